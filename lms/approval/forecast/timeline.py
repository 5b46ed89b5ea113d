"""An adult's time for e-learning: the free stretches, from which lessons take the earliest."""

from typing import TypeAlias

FOREVER = 1 << 60
Stretches: TypeAlias = tuple[tuple[int, int], ...]
ALL_FREE: Stretches = ((0, FOREVER),)


def take(free: Stretches, *, since: int, length: int) -> tuple[Stretches, int]:
    """Take `length` minutes as early as possible from `since` on; returns what is free then, and
    when the last of the minutes has passed."""
    if length <= 0:
        return free, since
    left: list[tuple[int, int]] = []
    finish = since
    for place, (begin, end) in enumerate(free):
        start = max(begin, since)
        if start >= end:
            left.append((begin, end))
            continue
        used = min(length, end - start)
        finish = start + used
        if begin < start:
            left.append((begin, start))
        if finish < end:
            left.append((finish, end))
        length -= used
        if not length:
            return (*left, *free[place + 1 :]), finish
    raise AssertionError("free time never ends")
