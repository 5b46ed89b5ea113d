"""Signals whose changes can be gathered: told once, at the end of what writes much at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.dispatch import Signal


class GatheringSignal(Signal):
    """A signal that tells of many things by one argument, `named`.

    `keyed` spreads such an argument into a mapping, in which what was told last of a thing stands, and
    `whole` makes it one argument again.
    """

    def __init__(
        self,
        named: str,
        *,
        keyed: Callable[[Any], dict[Any, Any]],
        whole: Callable[[dict[Any, Any]], Any],
    ) -> None:
        super().__init__()
        self._named, self._keyed, self._whole = named, keyed, whole
        self._waiting: ContextVar[dict[Any, Any] | None] = ContextVar(f"gathered {named}", default=None)

    def send(self, sender: Any, **named: Any) -> list[tuple[Any, Any]]:
        """Tell the receivers, or keep it for later while changes are gathered."""
        waiting = self._waiting.get()
        if waiting is None:
            return super().send(sender, **named)
        waiting.update(self._keyed(named[self._named]))
        return []

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Tell of all that changes within once, at its end, with no sender. What is told as it happens
        (secrets renewed at once, say) must not happen in it."""
        waiting: dict[Any, Any] = {}
        token = self._waiting.set(waiting)
        try:
            yield
        finally:
            self._waiting.reset(token)
        if waiting:
            self.send(sender=None, **{self._named: self._whole(waiting)})
