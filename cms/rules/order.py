"""In what order a module's parts, or a programme's modules, come."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def interleaved(own: Sequence[T], others: Iterable[tuple[T, int]]) -> list[T]:
    """`own` in order, each of `others` after that many of them (more than there are: at the end)."""
    waiting = sorted(others, key=lambda pair: pair[1])
    result: list[T] = []
    for number, item in enumerate([None, *own]):
        if item is not None:
            result.append(item)
        while waiting and waiting[0][1] <= number:
            result.append(waiting.pop(0)[0])
    return [*result, *(item for item, _ in waiting)]
