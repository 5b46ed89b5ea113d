"""Recurrence, by django-scheduler: the only importer of it.

The scheduler holds how a series or a network group repeats; our own session rows, made from it,
hold when something takes place. It is asked in Oslo time always, since it computes in the time zone
of the window it is asked about, and only for beginnings: ends are counted on the clock by
`sessions.rules`. Rules are shared and never deleted, since deleting one turns series into single
events.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from schedule.models import Calendar, Event, Rule

from lms.dates import OSLO, on_wall
from lms.people.models import Organisation

# The scheduler compares each occurrence that it finds with every other one of the window.
_WINDOW = timedelta(days=90)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def weekly_event(
    organisation: Organisation,
    *,
    title: str,
    first_day: date,
    weekdays: Collection[int],
    begins: time,
    minutes: int,
    every: int = 1,
) -> int:
    """Keep a weekly recurrence on these weekdays (0 is Monday), every so many weeks; returns its id."""
    return _keep(organisation, title, first_day, begins, minutes, "WEEKLY", _weekly(weekdays, every))


def monthly_event(
    organisation: Organisation,
    *,
    title: str,
    first_day: date,
    weekday: int,
    which: int,
    begins: time,
    minutes: int,
) -> int:
    """Keep a recurrence on the `which`-th such weekday of each month (-1: the last); returns its id."""
    params = f"byweekday:{_DAYS[weekday]};bysetpos:{which}"
    return _keep(organisation, title, first_day, begins, minutes, "MONTHLY", params)


def beginnings(event_id: int, *, until: date) -> list[datetime]:
    """When a recurrence begins, from its first day to `until`, both included; instants in order."""
    event = Event.objects.select_related("rule").get(pk=event_id)
    start = event.start.astimezone(OSLO)
    days: set[date] = set()
    first = start.date()
    while first <= until:
        last = min(first + _WINDOW, until)
        window_start = datetime.combine(first, time(0), tzinfo=OSLO)
        window_end = datetime.combine(last + timedelta(days=1), time(0), tzinfo=OSLO)
        found = event.get_occurrences(window_start, window_end)
        days |= {one.start.astimezone(OSLO).date() for one in found}
        first = last + timedelta(days=1)
    return [on_wall(day, start.time()) for day in sorted(days)]


def drop_event(event_id: int | None) -> None:
    """Forget a recurrence; its rule stays, others may share it."""
    if event_id is not None:
        Event.objects.filter(pk=event_id).delete()


def _keep(
    organisation: Organisation,
    title: str,
    first_day: date,
    begins: time,
    minutes: int,
    frequency: str,
    params: str,
) -> int:
    calendar, _ = Calendar.objects.get_or_create(
        slug=f"organisation-{organisation.pk}", defaults={"name": organisation.name}
    )
    name = f"{frequency.lower()} {params}"[:32]
    rule = Rule.objects.filter(frequency=frequency, params=params).order_by("pk").first()
    rule = rule or Rule.objects.create(frequency=frequency, params=params, name=name, description=params)
    start = on_wall(first_day, begins)
    event = Event.objects.create(
        calendar=calendar, title=title, start=start, end=start + timedelta(minutes=minutes), rule=rule
    )
    return int(event.pk)


def _weekly(weekdays: Collection[int], every: int) -> str:
    days = ",".join(_DAYS[day] for day in sorted(set(weekdays)))
    return f"byweekday:{days};interval:{every}"
