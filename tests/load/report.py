"""How a benchmark prints what it measured, so that all read alike."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_WIDTH = 68


def heading(text: str) -> None:
    """Begin a group of measures."""
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def measure(name: str, value: float, unit: str = "") -> None:
    """One figure: `name ........ 12.3 ms`."""
    print(f"  {name + ' ':.<{_WIDTH}} {_figure(value)} {unit}".rstrip(), flush=True)


def ratio(name: str, value: float, base: float, goal: str = "") -> None:
    """One figure against another of the same run: machines differ, ratios less so."""
    aim = f"   (goal: {goal})" if goal else ""
    print(f"  {name + ' ':.<{_WIDTH}} {value / base:.2f} times{aim}", flush=True)


@dataclass
class Clock:
    """Seconds that passed inside a `timed()` block; set when the block ends."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Clock]:
    """Time a block with a monotonic clock."""
    clock, began = Clock(), time.perf_counter()
    try:
        yield clock
    finally:
        clock.seconds = time.perf_counter() - began


def per_second(act: Callable[[], object], *, seconds: float = 3.0, each: int = 1) -> float:
    """How often `act` can be done in a second, tried for some seconds; `each` counts per call."""
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        act()
        done += each
    return done / (time.perf_counter() - began)


def percentile(values: list[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values stay at or below."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
