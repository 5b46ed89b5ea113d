"""What may be published of counts: rounded, small ones withheld, and nothing that gives them away.

Pure: counts in, published counts out. A published count is a multiple of five, or None where it is
withheld. Whoever adds and subtracts all that is published must be left with several possible values
for every count, shown or not.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

BASE = 5
SMALL = 5
MEDIAN_FROM = 10
LEAST_SHOWN, LEAST_WITHHELD = 2, 4
_FAR = 1_000_000

Shown = dict[str, int | None]


@dataclass(frozen=True)
class Sum:
    """A count that is the sum of others, as anybody can know."""

    whole: str
    parts: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.whole, *self.parts)


def rounded(count: int) -> int:
    """To the nearest multiple of five."""
    return BASE * ((count + BASE // 2) // BASE)


def publish(counts: Mapping[str, int], sums: Sequence[Sum] = (), known: Shown | None = None) -> Shown:
    """The counts as they may be shown. Counts below five are withheld, zero among them; so are others,
    the smallest first, until no sum tells a withheld count, or a shown one, more closely.

    `known` is what is published already and can be changed no more (None: withheld, or not out yet).
    It tells no more after this than before: with all of `counts` withheld, nothing is added to it.
    """
    known = known or {}
    shown: Shown = {key: None if count < SMALL else rounded(count) for key, count in counts.items()}
    own = [one for one in sums if shown.keys() >= set(one.cells)]
    told_before = _tight({**known, **dict.fromkeys(counts)}, sums)
    while True:
        telling = [one for one in own if _withheld(shown, one.cells) == 1]
        if not telling:
            tight = _tight({**known, **shown}, sums) - told_before
            if not tight:
                return shown
            telling = [one for one in sums if tight.intersection(one.cells)]
        victims = [key for one in telling for key in _smallest(counts, shown, one)]
        victims = victims or [key for one in sums for key in one.cells if shown.get(key) is not None]
        if not victims:
            return shown
        shown[min(victims, key=lambda key: (counts[key], key))] = None


def possible(shown: Mapping[str, int | None], sums: Iterable[Sum]) -> dict[str, tuple[int, int]]:
    """The least and the greatest value that each count can have, for somebody who knows all that is
    shown, how it is rounded, and which counts add up to which."""
    bounds = {key: _alone(value) for key, value in shown.items()}
    sums = list(sums)
    changed = True
    while changed:
        changed = False
        for one in sums:
            least = sum(bounds[key][0] for key in one.parts)
            most = sum(bounds[key][1] for key in one.parts)
            changed |= _narrow(bounds, one.whole, least, most)
            whole = bounds[one.whole]
            for key in one.parts:
                others = least - bounds[key][0], most - bounds[key][1]
                changed |= _narrow(bounds, key, whole[0] - others[1], whole[1] - others[0])
                least, most = others[0] + bounds[key][0], others[1] + bounds[key][1]
    return bounds


def median_weeks(days: Collection[int]) -> int | None:
    """The median in whole weeks, from ten values up."""
    return round(median(days) / 7) if len(days) >= MEDIAN_FROM else None


def _alone(value: int | None) -> tuple[int, int]:
    return (0, _FAR) if value is None else (max(value - BASE // 2, SMALL), value + BASE // 2)


def _narrow(bounds: dict[str, tuple[int, int]], key: str, least: int, most: int) -> bool:
    before = bounds[key]
    bounds[key] = max(before[0], least), min(before[1], most)
    return bounds[key] != before


def _withheld(shown: Shown, keys: Iterable[str]) -> int:
    return sum(shown[key] is None for key in keys)


def _tight(shown: Shown, sums: Sequence[Sum]) -> set[str]:
    """The counts that somebody can tell too closely."""
    bounds = possible(shown, sums)
    return {key for key in shown if _is_tight(key, shown, bounds)}


def _is_tight(key: str, shown: Shown, bounds: Mapping[str, tuple[int, int]]) -> bool:
    least, most = bounds[key]
    return most - least < (LEAST_WITHHELD if shown[key] is None else LEAST_SHOWN)


def _smallest(counts: Mapping[str, int], shown: Shown, one: Sum) -> list[str]:
    """What to withhold next of a sum: its smallest part that is shown, else the whole."""
    parts = [key for key in one.parts if shown.get(key) is not None]
    smallest = sorted(parts, key=lambda key: (counts[key], key))[:1]
    return smallest or ([one.whole] if shown.get(one.whole) is not None else [])
