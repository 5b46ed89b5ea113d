"""Which sessions, added where and when, would let most homes be done soonest."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from lms.approval.forecast import Forecast, OfferedMeeting, forecast
from lms.approval.queries.forecast.cases import ForecastQuestion
from lms.approval.queries.forecast.prospects import MANY_STEPS
from lms.dates import on_wall
from lms.people.models import Municipality
from sessions.models import Venue
from sessions.queries.calendars import days_to_ask_for, school_holidays

SETS, PLACES, SAMPLE = 5, 3, 200
WEEKDAYS = (1, 3, 5)
NOTICE = timedelta(days=21)
_HORIZON = timedelta(days=730)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class HeldBackHome:
    """A home whose day is bound by what is published: what it asked, the answer, and the parts that
    hold it back, in the order of the path."""

    asked: ForecastQuestion
    found: Forecast
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Addition:
    """Sessions that could be added: one for each part, a week apart, from a day on, in a place (None:
    online). Of `waiting` homes held back by just these, `helped` of `tried` would be done sooner, by
    so many days each; they need so many places. `part` is the first, by uuid."""

    titles: tuple[str, ...]
    part: str
    venue: int | None
    place: str | None
    place_number: str
    first_on: date
    waiting: int
    tried: int
    helped: int
    days: tuple[int, ...]
    places: int


def waiting_for(asked: ForecastQuestion, found: Forecast) -> HeldBackHome | None:
    """What holds a home back, or None where it is its own e-learning or what nobody can add."""
    met = {part.id for adult in asked.case.adults for part in adult.parts if part.minutes is None}
    if found.lacking:
        done = {part for _, part in found.done_at}
        parts = [id_ for id_ in asked.parts if id_ in met and id_ not in done]
    else:
        parts = [found.last[1]] if found.last and found.last[1] in met else []
    return HeldBackHome(asked, found, tuple(parts)) if parts else None


def best_additions(
    waiting: Sequence[HeldBackHome], *, venues: Iterable[Venue], since: datetime, on: date
) -> list[Addition]:
    """For the commonest sets of parts that hold homes back, the best day and place to add sessions for
    them, those that help most homes first. Each is tried on at most `SAMPLE` homes."""
    by_parts: dict[tuple[str, ...], list[HeldBackHome]] = {}
    for one in waiting:
        by_parts.setdefault(one.parts, []).append(one)
    commonest = sorted(by_parts.items(), key=lambda item: (-len(item[1]), item[0]))[:SETS]
    rooms = list(venues)
    found = [_best(parts, homes, rooms, since, on) for parts, homes in commonest]
    return sorted((one for one in found if one.helped), key=lambda one: (-_scaled(one), -sum(one.days)))


def _best(
    parts: tuple[str, ...], homes: list[HeldBackHome], rooms: list[Venue], since: datetime, on: date
) -> Addition:
    sample = homes[:: max(1, len(homes) // SAMPLE)][:SAMPLE]
    hosted = Counter(one.asked.home.host_municipality_id for one in homes)
    by_place = {room.municipality_id: room for room in rooms}
    nearest = sorted(by_place.values(), key=lambda room: (-hosted[room.municipality_id], room.pk))[:PLACES]
    tried = [
        _try(parts, homes, sample, room, _first_day(on + NOTICE, weekday, closed), since, closed)
        for room in [*nearest, None]
        for closed in [_closed(room, on)]
        for weekday in WEEKDAYS
    ]
    return max(tried, key=lambda one: (one.helped, sum(one.days), one.place is not None))


def _try(
    parts: tuple[str, ...],
    homes: list[HeldBackHome],
    sample: list[HeldBackHome],
    room: Venue | None,
    first_on: date,
    since: datetime,
    closed: Collection[date],
) -> Addition:
    days, places = [], 0
    place = room.municipality if room else None
    for one in sample:
        more = _imagined(one, parts, place, room.organisation_id if room else None, first_on, since, closed)
        case = replace(one.asked.case, meetings=(*one.asked.case.meetings, *more))
        then = forecast(case, most_steps=MANY_STEPS)
        if then.ready_at is None or (one.found.ready_at is not None and then.ready_at >= one.found.ready_at):
            continue
        if one.found.ready_at is not None:
            days.append((one.found.ready_at - then.ready_at) // (24 * 60))
        imagined = {meeting.id for meeting in more}
        places += max((len(v.to_book) for v in then.visits if v.meeting in imagined), default=0)
        if one.found.ready_at is None:
            days.append(0)
    titles = tuple(homes[0].asked.parts[part].title for part in parts)
    return Addition(
        titles=titles,
        part=parts[0],
        venue=room.pk if room else None,
        place=place.name if place else None,
        place_number=place.pk if place else "",
        first_on=first_on,
        waiting=len(homes),
        tried=len(sample),
        helped=len(days),
        days=tuple(days),
        places=places,
    )


def _imagined(
    one: HeldBackHome,
    parts: tuple[str, ...],
    place: Municipality | None,
    organisation: int | None,
    first_on: date,
    since: datetime,
    closed: Collection[date],
) -> tuple[OfferedMeeting, ...]:
    """A session a week for each part, in the evening, on Saturdays in the day, with seats for all."""
    at = time(10) if first_on.weekday() == 5 else time(17)
    found = []
    day = first_on
    for week, part in enumerate(parts):
        day = _open_day(day + timedelta(weeks=1), closed) if week else first_on
        begins = (on_wall(day, at) - since) // _MINUTE
        suits = frozenset(
            account
            for account, user in one.asked.people.items()
            if one.asked.attendees.can_come(
                user, one.asked.home, days=(day, day), place=place, organisation=organisation
            )
        )
        ends = begins + (one.asked.parts[part].minutes or 180)
        found.append(OfferedMeeting(f"added-{week}", begins, ends, frozenset({part}), len(suits), suits))
    return tuple(found)


def _first_day(day: date, weekday: int, closed: Collection[date]) -> date:
    return _open_day(day + timedelta(days=(weekday - day.weekday()) % 7), closed)


def _open_day(day: date, closed: Collection[date]) -> date:
    """The day, or the same weekday in the next week that is not closed."""
    while day in closed:
        day += timedelta(weeks=1)
    return day


def _closed(room: Venue | None, on: date) -> set[date]:
    """The days ahead on which nothing is proposed in a room, or online: those that people must be asked for,
    and the school holidays of its county."""
    county = room.municipality.county_number if room else ""
    last = on + _HORIZON
    return {*days_to_ask_for(on, last), *school_holidays(on, last, county)}


def _scaled(one: Addition) -> float:
    """How many homes it would help if all were as those tried."""
    return one.helped / one.tried * one.waiting if one.tried else 0
