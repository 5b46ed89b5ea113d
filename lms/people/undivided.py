"""One great transaction without savepoints within, for a load that is whole or not at all.

Each atomic action inside another opens a savepoint, so that its caller may catch what it raises and
go on. A load that ends at the first refusal has no use for them, and they are a third of its queries.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def undivided() -> Iterator[None]:
    """Write all within as one transaction; what is caught within takes `attempt` around it, or all is
    undone."""
    with transaction.atomic(), _savepoints(False):
        yield


@contextmanager
def attempt() -> Iterator[None]:
    """Undo what is within, and no more, if it raises: a savepoint, also where there are none."""
    with _savepoints(True), transaction.atomic():
        yield


@contextmanager
def _savepoints(used: bool) -> Iterator[None]:
    features = connection.features
    before = features.uses_savepoints
    features.uses_savepoints = used
    try:
        yield
    finally:
        features.uses_savepoints = before
