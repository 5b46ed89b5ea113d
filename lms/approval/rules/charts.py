"""Bar charts as figures: where each bar and each word stands. The template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, ROW, GAP = 400, 46, 6
_BAR, _LABEL = 16, 16
PLOT, FOOT, COLUMN = 96, 26, 60


@dataclass(frozen=True)
class Bar:
    """A bar with the words above or beneath it; `value` None where it is withheld."""

    x: int
    y: int
    width: int
    height: int
    label: str
    value: str
    tone: str = "one"
    text_x: int = 0
    text_y: int = 0


@dataclass(frozen=True)
class Chart:
    """Bars in a box of `width` by `height`, with the line they stand on."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    labels: tuple[tuple[int, int, str], ...] = ()
    base: int = 0


def lying(rows: Sequence[tuple[str, int | None]], *, unit: str, withheld: str) -> Chart | None:
    """One lying bar for each row, its label above it and its value in words; None where there is
    nothing to draw, or nothing of it may be shown."""
    if not any(value for _, value in rows):
        return None
    longest = max((value or 0 for _, value in rows), default=0) or 1
    bars = []
    for place, (label, value) in enumerate(rows):
        top = place * ROW
        width = round((value or 0) / longest * WIDTH)
        said = withheld if value is None else unit % {"value": value}
        bars.append(Bar(0, top + _LABEL + GAP, width, _BAR, label, said, text_x=0, text_y=top + _LABEL - 2))
    return Chart(WIDTH, max(len(rows) * ROW, 1), tuple(bars))


def paired(columns: Sequence[tuple[str, int | None, int | None]], *, tallest: int) -> Chart:
    """Two standing bars for each column: the first in tone `one`, the second in tone `two`. `tallest` is
    what the full height stands for, so that several charts can be held against each other."""
    bars: list[Bar] = []
    labels = []
    for place, (label, *pair) in enumerate(columns):
        left = place * COLUMN
        for side, (value, tone) in enumerate(zip(pair, ("one", "two"), strict=True)):
            height = round((value or 0) / (tallest or 1) * (PLOT - 18))
            x = left + 6 + side * 26
            bars.append(
                Bar(
                    x,
                    PLOT - height,
                    22,
                    height,
                    label,
                    "–" if value is None else str(value),
                    tone,
                    x + 11,
                    PLOT - height - 4,
                )
            )
        labels.append((left + 29, PLOT + 18, label))
    return Chart(max(len(columns) * COLUMN, 1), PLOT + FOOT, tuple(bars), tuple(labels), PLOT)
