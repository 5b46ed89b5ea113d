"""What is in a backup: the rows of every table, the files, the migrations, and how each is known again.

`manifest.json` says it; inside the sealed file it is the last member of a tar archive, after the database as
`database/000001` and so on (the pieces of one file in `pg_dump`'s custom format), and files under `files/`.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.core.files.storage import storages
from psycopg import sql

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "database/", "files/"
# Who is signed in now, what can be reckoned anew, and copies of somebody's data that are handed out
# once: restored, the one would only be old, and the other be there again.
LEFT_OUT = frozenset({"public.django_session", "public.cache", "public.portal_datacopy"})
_PLACES = ("base_location", "location")  # what a store that is a folder has worked out of its settings
_STORES = {"media": "default", "private": "private"}
_TABLES = """
SELECT nspname, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'r' AND nspname IN ('public', 'pgmq') ORDER BY 1, 2
"""
# The same row has the same text in every session that has these.
_ALIKE = """
SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';
SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'
"""


@dataclass(frozen=True)
class Manifest:
    """How a backup is known again: `tables` by name, each with its number of rows and a digest of all of them
    in any order; `files` by path, each with its bytes and SHA-256; `dump` is the bytes and SHA-256 of the
    database's file."""

    format: int
    taken_at: str
    server: str
    base_iri: str
    migrations: list[str]
    tables: Mapping[str, tuple[int, str]]
    dump: tuple[int, str]
    files: Mapping[str, tuple[int, str]]

    @property
    def rows(self) -> int:
        return sum(number for number, _ in self.tables.values())

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises `ValueError` where it is none that this version reads."""
        read = json.loads(text)
        if read.get("format") != FORMAT:
            raise ValueError("another format")
        pairs = {name: {key: tuple(pair) for key, pair in read[name].items()} for name in ("tables", "files")}
        return cls(**{**read, **pairs, "dump": tuple(read["dump"])})


def tables_in(connection: psycopg.Connection[Any]) -> dict[str, tuple[int, str]]:
    """Every table with its number of rows and a digest of them, inside the transaction that is open."""
    connection.execute(_ALIKE)
    found = {}
    for schema, name in connection.execute(_TABLES).fetchall():
        if f"{schema}.{name}" in LEFT_OUT:
            continue
        counted = connection.execute(
            sql.SQL(
                "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {} t"
            ).format(sql.Identifier(schema, name))
        ).fetchall()
        found[f"{schema}.{name}"] = (int(counted[0][0]), str(counted[0][1]))
    return found


def migrations_in(connection: psycopg.Connection[Any]) -> list[str]:
    """The migrations that were carried out, as `app.name`."""
    return [
        f"{app}.{name}"
        for app, name in connection.execute("SELECT app, name FROM django_migrations ORDER BY id")
    ]


def folders() -> dict[str, Path]:
    """Where the files lie that are kept, by the name they have in a backup. Raises `NotImplementedError` for
    a store that is no folder: a backup without its files would be none."""
    return {name: Path(storages[alias].path("")) for name, alias in _STORES.items()}


@contextmanager
def files_in(folder: Path) -> Iterator[None]:
    """Let our stores be the folders `media` and `private` in this one meanwhile."""
    before: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for name, alias in _STORES.items():
        store = vars(storages[alias])
        before.append((store, {key: store[key] for key in _PLACES if key in store}))
        store.update(dict.fromkeys(_PLACES, str(folder / name)))
    try:
        yield
    finally:
        for store, were in before:
            for key in _PLACES:
                store.pop(key, None)
            store.update(were)
