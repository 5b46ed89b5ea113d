"""The goals of in-home training, marked from visit to visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
