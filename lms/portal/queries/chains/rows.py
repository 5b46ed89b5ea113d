"""The rows of the tables that hang in chains, read as their digests are made: alike on every connection."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from psycopg import sql

from lms.portal.models import ChainRemoval
from lms.portal.rules.chains import BLOCK, SLOWEST, Chained, Finding, Found, may_go

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
_SEAL = "sha256(convert_to(ROW({})::text, 'UTF8'))"
_SEALED = ", ".join(
    f"b.{column}"
    for column in (
        *("source", "number", "sealed_at", "columns", "keys", "days", "digests", "lowest", "highest"),
        *("through", "before"),
    )
)
_HANG = """
WITH sealed AS MATERIALIZED (
    SELECT unnest(keys) AS key FROM portal_chainblock WHERE source = {source} AND highest >= {since}
), fresh AS MATERIALIZED (
    SELECT t.{key}::text AS key, {place} AS place, {day} AS day, gen_random_uuid() AS salt,
           convert_to(ROW({columns})::text, 'UTF8') AS said
    FROM {table} t
    WHERE {from_there} AND {frozen} AND NOT EXISTS (SELECT FROM sealed WHERE sealed.key = t.{key}::text)
    ORDER BY {order}t.{key} LIMIT {most}
), last AS (
    SELECT number, through, seal FROM portal_chainblock WHERE source = {source} ORDER BY number DESC LIMIT 1
), b AS MATERIALIZED (
    SELECT {source}::text AS source, coalesce((SELECT number FROM last), 0) + 1 AS number,
           statement_timestamp() AS sealed_at, {names}::text[] AS columns,
           array_agg(key ORDER BY place, key) AS keys, array_agg(day ORDER BY place, key) AS days,
           array_agg(sha256(uuid_send(salt) || said) ORDER BY place, key) AS digests,
           array_agg(salt ORDER BY place, key) AS salts, min(place) AS lowest, max(place) AS highest,
           coalesce((SELECT through FROM last), 0) + count(*) AS through,
           coalesce((SELECT seal FROM last), ''::bytea) AS before
    FROM fresh HAVING count(*) > 0
), made AS (
    INSERT INTO portal_chainblock (
        source, number, sealed_at, columns, keys, days, digests, lowest, highest, through, before, seal
    ) SELECT {sealed_columns}, {seal} FROM b RETURNING id, keys, highest
), salted AS (
    INSERT INTO portal_chainsalts (block_id, salts) SELECT made.id, b.salts FROM made, b
)
SELECT cardinality(keys), highest, CASE WHEN {is_removals} THEN keys END FROM made
"""
_BLOCKS = """
SELECT b.id, b.number, b.sealed_at, b.columns, cardinality(b.keys), b.before, b.seal, b.seal = {seal}
FROM portal_chainblock b WHERE b.source = %s AND b.number >= %s ORDER BY b.number LIMIT %s
"""
_LATE = """
SELECT kept.key, kept.day FROM portal_chainblock b, unnest(b.keys, b.days) AS kept(key, day)
WHERE b.id = %s AND kept.day < %s
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
    OR {differs}
)
"""
_CAME_IN = """
WITH batch AS MATERIALIZED (
    SELECT t.{key}::text AS key, {place} AS place FROM {table} t
    WHERE {from_there} AND {until} AND {frozen} ORDER BY {order}t.{key} LIMIT {most}
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
class Hung:
    """What was hung into a chain: how many rows, where the last of them lies, and the keys of removals."""

    rows: int
    highest: int
    removals: list[str] | None


@dataclass(frozen=True, slots=True)
class SealedBlock:
    """A block without its rows: how many it holds, and whether its seal is that of what it holds."""

    pk: int
    number: int
    sealed_at: datetime
    columns: list[str]
    rows: int
    before: bytes
    seal: bytes
    is_whole: bool


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
    """The columns that a digest is made of, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, [source.table, [*source.may_change, *(source.held_by or ())[:1]]])
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


def hang(source: Chained, since: int | None, most: int = BLOCK) -> Hung | None:
    """Seal the first rows that hang in no block, of those from a place on, into the next one; None when there
    are none."""
    columns = columns_of(source)
    parts = {
        "since": sql.Literal(since if since is not None else -(2**62)),
        "day": _day(source),
        "from_there": _reaches(source, ">=", since),
        "most": sql.Literal(most),
        "names": sql.Literal(columns),
        "sealed_columns": sql.SQL(_SEALED),
        "seal": sql.SQL(_SEAL.format(_SEALED)),
        "is_removals": sql.Literal(source.table == ChainRemoval._meta.db_table),
    }
    with _keys_hashed():
        found = _ask(_HANG, source, columns, parts)
    return Hung(*found[0]) if found else None


def blocks(source: Chained, number: int, most: int) -> list[SealedBlock]:
    """So many blocks of a chain, from a number on."""
    question = _BLOCKS.replace("{seal}", _SEAL.format(_SEALED))
    with connection.cursor() as cursor:
        cursor.execute(question, [source.table, number, most])
        return [SealedBlock(*row) for row in cursor.fetchall()]


def unlike(source: Chained, block: SealedBlock) -> tuple[list[Finding], int]:
    """What of a block's rows has been changed, or has vanished by none of the doors; and how many have gone
    by one."""
    rows = _ask(_UNLIKE, source, block.columns, {"block": sql.Literal(block.pk), "differs": _differs(source)})
    gone = [key for key, _, is_gone in rows if is_gone]
    lawfully = _removals(source, gone) if gone else {}
    found = []
    for key, day, is_gone in rows:
        told = str(day or "")
        if not is_gone:
            found.append(Finding(Found.CHANGED, source.table, key, told))
        elif key not in lawfully:
            found.append(Finding(Found.VANISHED, source.table, key, told))
        elif not may_go(source, day, lawfully[key].date()):
            found.append(Finding(Found.TOO_EARLY, source.table, key, told))
    return found, len(lawfully)


def came_late(source: Chained, block: SealedBlock, sealed_before: datetime) -> list[Finding]:
    """Rows of a block that tell of a day which had been sealed long before they came."""
    with connection.cursor() as cursor:
        cursor.execute(_LATE, [block.pk, (sealed_before - SLOWEST).date()])
        return [Finding(Found.BACK_DATED, source.table, key, str(day)) for key, day in cursor.fetchall()]


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
    with _keys_hashed():
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


@contextmanager
def _keys_hashed() -> Iterator[None]:
    """Have keys compared by a hash: how many a block holds, the planner does not know, and thinks of few."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")


def _ask(
    question: str, source: Chained, columns: Sequence[str], parts: dict[str, sql.Composable]
) -> list[tuple[Any, ...]]:
    named = {
        "source": sql.Literal(source.table),
        "table": sql.Identifier(source.table),
        "key": sql.Identifier(source.key),
        "key_type": sql.SQL(source.key_type),
        "place": _place(source),
        "order": _order(source),
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


def _order(source: Chained) -> sql.Composable:
    """By place, as the column's index has it, so that no more rows are read than are asked for."""
    if source.place in ("", source.key):
        return sql.SQL("")
    return sql.SQL("{}, ").format(sql.Identifier("t", source.place))


def _reaches(source: Chained, sign: str, bound: int | None) -> sql.Composable:
    """That a row lies on one side of a place, so that an index answers it."""
    if not source.place or bound is None:
        return sql.SQL("TRUE")
    as_kept = sql.SQL("timestamptz 'epoch' + {} * interval '1 microsecond'" if source.is_moment else "{}")
    return sql.SQL("{} {} {}").format(
        sql.Identifier("t", source.place), sql.SQL(sign), as_kept.format(sql.Literal(bound))
    )


def _differs(source: Chained) -> sql.Composable:
    """That a column is not what the one with its digest says."""
    if source.held_by is None:
        return sql.SQL("FALSE")
    long, digest = (sql.Identifier("t", column) for column in source.held_by)
    return sql.SQL("encode(sha256(convert_to({}, 'UTF8')), 'hex') <> {}").format(long, digest)


def _day(source: Chained) -> sql.Composable:
    if not source.time:
        return sql.SQL("NULL::date")
    return sql.SQL("({} AT TIME ZONE 'UTC')::date").format(sql.Identifier("t", source.time))
