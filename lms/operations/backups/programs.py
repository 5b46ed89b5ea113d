"""PostgreSQL's own programs, and how they are told which database is meant."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Conninfo

from lms import database
from lms.operations.backups.errors import BackupRefused

_DEBIANS = Path("/usr/lib/postgresql")


def program(name: str, *, version: int) -> Path:
    """`pg_dump` or `pg_restore` that fits a server of this version (18 is 180000 and up).

    The embedded server's own; for another server Debian's of the same version, else the first on the path,
    else the embedded one's. Raises `BackupRefused` where there is none.
    """
    own = _DEBIANS / str(version // 10_000) / "bin" / name
    if database.is_elsewhere():
        if own.exists():
            return own
        if found := shutil.which(name):
            return Path(found)
    try:
        embedded = database.binary(name)
    except database.DatabaseUnavailable:
        raise BackupRefused(
            f"{name} is not here; install PostgreSQL's client programs (on Debian: postgresql-client)."
        ) from None
    return embedded


def environment(entry: Mapping[str, Any]) -> dict[str, str]:
    """The environment in which these programs reach the database of a `DATABASES` entry; nothing of it, the
    password least of all, stands in their command line."""
    known = {
        option.keyword.decode(): option.envvar.decode()
        for option in Conninfo.get_defaults()
        if option.envvar is not None
    }
    reached = conninfo_to_dict(database.conninfo(entry))
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PG")},
        **{known[name]: str(value) for name, value in reached.items() if value and name in known},
    }


def last_line(said: IO[bytes]) -> str:
    """The last thing that a program said."""
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it did not say why"
