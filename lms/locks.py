"""Which persons this transaction has locked already, so that none is locked twice.

Acts call acts, and each locks the persons it writes for. A lock stands until its transaction is over, or
the savepoint it was taken in undone; so does what waits for the commit, and there it is noted who is held.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection, transaction

_T = TypeVar("_T")


class _Held:
    """Keys of rows that are locked; there is nothing to do with it on commit."""

    def __init__(self, keys: set[object]) -> None:
        self.keys = keys

    def __call__(self) -> None:
        pass


def without_held(keys: Iterable[_T]) -> set[_T]:
    """Those of these keys whose rows this transaction does not hold."""
    left = set(keys)
    for _savepoints, waiting, *_ in connection.run_on_commit:
        if not left:
            break
        if isinstance(waiting, _Held):
            left -= waiting.keys
    return left


def hold(keys: Iterable[object]) -> None:
    """Note that these keys' rows are locked now; says nothing outside a transaction."""
    if connection.in_atomic_block:
        transaction.on_commit(_Held(set(keys)))
