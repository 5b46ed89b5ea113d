"""What stands in a calendar, and the days that are red."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q
from holidays import country_holidays

from lms.people.models import User
from sessions.models import SchoolHoliday, TrainerAssignment, TrainingSession

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@lru_cache(maxsize=32)
def red_days(year: int) -> Mapping[date, str]:
    """Norway's public holidays of a year by day, Sundays apart, with their Norwegian names."""
    return dict(country_holidays("NO", years=year, language="no").items())


def school_holidays(first: date, last: date, county_number: str = "") -> dict[date, str]:
    """Each day between two days on which the schools of a county, or of all, are closed, by name."""
    rows = SchoolHoliday.objects.filter(
        Q(county_number="") | Q(county_number=county_number), first_day__lte=last, last_day__gte=first
    )
    return {
        date.fromordinal(number): holiday.name
        for holiday in rows
        for number in range(
            max(holiday.first_day, first).toordinal(), min(holiday.last_day, last).toordinal() + 1
        )
    }


def between(
    user: "User | AnonymousUser",
    start: datetime,
    end: datetime,
    *,
    trainer: int | None = None,
    venue: int | None = None,
    organisation: int | None = None,
    municipality: str = "",
) -> list[TrainingSession]:
    """The standing sessions that a user may see between two instants, in order, with venue and
    leaders read (`leaders_read`); three queries whatever their number."""
    sessions = TrainingSession.objects.visible_to(user).standing().between(start, end)
    if trainer is not None:
        sessions = sessions.led_by(trainer)
    if venue is not None:
        sessions = sessions.filter(venue=venue)
    if organisation is not None:
        sessions = sessions.filter(organisation=organisation)
    if municipality:
        sessions = sessions.filter(venue__municipality=municipality)
    leaders = TrainerAssignment.objects.filter(withdrawn_at=None).select_related("trainer").order_by("pk")
    return list(
        sessions.select_related("venue", "organisation")
        .prefetch_related(Prefetch("trainer_assignments", queryset=leaders, to_attr="leaders_read"))
        .in_order()
    )
