"""Databases that a backup is restored into: empty, and gone again where the restore fails."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from lms import database
from lms.operations.backups.errors import BackupRefused

_MARK = "Restored on trial; may be dropped."
_ANYTHING = """
SELECT count(*) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_toast'
  AND relkind IN ('r', 'p', 'v', 'S')
"""
_LEFT_OVER = """
SELECT datname FROM pg_database WHERE shobj_description(oid, 'pg_database') = %s
"""


@contextmanager
def empty(name: str, *, on_trial: bool = False) -> Iterator[Mapping[str, Any]]:
    """The `DATABASES` entry, as the owner, of a database without a table, made where it is not there.

    Where what is done within fails, it is empty or gone again; one that is `on_trial` is gone in any case.
    Raises `BackupRefused` where it holds anything.
    """
    entry = {**settings.OWNER_DATABASE, "NAME": name}
    is_new = not _is_there(name)
    if is_new:
        _make(name, on_trial=on_trial)
    elif _holds_anything(entry):
        raise BackupRefused(f"The database {name} is not empty; name one that is, or a new name.")
    try:
        _execute(entry, "DROP SCHEMA IF EXISTS public")  # a dump brings its own
        yield entry
    except BaseException:
        if is_new:
            _drop(name)
        else:
            _execute(entry, "DROP SCHEMA IF EXISTS public, pgmq CASCADE; CREATE SCHEMA IF NOT EXISTS public")
        raise
    if on_trial:
        _drop(name)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Point this process at another database of the same server meanwhile; never inside a transaction."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def drop_left_over() -> None:
    """Drop the databases of drills that were ended in the middle."""
    with _server() as server:
        found = server.execute(_LEFT_OVER, [_MARK]).fetchall()
    for (name,) in found:
        _drop(name)


def _is_there(name: str) -> bool:
    with _server() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _holds_anything(entry: Mapping[str, Any]) -> bool:
    with psycopg.connect(database.conninfo(entry)) as target:
        return target.execute(_ANYTHING).fetchone() != (0,)


def _make(name: str, *, on_trial: bool) -> None:
    new = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    mark = sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(_MARK))
    if not database.is_elsewhere():
        database.execute(f"{new.as_string()} OWNER {database.OWNER}")
    else:
        try:
            _execute(settings.OWNER_DATABASE, new.as_string())
        except psycopg.errors.InsufficientPrivilege:
            raise BackupRefused(
                f"The database {name} is not there, and the role of OWNER_DATABASE_URL may not make it; "
                f"let it (ALTER ROLE … CREATEDB), or make an empty one that it owns."
            ) from None
    if on_trial:
        _execute(settings.OWNER_DATABASE, mark.as_string())


def _drop(name: str) -> None:
    gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    _execute(settings.OWNER_DATABASE, gone.as_string())


def _execute(entry: Mapping[str, Any], statement: str) -> None:
    with psycopg.connect(database.conninfo(entry), autocommit=True) as there:
        there.execute(statement)


def _server() -> psycopg.Connection[Any]:
    return psycopg.connect(database.conninfo(connection.settings_dict))
