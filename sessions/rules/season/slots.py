"""Where series could lie in a season, and who could lead them there."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from itertools import pairwise

from sessions.rules.season.case import (
    LONGEST_PAUSE,
    MINUTES,
    Course,
    Room,
    SeasonCase,
    Slot,
    Stretch,
    Trainer,
    day_of,
    moment,
    overlap,
    stretches,
)
from sessions.rules.times import place


def slots_of(season: SeasonCase) -> list[Slot]:
    """Every slot that keeps to the calendar, the rooms' bookings and the wishes: for each course, room,
    weekday and time the earliest days from each week on. Locked series are among them."""
    found: dict[Slot, None] = {one.slot: None for one in season.locked}
    for course in season.courses:
        for room in season.rooms:
            for weekday in sorted(season.wishes.weekdays):
                for slot in _in_room(season, course, room, weekday):
                    found.setdefault(slot)
    return list(found)


def _in_room(season: SeasonCase, course: Course, room: Room, weekday: int) -> Iterator[Slot]:
    days = [day for day in _days(season.first, season.last) if day.weekday() == weekday]
    gaps, lasting = [one.gap for one in course.meetings], [one.days for one in course.meetings]
    for begins in season.wishes.begins:
        closed = (
            season.closed
            | room.closed
            | {
                day
                for day in days
                for stretch in [(moment(day, begins), moment(day, begins) + _longest(course))]
                if any(overlap(stretch, taken) for taken in room.taken)
            }
        )
        last: tuple[date, ...] = ()
        for number in range(len(days)):
            placed = place(days[number:], gaps, closed, lasting=lasting)
            if placed is None:
                break
            if tuple(placed) == last:
                continue
            last = tuple(placed)
            if _falls_apart(last, gaps):
                continue
            slot = Slot(course=course.key, room=room.key, weekday=weekday, begins=begins, days=last)
            held = stretches(course, slot)
            if not _in_hours(held, season) or any(overlap(a, b) for a in held for b in room.taken):
                continue
            yield slot


def _falls_apart(days: Sequence[date], gaps: Sequence[int]) -> bool:
    return any(
        (after - before).days > max(1, gap) + LONGEST_PAUSE
        for (before, after), gap in zip(pairwise(days), gaps[1:], strict=True)
    )


def _longest(course: Course) -> int:
    return max((one.minutes for one in course.meetings if one.days == 1), default=0)


def _in_hours(held: Iterable[Stretch], season: SeasonCase) -> bool:
    last = moment(season.last, _MIDNIGHT) + MINUTES
    return all(end <= last for _begin, end in held)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


_MIDNIGHT = time(0)


def touched(course: Course, slot: Slot) -> tuple[date, ...]:
    """The days on which somebody who leads the slot's series is at work."""
    found: dict[date, None] = {}
    for begin, end in stretches(course, slot):
        for number in range(begin // MINUTES, (end - 1) // MINUTES + 1):
            found.setdefault(date.fromordinal(number))
    return tuple(found)


def can_lead(trainer: Trainer, course: Course, slot: Slot) -> bool:
    """Whether a trainer knows the course and can be asked at all its times, apart from the series that
    the same proposal gives them."""
    if trainer.modules is not None and not course.modules <= trainer.modules:
        return False
    return is_free(trainer, tuple(stretches(course, slot)))


def is_free(trainer: Trainer, held: tuple[Stretch, ...]) -> bool:
    """Whether a trainer can be asked at these times. Over nights the weekdays count, the hours do not."""
    for begin, end in held:
        first, last = day_of(begin), day_of(end - 1)
        if any(day.weekday() not in trainer.weekdays for day in _days(first, last)):
            return False
        if first == last:
            if trainer.earliest and begin < moment(first, trainer.earliest):
                return False
            if trainer.latest and end > moment(first, trainer.latest):
                return False
    begin, end = held[0][0], max(one[1] for one in held)
    near = [taken for taken in trainer.taken if overlap(taken, (begin, end))]
    return not any(overlap(taken, one) for taken in near for one in held)
