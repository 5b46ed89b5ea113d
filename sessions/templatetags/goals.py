"""How a goal has moved from visit to visit, as a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django import template

from sessions.rules.goals import SCALE

register = template.Library()
_WIDTH, _HEIGHT, _MARGIN = 320, 120, 16


@dataclass(frozen=True)
class CurvePoint:
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
    marks: tuple[CurvePoint, ...]
    line: str
    steps: tuple[tuple[int, int], ...]


@register.filter
def goal_curve(values: Sequence[tuple[datetime, int]]) -> Curve:
    """Draw marks from 1 to 5 over time: earliest to the left, far off at the bottom.

    One mark alone stands in the middle. `values` are (instant, mark), in order of time.
    """
    low, high = SCALE

    def height_of(value: int) -> int:
        share = (high - value) / (high - low)
        return round(_MARGIN + share * (_HEIGHT - 2 * _MARGIN))

    begin = values[0][0] if values else None
    whole = (values[-1][0] - values[0][0]).total_seconds() if values else 0
    left, across = 2 * _MARGIN, _WIDTH - 3 * _MARGIN
    marks = tuple(
        CurvePoint(
            at,
            value,
            round(left + across * ((at - begin).total_seconds() / whole if begin and whole else 0.5)),
            height_of(value),
        )
        for at, value in values
    )
    return Curve(
        width=_WIDTH,
        height=_HEIGHT,
        marks=marks,
        line=" ".join(f"{mark.x},{mark.y}" for mark in marks),
        steps=tuple((value, height_of(value)) for value in range(low, high + 1)),
    )
