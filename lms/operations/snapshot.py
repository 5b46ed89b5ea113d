"""The database as the migrations leave it, kept as one SQL file, so that a new one is made in seconds.

Django redraws its models for every migration, which takes a hundred times as long as the SQL. The
file is taken from the migrations by `manage.py snapshot`, and `make check` fails when the two differ
by schema or by the rows that migrations write. A database that has tables already is migrated as ever;
so is what the file lacks.
"""

import gc
import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import unified_diff
from functools import cache
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection, transaction
from django.db.migrations.state import ProjectState

from lms import database

FILE = Path(__file__).with_name("data") / "snapshot.sql"
OWN = ("lms", "courses", "sessions", "cms")
_SCRATCH = "snapshot_scratch"
_LINES_SHOWN = 40
_TO_BE_RESTORED = "SET LOCAL check_function_bodies = false; SET LOCAL search_path = '';"
# What pg_dump says around the schema: of its own session and version, and as headings.
_AROUND = re.compile(
    r"^(?:--\n-- .*\n--\n"
    r"|\\(?:un)?restrict .*\n"
    r"|-- (?:Dumped|PostgreSQL) .*\n"
    r"|SET (?:\w+_timeout|client_encoding|standard_conforming_strings|check_function_bodies|xmloption"
    r"|client_min_messages|row_security|default_tablespace|default_table_access_method) = .*;\n"
    r"|SELECT pg_catalog\.set_config\('search_path'.*\n"
    r"|CREATE SCHEMA public;\n"
    r"|COMMENT ON SCHEMA public .*\n)",
    re.MULTILINE,
)
_INSTANT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00'")
_RANDOM_UUID = re.compile(r"'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'")


def suits() -> bool:
    """Whether the database is empty, so that the file may be laid into it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_schema() = 'public' AND NOT EXISTS"
            " (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))"
        )
        return bool(cursor.fetchone()[0])


def restore() -> None:
    """Lay the file into the database, whole or not at all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TO_BE_RESTORED)
        cursor.execute(FILE.read_text(encoding="utf-8"))


def taken() -> str:
    """The file's text, as today's migrations make it in an empty database of the embedded server."""
    with _scratch_database(), _drawn_quickly():
        call_command(migrate.Command(), interactive=False, verbosity=0)
        return _dumped()


@contextmanager
def _drawn_quickly() -> Iterator[None]:
    """Migrations make and drop model classes by the ten thousand. Django looks through all of the platform's
    models for each of their relations, to learn which model a setting may replace: it is told once. What else
    it draws anew for a new relation reaches as far as for any other change: to the models beside it. The
    rubbish, some gigabytes, is left to the end of the process, which is near: nobody looks through it."""
    gc.disable()
    apps.get_swappable_settings_name = cache(apps.get_swappable_settings_name)  # type: ignore[method-assign]
    drawing = ProjectState.reload_model
    ProjectState.reload_model = _draw_what_lies_beside  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.reload_model = drawing  # type: ignore[method-assign]
        del apps.get_swappable_settings_name
        gc.freeze()
        gc.enable()


def _draw_what_lies_beside(self: ProjectState, app_label: str, model_name: str, delay: bool = True) -> None:
    """`reload_model` with the delay that Django itself allows where no relation changes: whatever reads or
    writes rows is given models that are all drawn anew."""
    self.reload_models([(app_label, model_name)], delay=True)


def differences() -> list[str]:
    """Up to some forty lines of what differs between the file and the migrations; none where they agree."""
    lines = unified_diff(
        FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else [],
        taken().splitlines(),
        "the snapshot",
        "the migrations",
        lineterm="",
        n=1,
    )
    return list(islice(lines, _LINES_SHOWN))


def fingerprint() -> str:
    """A mark of what shapes a new database: the file, the migrations, and the data that ours read."""
    seen = hashlib.sha256(FILE.read_bytes() if FILE.exists() else b"")
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        home = Path(app.path)
        files = set(home.glob("migrations/*.py"))
        if app.name.split(".")[0] in OWN:
            files |= {path for path in home.glob("data/*") if path != FILE}
        for file in sorted(files):
            seen.update(file.read_bytes())
    return seen.hexdigest()


def _dumped() -> str:
    """The schema and its rows in SQL that any supported server reads; new each time, as an expression."""
    where = connection.settings_dict
    text = subprocess.run(  # noqa: S603
        [
            database.binary("pg_dump"), "--schema=public", "--no-owner", "--no-privileges",
            "--inserts", "--rows-per-insert=100",
            "-U", where["USER"], "-h", where["HOST"], "-p", where["PORT"], where["NAME"],
        ],
        check=True, capture_output=True, text=True, env={**os.environ, "PGTZ": "UTC"},
    ).stdout  # fmt: skip
    text = _INSTANT.sub("now()", _AROUND.sub("", text))
    for uuid in _RANDOM_UUID.findall(text):
        if text.count(uuid) > 1:
            raise ValueError(f"{uuid} is made at random by a migration, and referred to.")
    return re.sub(r"\n{3,}", "\n\n", _RANDOM_UUID.sub("gen_random_uuid()", text)).strip() + "\n"


@contextmanager
def _scratch_database() -> Iterator[None]:
    """Point Django at an empty database of the embedded server, which is dropped afterwards."""
    database.start()
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(database.connection_settings(database.OWNER), OPTIONS={})
    try:
        database.execute(
            f"DROP DATABASE IF EXISTS {_SCRATCH} WITH (FORCE)",
            f"CREATE DATABASE {_SCRATCH} OWNER {database.OWNER}",
        )
        connection.settings_dict["NAME"] = _SCRATCH
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
        database.execute(f"DROP DATABASE IF EXISTS {_SCRATCH} WITH (FORCE)")
