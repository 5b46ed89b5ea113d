"""One great transaction without savepoints within, for a load that is whole or not at all.

Each atomic action inside another opens a savepoint, so that its caller may catch what it raises and
go on. A load that ends at the first refusal has no use for them, and they are a third of its queries.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

_rows: ContextVar[list[Model] | None] = ContextVar("rows", default=None)
_memory: ContextVar[dict[str, dict[Any, Any]] | None] = ContextVar("memory", default=None)


@contextmanager
def undivided() -> Iterator[None]:
    """Write all within as one transaction; what is caught within takes `attempt` around it, or all is
    undone."""
    rows: list[Model] = []
    with transaction.atomic(), _savepoints(False):
        rows_before, memory_before = _rows.set(rows), _memory.set({})
        try:
            yield
        finally:
            _rows.reset(rows_before)
            _memory.reset(memory_before)
        alike: dict[type[Model], list[Model]] = {}
        for row in rows:
            alike.setdefault(type(row), []).append(row)
        for model, ones in alike.items():
            model._default_manager.bulk_create(ones)


@contextmanager
def attempt() -> Iterator[None]:
    """Undo what is within, and no more, if it raises: a savepoint, also where there are none."""
    rows = _rows.get()
    before = len(rows or ())
    try:
        with _savepoints(True), transaction.atomic():
            yield
    except BaseException:
        if rows is not None:
            del rows[before:]
        if (memory := _memory.get()) is not None:
            memory.clear()
        raise


def write_down(new: Sequence[Model]) -> None:
    """Insert rows of one kind that no other write needs to find: now, or with all of their kind at the
    end of what is undivided."""
    rows = _rows.get()
    if rows is not None:
        rows.extend(new)
    elif new:
        type(new[0])._default_manager.bulk_create(new)


def remembered(what: str) -> dict[Any, Any] | None:
    """What was read of a kind while all is undivided, by its key, since nobody else writes then; None where
    it must be read anew. Whoever writes what is remembered changes it here or forgets it."""
    memory = _memory.get()
    return None if memory is None else memory.setdefault(what, {})


def forget(what: str) -> None:
    """Have a kind read anew, since it was written."""
    if memory := remembered(what):
        memory.clear()


@contextmanager
def _savepoints(used: bool) -> Iterator[None]:
    features = connection.features
    before = features.uses_savepoints
    features.uses_savepoints = used
    try:
        yield
    finally:
        features.uses_savepoints = before
