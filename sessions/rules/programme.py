"""The programme of a day: points within the day, those of one slot side by side, slots one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum


class Wrong(Enum):
    """What is the matter with a point."""

    ENDS_FIRST = "ends first"
    OUTSIDE = "outside the day"
    OVERLAPS = "overlaps another slot"


@dataclass(frozen=True)
class Timed:
    """A point with its slot and its times; `ends` is None where that was never asked for."""

    title: str
    slot: int
    begins: time
    ends: time | None


@dataclass(frozen=True)
class ProgrammeFault:
    """What is the matter with the point of this title; `other` is the one that it overlaps."""

    wrong: Wrong
    title: str
    other: str = ""


def fault_in(points: Sequence[Timed], *, opens: time | None, closes: time | None) -> ProgrammeFault | None:
    """The first thing that is the matter with a programme, points in the order of their beginning; None if it
    is sound. The day `opens` and `closes` then, None for both where it lasts several days."""
    ordered = sorted(points, key=lambda one: (one.begins, one.slot))
    for point in ordered:
        if point.ends is not None and point.ends <= point.begins:
            return ProgrammeFault(Wrong.ENDS_FIRST, point.title)
        last = point.ends or point.begins
        if opens is not None and closes is not None and not opens <= point.begins <= last <= closes:
            return ProgrammeFault(Wrong.OUTSIDE, point.title)
    for number, after in enumerate(ordered):
        for before in ordered[:number]:
            runs_on = (before.ends or before.begins) > after.begins or before.begins == after.begins
            if before.slot != after.slot and runs_on:
                return ProgrammeFault(Wrong.OVERLAPS, after.title, before.title)
    return None


def later_by(at: time, shift: timedelta) -> time | None:
    """A time of day moved on the clock; None where that is another day."""
    moved = datetime.combine(date(2000, 1, 3), at) + shift
    return moved.time() if moved.date() == date(2000, 1, 3) else None
