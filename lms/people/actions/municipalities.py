"""Municipalities that merge, split or change their number: known beforehand, done on their day.

Where one goes on as one, homes, offices, counties, venues and wishes follow by themselves. Where it is split,
offices answer for all its parts, and of each home staff say in which it lies: no address is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.errors.changes import ChangeNotPossible
from lms.people.models import (
    FosterHome,
    HomeMove,
    Municipality,
    MunicipalityChange,
    Organisation,
    SupervisionCase,
    User,
)
from lms.people.signals import municipality_changed, people_changed

# Every column that names a municipality, and what becomes of it (`tests/test_municipalities.py`).
FOLLOWS = {
    "people.fosterhome.host_municipality": "follows where there is one successor; else staff choose",
    "people.organisation.municipalities": "all successors",
    "people.supervisioncase.municipalities": "all successors beside the old, which its looks were in",
    "people.homemove.from_municipality": "what is planned follows where there is one successor",
    "people.homemove.to_municipality": "what is planned follows where there is one successor",
    "people.municipalitychange.old": "history",
    "people.municipalitychange.new": "history",
}
PARTS = ("number", "name", "official_names", "county_number", "county", "region", "organisation_number")


@transaction.atomic
def plan_change(old: Municipality, new: Municipality, *, on: date, by: User | None) -> MunicipalityChange:
    """Let a municipality be another from a day on; the nightly job does it.

    Raises `ChangeNotPossible` where it has ended already or ends on another day, or the other has not begun
    or has ended by then.
    """
    has_ended = old.ends_on is not None or (new.ends_on is not None and new.ends_on <= on)
    is_early = new.begins_on is not None and new.begins_on > on
    other_days = MunicipalityChange.objects.filter(old=old).exclude(on=on)
    if old.pk == new.pk or has_ended or is_early or other_days.exists():
        raise ChangeNotPossible
    change, is_new = MunicipalityChange.objects.get_or_create(old=old, new=new, defaults={"on": on})
    if is_new:
        audit("municipality.change_planned", f"municipality:{old.pk}", by=by, new=new.pk, on=on)
    return change


@transaction.atomic
def read_changes(rows: Iterable[Mapping[str, str]], *, by: User | None) -> int:
    """Plan the changes of a list: `on`, `old`, and the new municipality as in the register (`PARTS`), which
    is made where it is not known, and lies where the old one does. Read twice, it is read once. Returns how
    many are new.

    Raises `ChangeNotPossible`, `Municipality.DoesNotExist` for an unknown old one, or `ValueError` for a day
    that is none; then nothing is kept.
    """
    number = 0
    for row in rows:
        on = date.fromisoformat(row["on"])
        if MunicipalityChange.objects.filter(old=row["old"], new=row["number"], on=on).exists():
            continue
        old = Municipality.objects.get(pk=row["old"])
        new, _is_new = Municipality.objects.get_or_create(
            number=row["number"],
            defaults={
                **{part: row[part] for part in PARTS if part not in {"number", "region"}},
                "region_id": row["region"],
                "latitude": old.latitude,
                "longitude": old.longitude,
                "begins_on": on,
            },
        )
        plan_change(old, new, on=on, by=by)
        number += 1
    return number


@transaction.atomic
def drop_change(change: MunicipalityChange, *, by: User | None) -> None:
    """Take a change back whose day has not come. Raises `ChangeNotPossible`."""
    if not MunicipalityChange.objects.filter(pk=change.pk, done_at=None).delete()[0]:
        raise ChangeNotPossible
    audit("municipality.change_dropped", f"municipality:{change.old_id}", by=by, new=change.new_id)


def carry_out_changes(*, on: date | None = None) -> int:
    """Do every change whose day has come; done twice, it is done once. Returns how many have ended."""
    waiting = MunicipalityChange.objects.filter(done_at=None, on__lte=on or today())
    numbers = list(dict.fromkeys(waiting.order_by("on", "old").values_list("old", flat=True)))
    return sum(_carry_out(number) for number in numbers)


@transaction.atomic
def _carry_out(number: str) -> int:
    old = Municipality.objects.select_for_update(no_key=True).get(pk=number)
    waiting = MunicipalityChange.objects.filter(old=old, done_at=None)
    changes = list(waiting.select_related("new").order_by("new"))
    if not changes:
        return 0
    news, day = [change.new for change in changes], changes[0].on
    waiting.update(done_at=timezone.now())
    old.ends_on = day
    old.save(update_fields=["ends_on"])
    offices = {*_answer_for(old, news), *_supervise(old, news)}
    for case in SupervisionCase.objects.filter(municipalities=old):
        case.municipalities.add(*news)
    homes = _lie_in(old, news[0]) if len(news) == 1 else []
    municipality_changed.send(sender=MunicipalityChange, old=old, news=news, on=day)
    audit(
        "municipality.changed",
        f"municipality:{old.pk}",
        by=None,
        news=[new.pk for new in news],
        on=day,
        homes=len(homes),
        offices=sorted(offices),
    )
    if homes:
        people_changed.send(sender=MunicipalityChange, homes=homes)
    return 1


def _lie_in(old: Municipality, new: Municipality) -> list[FosterHome]:
    lying = FosterHome.objects.filter(host_municipality=old).order_by("pk")
    homes = list(lying.select_for_update(no_key=True))
    for home in homes:
        home.host_municipality = new
    FosterHome.objects.bulk_update(homes, ["host_municipality"], batch_size=500)
    planned = HomeMove.objects.planned()
    planned.filter(from_municipality=old, to_municipality=new).delete()
    planned.filter(to_municipality=old, from_municipality=new).delete()
    planned.filter(to_municipality=old).update(to_municipality=new)
    planned.filter(from_municipality=old).update(from_municipality=new)
    return homes


def _answer_for(old: Municipality, news: Sequence[Municipality]) -> list[int]:
    offices = list(Organisation.objects.filter(municipalities=old))
    for office in offices:
        office.municipalities.add(*news)
        office.municipalities.remove(old)
    return [office.pk for office in offices]


def _supervise(old: Municipality, news: Sequence[Municipality]) -> list[int]:
    """Who supervised the old county supervises the new ones; a county that is no more falls away."""
    counties = {new.county_number for new in news}
    if counties == {old.county_number}:
        return []
    lives_on = Municipality.objects.filter(county_number=old.county_number, ends_on=None).exists()
    gone = set() if lives_on else {old.county_number}
    governors = list(Organisation.objects.filter(county_numbers__contains=[old.county_number]))
    for governor in governors:
        governor.county_numbers = sorted((set(governor.county_numbers) | counties) - gone)
        governor.save(update_fields=["county_numbers"])
        audit(
            "organisation.counties",
            f"organisation:{governor.pk}",
            by=None,
            counties=governor.county_numbers,
        )
    return [governor.pk for governor in governors]
