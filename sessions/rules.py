"""Pure rules of scheduling, seats and attendance: values in, values out; no clock, no query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
FIRST_YEAR, LAST_YEAR = 2000, 2100  # of the calendars, and of every day that is written in a form
ATTENDANCE_OPENS = timedelta(minutes=30)
ALONE_FOR = timedelta(hours=48)
OFFERS_END = timedelta(hours=2)
SHORTEST_OFFER = timedelta(minutes=15)
URGENT_WITHIN = timedelta(hours=24)
DAY_BEGINS, DAY_ENDS = time(8), time(21)
LONGEST_DAY = timedelta(hours=13)
_STEP = timedelta(minutes=30)
WEEKS_AROUND = 8

Span = tuple[datetime, datetime]


def busy_span(begins_at: datetime, ends_at: datetime, *, buffer_minutes: int) -> Span:
    """The time that a session keeps somebody or something busy: the buffer (travel, tidying) lies
    before it, so that it is the least gap between two sessions, once and not twice."""
    return begins_at - timedelta(minutes=buffer_minutes), ends_at


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans, ends excluded, share any time."""
    return one[0] < other[1] and other[0] < one[1]


def lies_between(span: Span, after: datetime | None, before: datetime | None) -> bool:
    """Whether a span begins no earlier than `after` and ends no later than `before`; None is open."""
    return (after is None or after <= span[0]) and (before is None or span[1] <= before)


def outside_hours(
    start: datetime,
    end: datetime,
    *,
    weekdays: Iterable[int],
    earliest: time | None = None,
    latest: time | None = None,
) -> list[Span]:
    """The spans between two instants when somebody cannot be asked who can be on these weekdays
    (0 is Monday), not before `earliest` and not after `latest` on Oslo's clocks."""
    wanted = set(weekdays)
    day, last = start.astimezone(OSLO).date(), end.astimezone(OSLO).date()
    found: list[Span] = []
    while day <= last:
        midnight, next_midnight = on_wall(day, time(0)), on_wall(day + timedelta(days=1), time(0))
        if day.weekday() not in wanted:
            found.append((midnight, next_midnight))
        else:
            if earliest:
                found.append((midnight, on_wall(day, earliest)))
            if latest:
                found.append((on_wall(day, latest), next_midnight))
        day += timedelta(days=1)
    return found


def nearest_free(
    begins_at: datetime,
    length: timedelta,
    busy: Iterable[Sequence[Span]],
    *,
    wanted: int = 3,
    days: int = 14,
    not_before: datetime | None = None,
    closed: Iterable[date] = (),
) -> list[datetime]:
    """Beginnings nearest to `begins_at` at which none of the calendars in `busy` is taken.

    Each calendar's spans already hold its buffers, widened so that a beginning is free when the
    bare session does not touch them. The same time of day on other days comes before other times;
    only between 8 and 21 Oslo time, not on `closed` days, and not before `not_before`. A session over
    several days keeps its weekdays and times: the weeks nearest to it are looked at, `WEEKS_AROUND` of
    them before and after.
    """
    taken = [span for calendar in busy for span in calendar]
    closed = set(closed)
    asked = begins_at, begins_at + length
    if length > LONGEST_DAY:
        weeks = [7 * sign * week for week in range(1, WEEKS_AROUND + 1) for sign in (1, -1)]
        return sorted(
            [
                span[0]
                for span in (shifted(asked, days=days) for days in weeks)
                if span[0] >= (not_before or span[0])
                and closed.isdisjoint(_days_of(span))
                and not any(overlaps(span, one) for one in taken)
            ][:wanted]
        )
    earliest = not_before or begins_at - timedelta(days=days)

    def is_free(begin: datetime) -> bool:
        local = begin.astimezone(OSLO)
        end = (begin + length).astimezone(OSLO)
        in_hours = local.time() >= DAY_BEGINS and end.date() == local.date() and end.time() <= DAY_ENDS
        return (
            begin >= earliest
            and in_hours
            and local.date() not in closed
            and not any(overlaps((begin, begin + length), span) for span in taken)
        )

    wall = begins_at.astimezone(OSLO)
    same_time = [_on_day(wall, offset) for day in range(1, days + 1) for offset in (day, -day)]
    same_day = [begins_at + sign * step * _STEP for step in range(1, 12) for sign in (1, -1)]
    same_day = [begin for begin in same_day if begin.astimezone(OSLO).date() == wall.date()]
    found = [begin for begin in same_day if is_free(begin)][:1]
    found += [begin for begin in same_time if is_free(begin)]
    return sorted(found[:wanted])


def on_wall(day: date, at: time) -> datetime:
    """The instant (UTC) when Oslo's clocks show `at` on `day`; in the hour that is missing in March,
    counted from before the change; in the doubled one in October, the first."""
    return datetime.combine(day, at, tzinfo=OSLO).astimezone(UTC)


def is_skipped(day: date, at: time) -> bool:
    """Whether Oslo's clocks never show `at` on `day`: the hour that is missing in March."""
    return on_wall(day, at).astimezone(OSLO).time() != at


def _days_of(span: Span) -> list[date]:
    first, last = (instant.astimezone(OSLO).date() for instant in span)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _on_day(wall: datetime, days: int) -> datetime:
    return on_wall(wall.date() + timedelta(days=days), wall.time())


def shifted(period: Span, *, days: int = 0, begins: time | None = None) -> Span:
    """A span moved by whole days, and to another time of day if given, on Oslo's clocks: a gathering
    from six to nine stays so across a change of clocks."""
    begin, end = (instant.astimezone(OSLO).replace(tzinfo=None) for instant in period)
    new_begin = datetime.combine(begin.date() + timedelta(days=days), begins or begin.time())
    new_end = new_begin + (end - begin)
    return on_wall(new_begin.date(), new_begin.time()), on_wall(new_end.date(), new_end.time())


# Seats ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Waiting:
    """A booking in the queue: its id and how many persons it waits for."""

    booking: int
    size: int


@dataclass(frozen=True)
class Handing:
    """Who is offered seats now, and who is passed over because they are too many."""

    offered: tuple[int, ...]
    skipped: tuple[int, ...]
    free: int


def hand_out(queue: Sequence[Waiting], free: int) -> Handing:
    """Hand free seats to those who wait: first come, first served among those who fit.

    A larger household that does not fit keeps its place; those after it may be served first.
    """
    offered: list[int] = []
    skipped: list[int] = []
    for waiting in queue:
        if waiting.size <= free:
            offered.append(waiting.booking)
            free -= waiting.size
        else:
            skipped.append(waiting.booking)
    return Handing(tuple(offered), tuple(skipped) if offered or free else (), free)


def offer_deadline(at: datetime, begins_at: datetime, *, hours: int) -> datetime | None:
    """Until when an offer made now holds: `hours`, but not later than two hours before the session;
    half the time that is left when that is shorter than a day. In the last two hours it holds for half
    of what is left, a quarter of an hour at least, but not beyond the beginning; None from then on."""
    latest = begins_at - OFFERS_END
    if at >= begins_at:
        return None
    if at >= latest:
        return min(begins_at, at + max((begins_at - at) / 2, SHORTEST_OFFER))
    deadline = at + timedelta(hours=hours)
    return min(deadline, latest if latest - at > timedelta(days=1) else at + (latest - at) / 2)


# Attendance -------------------------------------------------------------------------------------


def attendance_is_open(begins_at: datetime, at: datetime) -> bool:
    """Whether marks can be made: from thirty minutes before the beginning."""
    return at >= begins_at - ATTENDANCE_OPENS


def needs_second_person(ends_at: datetime, at: datetime) -> bool:
    """Whether a correction waits for another person: more than 48 hours after the end."""
    return at > ends_at + ALONE_FOR


def minutes_of(mark: str, minutes: int | None, scheduled: int) -> int | None:
    """The minutes that a mark stands for, or None where they do not fit it.

    Present means the whole session unless told otherwise; late and left early want the minutes
    attended, more than none and less than the whole; absent and excused have none.
    """
    if mark in ("absent", "excused"):
        return 0 if not minutes else None
    if mark == "present":
        return scheduled if minutes is None or minutes == scheduled else None
    return minutes if minutes is not None and 0 < minutes < scheduled else None


def counts_as_attended(minutes: int, scheduled: int, *, min_share: int) -> bool:
    """Whether the time attended reaches the share asked for, in percent."""
    return minutes * 100 >= scheduled * min_share


# People -----------------------------------------------------------------------------------------


def roster_name(name: str, *, is_protected: bool, alias: str, has_right: bool, fallback: str) -> str:
    """How a participant stands on a roster: an address-protected one under the agreed alias, unless
    the reader has the right; without an alias, under the fallback."""
    if not is_protected or has_right:
        return name
    return alias or fallback


# Series -----------------------------------------------------------------------------------------


def place(
    candidates: Sequence[date],
    gaps: Sequence[int],
    closed: Iterable[date] = (),
    *,
    lasting: Sequence[int] = (),
) -> list[date] | None:
    """The earliest days for gatherings in order, one for each of `gaps`: never on a closed day, and
    each at least its gap (days) after the one before; the first gap is not looked at.

    `candidates` are the days on which the series may meet, in order. `lasting` tells how many days
    each takes, one where it is empty: one of several ends on a Sunday, whichever days the series
    meets on, and the next begins after it. None if the days run out.
    """
    closed = set(closed)
    found: list[date] = []
    earliest = candidates[0] if candidates else date.min
    for gap, days in zip(gaps, lasting or [1] * len(gaps), strict=True):
        if found:
            earliest = max(earliest, found[-1] + timedelta(days=max(gap, 1)))
        choices = candidates if days == 1 else _weekends(candidates, days)
        day = next((one for one in choices if one >= earliest and not closed & _taken(one, days)), None)
        if day is None:
            return None
        found.append(day)
        earliest = day + timedelta(days=days)
    return found


def _weekends(candidates: Sequence[date], days: int) -> list[date]:
    """The days between the first and the last candidate from which so many days end on a Sunday."""
    span = range(candidates[0].toordinal(), candidates[-1].toordinal() + 1) if candidates else range(0)
    return [day for day in map(date.fromordinal, span) if day.weekday() == 7 - days]


def _taken(day: date, days: int) -> set[date]:
    return {day + timedelta(days=number) for number in range(days)}


# Goals ------------------------------------------------------------------------------------------

SCALE = (1, 5)
_CURVE_WIDTH, _CURVE_HEIGHT, _CURVE_MARGIN = 320, 120, 16


@dataclass(frozen=True)
class Point:
    """Where a goal stood at an instant, and where that lies in the drawing (from the top left)."""

    at: datetime
    value: int
    x: int
    y: int


@dataclass(frozen=True)
class Curve:
    """A goal's marks over time in a drawing of `width` by `height`; `line` joins them, `steps` are the
    heights of the scale's values with the value."""

    width: int
    height: int
    marks: tuple[Point, ...]
    line: str
    steps: tuple[tuple[int, int], ...]


def goal_curve(values: Sequence[tuple[datetime, int]]) -> Curve:
    """Draw marks from 1 to 5 over time: earliest to the left, far off at the bottom.

    One mark alone stands in the middle. `values` are (instant, mark), in order of time.
    """
    low, high = SCALE

    def height_of(value: int) -> int:
        share = (high - value) / (high - low)
        return round(_CURVE_MARGIN + share * (_CURVE_HEIGHT - 2 * _CURVE_MARGIN))

    begin = values[0][0] if values else None
    whole = (values[-1][0] - values[0][0]).total_seconds() if values else 0
    left, across = 2 * _CURVE_MARGIN, _CURVE_WIDTH - 3 * _CURVE_MARGIN
    marks = tuple(
        Point(
            at,
            value,
            round(left + across * ((at - begin).total_seconds() / whole if begin and whole else 0.5)),
            height_of(value),
        )
        for at, value in values
    )
    return Curve(
        width=_CURVE_WIDTH,
        height=_CURVE_HEIGHT,
        marks=marks,
        line=" ".join(f"{mark.x},{mark.y}" for mark in marks),
        steps=tuple((value, height_of(value)) for value in range(low, high + 1)),
    )
