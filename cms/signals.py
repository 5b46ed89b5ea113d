"""What the floors above learn of pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.dispatch import Signal

_gathered: ContextVar[dict[int, Sequence[Any]] | None] = ContextVar("gathered", default=None)


class _FindingsChanged(Signal):
    def send(self, sender: Any, **named: Any) -> list[tuple[Any, Any]]:
        """Tell the receivers, or keep the pages for later while changes are gathered."""
        waiting = _gathered.get()
        if waiting is None:
            return super().send(sender, **named)
        waiting.update(named["pages"])
        return []


# Sent with `pages`, when what can be found of these has changed: their findings, by the page's id.
findings_changed = _FindingsChanged()


@contextmanager
def gathered() -> Iterator[None]:
    """Tell of all that changes within once, at its end: for many pages that are published together."""
    waiting: dict[int, Sequence[Any]] = {}
    token = _gathered.set(waiting)
    try:
        yield
    finally:
        _gathered.reset(token)
    if waiting:
        findings_changed.send(sender=None, pages=waiting)
