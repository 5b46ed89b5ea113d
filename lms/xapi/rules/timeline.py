"""A drawn timeline of statements: where each stands between the first day and the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lms.xapi.profile import Verb

WIDTH, MARGIN, BASE, STEP, HIGHEST = 960, 24, 96, 9, 7
_TONES = {
    Verb.INITIALIZED: "began",
    Verb.COMPLETED: "done",
    Verb.PASSED: "done",
    Verb.SATISFIED: "whole",
    Verb.ATTENDED: "met",
    Verb.WAIVED: "whole",
    Verb.VOIDED: "voided",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One statement: its place in the drawing and the look of its verb."""

    x: float
    y: float
    tone: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One moment on the axis, with its place."""

    x: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dots above an axis; those of the same moment are piled up."""

    dots: list[Dot]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = BASE + 28
    base: int = BASE


def draw(moments: Sequence[tuple[datetime, str]], *, ticks: int = 5) -> Timeline | None:
    """The timeline of (timestamp, verb) pairs, or None where there is nothing to draw."""
    if not moments:
        return None
    first, last = min(at for at, _ in moments), max(at for at, _ in moments)
    span = max((last - first) / timedelta(seconds=1), 1.0)
    inner = WIDTH - 2 * MARGIN

    def place(at: datetime) -> float:
        return round(MARGIN + inner * ((at - first) / timedelta(seconds=1)) / span, 1)

    heights: dict[int, int] = {}
    dots = []
    for at, verb in sorted(moments):
        x = place(at)
        column = round(x / STEP)
        level = heights.get(column, 0)
        heights[column] = level + 1
        dots.append(Dot(x, BASE - STEP - STEP * min(level, HIGHEST), _TONES.get(verb, "other")))
    count = 1 if first == last else ticks
    marks = [first + (last - first) * n / max(count - 1, 1) for n in range(count)]
    return Timeline(dots, [Tick(place(at), at) for at in marks])
