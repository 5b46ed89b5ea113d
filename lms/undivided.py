"""One great transaction without savepoints within, for a load that is whole or not at all.

Each atomic action inside another opens a savepoint, so that its caller may catch what it raises and
go on. A load that ends at the first refusal has no use for them, and they are a third of its queries.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import groupby

from django.db import connection, transaction
from django.db.models import Model

_rows: ContextVar[list[Model] | None] = ContextVar("rows", default=None)


@contextmanager
def undivided() -> Iterator[None]:
    """Write all within as one transaction; what is caught within takes `attempt` around it, or all is
    undone."""
    rows: list[Model] = []
    with transaction.atomic(), _savepoints(False):
        token = _rows.set(rows)
        try:
            yield
        finally:
            _rows.reset(token)
        for model, alike in groupby(rows, lambda row: row.__class__):
            model._default_manager.bulk_create(alike)


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
        raise


def write_down(new: Sequence[Model]) -> None:
    """Insert rows of one kind that no other write needs to find: now, or with all of their kind at the
    end of what is undivided."""
    rows = _rows.get()
    if rows is not None:
        rows.extend(new)
    elif new:
        type(new[0])._default_manager.bulk_create(new)


@contextmanager
def _savepoints(used: bool) -> Iterator[None]:
    features = connection.features
    before = features.uses_savepoints
    features.uses_savepoints = used
    try:
        yield
    finally:
        features.uses_savepoints = before
