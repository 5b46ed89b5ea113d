"""What stands in a calendar, and the days that are red."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, OuterRef, Q, Value, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils.translation import gettext as _
from holidays import country_holidays

from lms.dates import OSLO, on_wall
from lms.people.models import FosterParent, Municipality, Organisation, Region, Role, User
from lms.people.models.order import norwegian
from sessions.models import Registration, SchoolHoliday, TrainingSession, Venue
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.queries.staffing import leaders_read
from sessions.rules.kinds import kinds_with


@lru_cache(maxsize=32)
def red_days(year: int) -> Mapping[date, str]:
    """Norway's public holidays of a year by day, Sundays apart, with their Norwegian names."""
    return dict(country_holidays("NO", years=year, language="no").items())


EVES = {(12, 24): "Julaften", (12, 31): "Nyttårsaften"}  # working days that families keep free


def days_to_ask_for(first: date, last: date) -> dict[date, str]:
    """The days between two days, both included, on which people come only if they are asked: red days,
    24 and 31 December, by name."""
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found.update(red_days(year))
        for (month_number, day), name in EVES.items():
            found.setdefault(date(year, month_number, day), name)
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def school_holidays(first: date, last: date, *county_numbers: str) -> dict[date, str]:
    """Each day between two days on which the schools of these counties, or of all, are closed, by name."""
    rows = SchoolHoliday.objects.filter(
        county_number__in=["", *county_numbers], first_day__lte=last, last_day__gte=first
    )
    return {
        date.fromordinal(number): holiday.name
        for holiday in rows
        for number in range(
            max(holiday.first_day, first).toordinal(), min(holiday.last_day, last).toordinal() + 1
        )
    }


def day_notes(day: date, holidays: Mapping[date, str]) -> list[str]:
    """What is worth knowing about a day that is planned for: that it is red, a day that families keep
    free, or one of these school holidays."""
    said = []
    if name := red_days(day.year).get(day):
        said.append(_("Red day: %(name)s") % {"name": name})
    elif name := days_to_ask_for(day, day).get(day):
        said.append(_("%(name)s: most people keep it free") % {"name": name})
    if name := holidays.get(day):
        said.append(_("School holiday: %(name)s") % {"name": name})
    return said


@dataclass(frozen=True)
class Filters:
    """Which of the visible sessions a calendar shows; None and empty leave nothing out. A region keeps
    what the reader attends, leads or is invited to elsewhere."""

    organisation: int | None = None
    trainer: int | None = None
    venue: int | None = None
    municipality: str = ""
    region: str = ""

    def apply(self, sessions: TrainingSessionQuerySet, user: User | AnonymousUser) -> TrainingSessionQuerySet:
        if self.region:
            attended = Registration.objects.filter(session=OuterRef("pk"), person=user.pk).live()
            led = TrainingSession.objects.led_by(user).values("pk")
            sessions = sessions.filter(
                Q(organisation__region=self.region)
                | Q(Exists(attended))
                | Q(pk__in=led)
                | Q(kind__in=kinds_with("is_by_invitation"))
            )
        if self.organisation is not None:
            sessions = sessions.filter(organisation=self.organisation)
        if self.trainer is not None:
            sessions = sessions.with_leader(self.trainer)
        if self.venue is not None:
            sessions = sessions.filter(venue=self.venue)
        if self.municipality:
            sessions = sessions.filter(venue__municipality=self.municipality)
        return sessions


@dataclass(frozen=True)
class CalendarEntry:
    """One session as a month shows it."""

    uuid: UUID
    title: str
    kind: str
    begins_at: datetime
    is_draft: bool
    course: str = ""
    town: str = ""


@dataclass
class Day:
    """One day of a calendar: what stands on it, in order, and what sort of day it is. `number` sessions
    touch it; `entries` are the first of them."""

    day: date
    is_inside: bool
    is_today: bool
    red: str
    school: str
    number: int = 0
    entries: list[CalendarEntry] = field(default_factory=list)


@dataclass(frozen=True)
class Week:
    """Seven days from a Monday, with the ISO week's number and the year that it is a week of."""

    number: int
    year: int
    days: list[Day]


def month(
    user: User | AnonymousUser, first: date, *, filters: Filters, today: date, most: int = 5
) -> list[Week]:
    """The weeks that touch a month, each day with its first sessions, `most` of them; three queries
    whatever their number."""
    monday = first - timedelta(days=first.weekday())
    after = (first + timedelta(days=32)).replace(day=1)
    weeks = -(-(after - monday).days // 7)
    return _weeks(user, monday, weeks, filters=filters, today=today, month=first.month, most=most)


def week(user: User | AnonymousUser, monday: date, *, filters: Filters, today: date, most: int = 25) -> Week:
    """One week's days, each with its first sessions, `most` of them."""
    (found,) = _weeks(user, monday, 1, filters=filters, today=today, month=None, most=most)
    return found


def between(
    user: User | AnonymousUser, start: datetime, end: datetime, *, filters: Filters | None = None
) -> TrainingSessionQuerySet:
    """The standing sessions that a user may see between two instants, in order, with venue and
    leaders read (`leaders_read`); three queries whatever their number."""
    sessions = TrainingSession.objects.visible_to(user).standing().between(start, end)
    return (
        (filters or Filters())
        .apply(sessions, user)
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related(leaders_read())
        .in_order()
    )


@dataclass(frozen=True)
class Choices:
    """What a reader can narrow a calendar to: (value, name) pairs."""

    organisations: list[tuple[int, str]]
    trainers: list[tuple[int, str]]
    venues: list[tuple[int, str]]
    municipalities: list[tuple[str, str]]


def choices(organisations: frozenset[int]) -> Choices:
    """The choices of somebody who plans for these services, by name; four queries."""
    venues = Venue.objects.in_use().filter(organisation__in=organisations)
    trainers = User.objects.with_role(Role.TRAINER, at=organisations)
    places = Municipality.objects.filter(venues__in=venues)
    return Choices(
        organisations=list(
            Organisation.objects.filter(pk__in=organisations)
            .order_by(*norwegian("name"))
            .values_list("pk", "name")
        ),
        trainers=[
            (one.pk, one.name) for one in trainers.order_by(*norwegian("last_name", "first_name"), "pk")
        ],
        venues=list(venues.order_by(*norwegian("name")).values_list("pk", "name")),
        municipalities=list(places.distinct().order_by(*norwegian("name")).values_list("pk", "name")),
    )


def regions() -> list[Region]:
    """The regions that a calendar can be narrowed to."""
    return list(Region.objects.order_by("pk"))


def home_region_of(user: User) -> str:
    """The region that a user's home lies in; "" for who lives in none."""
    homes = FosterParent.objects.filter(user=user).current()
    return homes.values_list("home__host_municipality__region", flat=True).first() or ""


def _counties(filters: Filters) -> list[str]:
    """The counties whose school holidays concern a calendar: the municipality's, or the region's."""
    if filters.municipality:
        places = Municipality.objects.filter(pk=filters.municipality)
    else:
        places = Municipality.objects.filter(region=filters.region or None)
    return list(places.order_by().values_list("county_number", flat=True).distinct())


def _weeks(
    user: User | AnonymousUser,
    monday: date,
    number: int,
    *,
    filters: Filters,
    today: date,
    month: int | None,
    most: int,
) -> list[Week]:
    last = monday + timedelta(days=7 * number - 1)
    red = {day: name for year in (monday.year, last.year) for day, name in red_days(year).items()}
    eves = {day: name for day, name in days_to_ask_for(monday, last).items() if day not in red}
    closed = school_holidays(monday, last, *_counties(filters))
    days = {
        day: Day(
            day=day,
            is_inside=month is None or day.month == month,
            is_today=day == today,
            red=red.get(day, ""),
            school=eves.get(day) or closed.get(day, ""),
        )
        for day in (monday + timedelta(days=each) for each in range(7 * number))
    }
    start, end = on_wall(monday, time(0)), on_wall(last + timedelta(days=1), time(0))
    sessions = filters.apply(TrainingSession.objects.visible_to(user).standing().between(start, end), user)
    beginning: dict[date, int] = {}
    for row in _first_of_each_day(sessions, most):
        uuid, title, kind, status, begins_at, begun, ended, beside, course, town = row
        is_draft = status == TrainingSession.Status.DRAFT
        entry = CalendarEntry(uuid, title, kind, begins_at, is_draft, course or "", town or "")
        beginning[begun] = beside
        for number in range(max(begun, monday).toordinal(), min(ended, last).toordinal() + 1):
            day = days[date.fromordinal(number)]
            day.number += day.day != begun
            day.entries.append(entry)
    for day in days.values():
        day.number += beginning.get(day.day, 0)
        del day.entries[most:]
    listed = list(days.values())
    return [
        Week(*_week_of(listed[start].day), listed[start : start + 7]) for start in range(0, len(listed), 7)
    ]


def _first_of_each_day(
    sessions: TrainingSessionQuerySet, most: int
) -> Iterable[tuple[UUID, str, str, str, datetime, date, date, int, str | None, str | None]]:
    """The first `most` that begin on each Oslo day and all that last several, in order: uuid, title,
    kind, status, beginning, first and last day, how many begin on the first day, the name of the series, the
    town."""
    ending = F("period__endswith") - Value(timedelta(microseconds=1))
    return (
        sessions.annotate(
            begins=F("period__startswith"),
            begun=TruncDate(F("period__startswith"), tzinfo=OSLO),
            ended=TruncDate(ending, tzinfo=OSLO),
            place=Window(RowNumber(), partition_by=F("begun"), order_by=["period__startswith", "pk"]),
            beside=Window(Count("pk"), partition_by=F("begun")),
        )
        .filter(Q(place__lte=most) | Q(ended__gt=F("begun")))
        .order_by("begins", "pk")
        .values_list(
            "uuid",
            "title",
            "kind",
            "status",
            "begins",
            "begun",
            "ended",
            "beside",
            "series__name",
            "venue__municipality__name",
        )
    )


def _week_of(monday: date) -> tuple[int, int]:
    """The number of an ISO week and its year, which near New Year is not always the day's."""
    return monday.isocalendar().week, monday.isocalendar().year
