"""The school holidays that proposals skip, and the counties that keep them."""

from collections.abc import Collection

from django.db.models import QuerySet

from lms.dates import today
from lms.people.models import Municipality
from sessions.models import SchoolHoliday


def holidays_of(county_numbers: Collection[str]) -> QuerySet[SchoolHoliday]:
    """The holidays of these counties; "" is the whole country."""
    return SchoolHoliday.objects.filter(county_number__in=county_numbers)


def holidays_ahead(county_numbers: Collection[str]) -> QuerySet[SchoolHoliday]:
    """The same, those gone by left out, in order."""
    ahead = holidays_of(county_numbers).filter(last_day__gte=today())
    return ahead.order_by("first_day", "county_number")


def counties(regions: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Counties as (number, name), by name; those of some regions (codes) where any are given."""
    known = (
        Municipality.objects.in_force(today())
        .order_by("county")
        .values_list("county_number", "county")
        .distinct()
    )
    return list(known if regions is None else known.filter(region__in=regions))
