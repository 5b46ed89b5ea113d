"""Acting as the database's owner, who makes its tables; everything else is done as the role that serves.

The owner migrates, restores the snapshot and gives the serving role its grants (`lms.grants`). Where
`OWNER_DATABASE_URL` names nobody else, the two are one.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection

_WHO: dict[str, Any] = {"USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": {}}
_serving: dict[str, Any] = {}


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect to the same database as its owner meanwhile; never inside a transaction."""
    if is_acting() or not stands_alone():
        yield
        return
    if connection.in_atomic_block:
        raise RuntimeError("Who is connected cannot be changed inside a transaction.")
    connection.close()
    before = dict(connection.settings_dict)
    _serving.update(before)
    connection.settings_dict.update({key: settings.OWNER_DATABASE.get(key, _WHO[key]) for key in _WHO})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
        _serving.clear()


def is_acting() -> bool:
    """Whether this process acts as the owner now."""
    return bool(_serving)


def stands_alone() -> bool:
    """Whether the owner is somebody else than the role that serves."""
    return _who(settings.OWNER_DATABASE) != _who(serving_settings())


def serving_settings() -> dict[str, Any]:
    """The `DATABASES` entry of the role that serves, for the database that Django is pointed at."""
    return {**connection.settings_dict, **{key: _serving[key] for key in _WHO if key in _serving}}


def _who(entry: Mapping[str, Any]) -> list[Any]:
    return [entry.get(key) or nothing for key, nothing in _WHO.items()]
