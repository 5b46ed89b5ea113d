"""The data that every installation starts from: regions, municipalities, target groups.

Idempotent; what staff have changed since is kept. Municipality names and numbers: Kartverket,
CC BY 4.0; organisation numbers: Statistics Norway; where they lie: GeoNames and Kartverket, CC BY 4.0.
"""

import csv
from pathlib import Path
from typing import Any

from lms.people.models import Municipality, Region, TargetGroup

_MUNICIPALITIES = Path(__file__).parents[1] / "data" / "municipalities.csv"
_REGIONS = {
    "nord": "Region nord",
    "midt": "Region Midt-Norge",
    "vest": "Region vest",
    "sor": "Region sør",
    "ost": "Region øst",
    "oslo": "Oslo",
}
_TARGET_GROUPS = [
    (
        "under-13",
        "Barn under 13 år med omfattende behov",
        "Barn under 13 år med omfattande behov",
        "Children under 13 with extensive needs",
    ),
    ("siblings", "Søskengrupper", "Syskengrupper", "Sibling groups"),
    ("youth", "Eldre barn og ungdom", "Eldre barn og ungdom", "Older children and youth"),
]


def load(**_: Any) -> None:
    """Make what is missing of the reference data."""
    Region.objects.bulk_create(
        [Region(code=code, name=name) for code, name in _REGIONS.items()], ignore_conflicts=True
    )
    municipalities = _municipalities()
    Municipality.objects.bulk_create(municipalities, ignore_conflicts=True)
    lying = {one.pk: one for one in municipalities}
    unplaced = list(Municipality.objects.filter(pk__in=lying, latitude=None))
    for one in unplaced:
        one.latitude, one.longitude = lying[one.pk].latitude, lying[one.pk].longitude
    Municipality.objects.bulk_update(unplaced, ["latitude", "longitude"], batch_size=500)
    TargetGroup.objects.bulk_create(
        [TargetGroup(code=code, name_nb=nb, name_nn=nn, name_en=en) for code, nb, nn, en in _TARGET_GROUPS],
        ignore_conflicts=True,
    )


def _municipalities() -> list[Municipality]:
    with _MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        return [
            Municipality(
                number=row["number"],
                name=row["name"],
                official_names=row["official_names"],
                county_number=row["county_number"],
                county=row["county"],
                region_id=row["region"],
                organisation_number=row["organisation_number"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        ]
