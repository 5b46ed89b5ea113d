"""`people_changed(homes)`: a home's adults, invitations, kind, groups or assignments changed.

Sent inside the transaction that changes them, with `homes` a list of `FosterHome`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.dispatch import Signal

if TYPE_CHECKING:
    from lms.people.models import FosterHome

_gathered: ContextVar[dict[int, "FosterHome"] | None] = ContextVar("gathered", default=None)


class _PeopleChanged(Signal):
    def send(self, sender: Any, **named: Any) -> list[tuple[Any, Any]]:
        """Tell the receivers, or keep the homes for later while changes are gathered."""
        waiting = _gathered.get()
        if waiting is None:
            return super().send(sender, **named)
        waiting.update({home.pk: home for home in named["homes"]})
        return []


people_changed = _PeopleChanged()


@contextmanager
def gathered() -> Iterator[None]:
    """Tell of all that changes within once, at its end: for many homes that are made together. What
    is told as it happens (secrets renewed at once) must not happen in it."""
    waiting: dict[int, FosterHome] = {}
    token = _gathered.set(waiting)
    try:
        yield
    finally:
        _gathered.reset(token)
    if waiting:
        people_changed.send(sender=None, homes=list(waiting.values()))
