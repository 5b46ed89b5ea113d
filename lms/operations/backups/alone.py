"""That only one backup, or one drill, is under way at a time, on however many machines."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

from lms import database
from lms.operations.backups.errors import BackupRefused

BACKUP, DRILL = 7_406_203, 7_406_204


@contextmanager
def alone(work: int, refusal: str) -> Iterator[psycopg.Connection[Any]]:
    """A transaction that sees the database as it is now for as long as the work takes, and is the only one of
    its kind; it ends with the process. Raises `BackupRefused` with the given words where there is another."""
    with psycopg.connect(database.conninfo(connection.settings_dict)) as instant:
        instant.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        instant.read_only = True
        if instant.execute("SELECT pg_try_advisory_xact_lock(%s)", [work]).fetchone() != (True,):
            raise BackupRefused(refusal)
        yield instant
