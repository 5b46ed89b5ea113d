"""When sessions are, and when people and places are taken."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from lms.dates import OSLO, on_wall

DAY_BEGINS, DAY_ENDS = time(8), time(21)
LONGEST_DAY = timedelta(hours=13)
_STEP = timedelta(minutes=30)
WEEKS_AROUND = 8
PATIENCE = timedelta(weeks=3)  # by which a proposal puts a gathering off for one who is taken
_SUNDAY = 6

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
    within: tuple[date, date] = (date.min, date.max),
    steps: int = 11,
) -> list[datetime]:
    """Beginnings nearest to `begins_at` at which none of the calendars in `busy` is taken.

    Each calendar's spans already hold its buffers, widened so that a beginning is free when the
    bare session does not touch them. The same time of day on other days comes before other times;
    only between 8 and 21 Oslo time (later where the asked time ends later), not on `closed` days, and not
    before `not_before`; Sundays come last unless a Sunday was asked for. A session over
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
                and within[0] <= _days_of(span)[0] <= within[1]
                and closed.isdisjoint(_days_of(span))
                and not any(overlaps(span, one) for one in taken)
            ][:wanted]
        )
    asked_end = (begins_at + length).astimezone(OSLO)
    is_same_day = asked_end.date() == begins_at.astimezone(OSLO).date()
    ends_by = max(DAY_ENDS, asked_end.time()) if is_same_day else DAY_ENDS
    earliest = not_before or begins_at - timedelta(days=days)

    def is_free(begin: datetime) -> bool:
        local = begin.astimezone(OSLO)
        end = (begin + length).astimezone(OSLO)
        in_hours = local.time() >= DAY_BEGINS and end.date() == local.date() and end.time() <= ends_by
        return (
            begin >= earliest
            and in_hours
            and within[0] <= local.date() <= within[1]
            and local.date() not in closed
            and not any(overlaps((begin, begin + length), span) for span in taken)
        )

    wall = begins_at.astimezone(OSLO)
    same_time = [_on_day(wall, offset) for day in range(1, days + 1) for offset in (day, -day)]
    same_day = [begins_at + sign * step * _STEP for step in range(1, steps + 1) for sign in (1, -1)]
    same_day = [begin for begin in same_day if begin.astimezone(OSLO).date() == wall.date()]
    found = [begin for begin in same_day if is_free(begin)][:1]
    free = [begin for begin in same_time if is_free(begin)]
    found += sorted(free, key=lambda begin: begin.astimezone(OSLO).weekday() == _SUNDAY != wall.weekday())
    return sorted(found[:wanted])


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


def past_closed(spans: Sequence[Span], gaps: Sequence[int], closed: Iterable[date]) -> list[Span]:
    """The spans in order, each moved on by as few whole weeks as take it off the `closed` days and leave its
    gap (days) to the one before; the first gap is not looked at. At most a year on."""
    closed = set(closed)
    found: list[Span] = []
    for span, gap in zip(spans, gaps, strict=True):
        for weeks in range(53):
            moved = shifted(span, days=7 * weeks)
            day = _days_of(moved)[0]
            is_apart = not found or (day - _days_of(found[-1])[0]).days >= max(gap, 1)
            if is_apart and closed.isdisjoint(_days_of(moved)):
                break
        found.append(moved)
    return found


def place(
    candidates: Sequence[date],
    gaps: Sequence[int],
    closed: Iterable[date] = (),
    *,
    lasting: Sequence[int] = (),
    is_taken: Callable[[int, date], bool] | None = None,
) -> list[date] | None:
    """The earliest days for gatherings in order, one for each of `gaps`: never on a closed day, and
    each at least its gap (days) after the one before; the first gap is not looked at.

    `candidates` are the days on which the series may meet, in order. `lasting` tells how many days
    each takes, one where it is empty: one of several ends on a Sunday, whichever days the series
    meets on, and the next begins after it. `is_taken` tells whether somebody or something is taken when a
    gathering (0 is the first) would be on a day: it then comes up to `PATIENCE` later, and where that does
    not help, as early as without. None if the days run out.
    """
    closed = set(closed)
    found: list[date] = []
    earliest = candidates[0] if candidates else date.min
    for number, (gap, days) in enumerate(zip(gaps, lasting or [1] * len(gaps), strict=True)):
        if found:
            earliest = max(earliest, found[-1] + timedelta(days=max(gap, 1)))
        choices = candidates if days == 1 else _weekends(candidates, days)
        day = next((one for one in choices if one >= earliest and not closed & _taken(one, days)), None)
        if day is None:
            return None
        if is_taken is not None and is_taken(number, day):
            later = [one for one in choices if day < one <= day + PATIENCE and not closed & _taken(one, days)]
            day = next((one for one in later if not is_taken(number, one)), day)
        found.append(day)
        earliest = day + timedelta(days=days)
    return found


def _weekends(candidates: Sequence[date], days: int) -> list[date]:
    """The days between the first and the last candidate from which so many days end on a Sunday."""
    span = range(candidates[0].toordinal(), candidates[-1].toordinal() + 1) if candidates else range(0)
    return [day for day in map(date.fromordinal, span) if day.weekday() == 7 - days]


def _taken(day: date, days: int) -> set[date]:
    return {day + timedelta(days=number) for number in range(days)}
