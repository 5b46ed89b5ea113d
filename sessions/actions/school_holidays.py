"""Keep the days without school."""

from datetime import date

from django.db import transaction

from lms.people.actions.traces import audit
from lms.people.models import Municipality, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.models import SchoolHoliday


@transaction.atomic
def keep_school_holiday(
    *, county_number: str, name: str, first_day: date, last_day: date, by: User
) -> SchoolHoliday:
    """Keep days on which the schools of a county (all where it is empty) are closed; one that begins on
    the same day is replaced. Raises `NotAllowed` outside the coordinator's own region."""
    _must_know_county(by, county_number)
    holiday, _ = SchoolHoliday.objects.update_or_create(
        county_number=county_number, first_day=first_day, defaults={"name": name, "last_day": last_day}
    )
    audit("school_holiday.kept", f"school_holiday:{holiday.pk}", by=by, county=county_number)
    return holiday


@transaction.atomic
def remove_school_holiday(holiday: SchoolHoliday, *, by: User) -> None:
    """Forget a school holiday. Raises `NotAllowed` as `keep_school_holiday`."""
    _must_know_county(by, holiday.county_number)
    audit("school_holiday.removed", f"school_holiday:{holiday.pk}", by=by, county=holiday.county_number)
    holiday.delete()


def _must_know_county(by: User, county_number: str) -> None:
    access = access_of(by)
    if access.has(Role.ADMIN):
        return
    own = Municipality.objects.filter(county_number=county_number, region__in=access.regions)
    if not (county_number and access.has(Role.COORDINATOR) and own.exists()):
        raise NotAllowed
