"""The rows of the tables that hang in chains, read as their digests are made: alike on every connection."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from lms.portal.models import ChainBlock, ChainRemoval
from lms.portal.rules.chains import BLOCK, Chained, Finding, Found, is_back_dated, may_go

_SPELT_ALIKE = """
SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
       set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true),
       set_config('extra_float_digits', '1', true)
"""
_NOW = """
SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint
FROM pg_current_snapshot() AS now
"""
_COLUMNS = """
SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> ALL(%s)
"""
_UNSEALED = """
WITH sealed AS MATERIALIZED (
    SELECT unnest(keys) AS key FROM portal_chainblock WHERE source = {source} AND highest >= {since}
), fresh AS MATERIALIZED (
    SELECT t.{key}::text AS key, {place} AS place, {day} AS day, gen_random_uuid() AS salt,
           convert_to(ROW({columns})::text, 'UTF8') AS said
    FROM {table} t
    WHERE {from_there} AND {frozen} AND NOT EXISTS (SELECT FROM sealed WHERE sealed.key = t.{key}::text)
    ORDER BY 2, t.{key} LIMIT {most}
)
SELECT array_agg(key ORDER BY place, key), array_agg(day ORDER BY place, key),
       array_agg(salt ORDER BY place, key),
       array_agg(sha256(uuid_send(salt) || said) ORDER BY place, key), min(place), max(place)
FROM fresh HAVING count(*) > 0
"""
_UNLIKE = """
SELECT kept.key, kept.day, t.{key} IS NULL
FROM portal_chainblock b
JOIN portal_chainsalts s ON s.block_id = b.id
CROSS JOIN LATERAL unnest(b.keys, b.days, b.digests, s.salts) AS kept(key, day, digest, salt)
LEFT JOIN {table} t ON t.{key} = kept.key::{key_type}
WHERE b.id = {block} AND (
    t.{key} IS NULL
    OR sha256(uuid_send(kept.salt) || convert_to(ROW({columns})::text, 'UTF8')) <> kept.digest
)
"""
_CAME_IN = """
WITH batch AS MATERIALIZED (
    SELECT t.{key}::text AS key, {place} AS place FROM {table} t
    WHERE {from_there} AND {until} AND {frozen} ORDER BY 2 LIMIT {most}
), sealed AS MATERIALIZED (
    SELECT unnest(keys) AS key FROM portal_chainblock, (SELECT min(place) AS a, max(place) AS z FROM batch) r
    WHERE source = {source} AND highest >= r.a AND lowest <= r.z
)
SELECT (SELECT max(place) FROM batch), (SELECT count(*) FROM batch),
       ARRAY(SELECT key FROM batch WHERE NOT EXISTS (SELECT FROM sealed WHERE sealed.key = batch.key))
"""
_WRONG_STATES = """
SELECT id::text, (decided_at AT TIME ZONE 'UTC')::date FROM approval_approval a
WHERE (state = 'withdrawn') <> EXISTS (
    SELECT FROM approval_review r WHERE r.approval_id = a.id AND r.conclusion = 'withdrawn'
) AND state <> 'ended' ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Fresh:
    """Rows that hang in no block yet, in order, and what a block keeps of them."""

    keys: list[str]
    days: list[date | None]
    salts: list[UUID]
    digests: list[bytes]
    lowest: int
    highest: int


@contextmanager
def spelt_alike() -> Iterator[None]:
    """A transaction in which a row reads the same whatever the connection and the server are set to."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SPELT_ALIKE)
        yield


def transactions_now() -> tuple[int, int]:
    """The oldest transaction that is under way, and the next that begins, as numbers that only rise."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW)
        oldest, following = cursor.fetchone()
    return oldest, following


def columns_of(source: Chained) -> list[str]:
    """The columns that may never change, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, [source.table, list(source.may_change)])
        (columns,) = cursor.fetchone()
    return list(columns)


def highest_place(source: Chained) -> int | None:
    """Where the newest row lies that is seen now; None where there is none, or no order."""
    if not source.place:
        return None
    place = sql.SQL(
        "SELECT (extract(epoch FROM max({0})) * 1000000)::bigint FROM {1}"
        if source.is_moment
        else "SELECT max({0}) FROM {1}"
    )
    with connection.cursor() as cursor:
        cursor.execute(place.format(sql.Identifier(source.place), sql.Identifier(source.table)).as_string())
        (found,) = cursor.fetchone()
    return None if found is None else int(found)


def unsealed(source: Chained, columns: list[str], since: int | None, most: int = BLOCK) -> Fresh | None:
    """The first rows that hang in no block, of those from a place on; None when there are none."""
    parts = {
        "since": sql.Literal(since if since is not None else -(2**62)),
        "day": _day(source),
        "from_there": _reaches(source, ">=", since),
        "most": sql.Literal(most),
    }
    found = _ask(_UNSEALED, source, columns, parts)
    return Fresh(*found[0]) if found else None


def unlike(source: Chained, block: ChainBlock) -> list[Finding]:
    """What of a block's rows has been changed, or has vanished by none of the doors."""
    rows = _ask(_UNLIKE, source, block.columns, {"block": sql.Literal(block.pk)})
    gone = {key: day for key, day, is_gone in rows if is_gone}
    lawfully = _removals(source, list(gone)) if gone else {}
    found = []
    for key, day, is_gone in rows:
        told = str(day or "")
        if not is_gone:
            found.append(Finding(Found.CHANGED, source.table, key, told))
        elif key not in lawfully:
            found.append(Finding(Found.VANISHED, source.table, key, told))
        elif not may_go(source, day, lawfully[key].date()):
            found.append(Finding(Found.TOO_EARLY, source.table, key, told))
    return found


def gone_of(source: Chained, block: ChainBlock) -> int:
    """How many of a block's rows have gone by one of the doors."""
    return len(_removals(source, block.keys))


def came_late(block: ChainBlock, sealed_before: datetime | None) -> list[Finding]:
    """Rows of a block that tell of a day which had been sealed long before they came."""
    return [
        Finding(Found.BACK_DATED, block.source, key, str(day))
        for key, day in zip(block.keys, block.days, strict=True)
        if is_back_dated(day, sealed_before=sealed_before)
    ]


def came_in(
    source: Chained, after: int | None, until: int, most: int
) -> tuple[int | None, int, list[Finding]]:
    """Of the rows after a place and up to another: the place of the last one read, how many were read,
    and those that hang in no block."""
    parts = {
        "from_there": _reaches(source, ">", after),
        "until": _reaches(source, "<=", until),
        "most": sql.Literal(most),
    }
    ((last, number, keys),) = _ask(_CAME_IN, source, (), parts)
    return last, number, [Finding(Found.CAME_IN, source.table, key) for key in keys]


def wrong_states() -> list[Finding]:
    """Approvals whose state is not what their reviews, which are sealed, have made of them."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG_STATES)
        return [Finding(Found.STATE, "approval_approval", key, str(day)) for key, day in cursor.fetchall()]


def _removals(source: Chained, keys: list[str]) -> dict[str, datetime]:
    """When the rows with these keys went by one of the doors; a statement, with what stays of it."""
    rows = ChainRemoval.objects.filter(source=source.table, keys__overlap=keys).values_list("keys", "at")
    went = {key: at for removed, at in rows for key in removed}
    if source.table == "xapi_statement" and went:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT statement_id::text FROM xapi_erasure WHERE statement_id = ANY(%s::uuid[])",
                [list(went)],
            )
            stays = {key for (key,) in cursor.fetchall()}
        went = {key: at for key, at in went.items() if key in stays}
    return {key: went[key] for key in keys if key in went}


def _ask(
    question: str, source: Chained, columns: Sequence[str], parts: dict[str, sql.Composable]
) -> list[tuple[Any, ...]]:
    named = {
        "source": sql.Literal(source.table),
        "table": sql.Identifier(source.table),
        "key": sql.Identifier(source.key),
        "key_type": sql.SQL(source.key_type),
        "place": _place(source),
        "columns": sql.SQL(", ").join(sql.Identifier("t", column) for column in columns),
        "frozen": sql.SQL(source.frozen),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(question).format(**named, **parts).as_string().replace("%", "%%"), [])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _place(source: Chained) -> sql.Composable:
    if not source.place:
        return sql.SQL("0::bigint")
    column = sql.Identifier("t", source.place)
    moment = sql.SQL("(extract(epoch FROM {}) * 1000000)::bigint")
    return moment.format(column) if source.is_moment else column


def _reaches(source: Chained, sign: str, bound: int | None) -> sql.Composable:
    """That a row lies on one side of a place, so that an index answers it."""
    if not source.place or bound is None:
        return sql.SQL("TRUE")
    as_kept = sql.SQL("timestamptz 'epoch' + {} * interval '1 microsecond'" if source.is_moment else "{}")
    return sql.SQL("{} {} {}").format(
        sql.Identifier("t", source.place), sql.SQL(sign), as_kept.format(sql.Literal(bound))
    )


def _day(source: Chained) -> sql.Composable:
    if not source.time:
        return sql.SQL("NULL::date")
    return sql.SQL("({} AT TIME ZONE 'UTC')::date").format(sql.Identifier("t", source.time))
