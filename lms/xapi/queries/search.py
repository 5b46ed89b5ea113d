"""Pages of statements by filter, in the order of `stored`, from keyset to keyset.

Each condition is a set of keys (`lms.xapi.rules.facets`), one of which the statement must have; all
conditions are met by the statement itself, or all by one that it refers to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from lms.xapi.models import Credential

FAILED = "http://adlnet.gov/expapi/verbs/failed"
LARGEST_PAGE_BYTES = 16 * 1024 * 1024

Condition = tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSearch:
    """What to find. `since` is exclusive, `until` inclusive, `after` the last `stored` of the page before.

    `only_by` leaves what one credential wrote; `is_for_staff` hides failed attempts and shows voided
    statements.
    """

    conditions: Sequence[Condition] = ()
    since: datetime | None = None
    until: datetime | None = None
    after: datetime | None = None
    ascending: bool = False
    limit: int = 100
    only_by: Credential | None = None
    is_for_staff: bool = False


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """One statement of a page."""

    id: UUID
    stored: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """Statements in order; `has_more` if the next ones begin after the last."""

    statements: list[FoundStatement]
    has_more: bool


def find(search: StatementSearch) -> Page:
    """One page, cut short before it grows beyond `LARGEST_PAGE_BYTES`; two queries at most."""
    sql, values = _sql(search)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    shown = [FoundStatement(row[0], row[1], row[2]) for row in rows[: search.limit]]
    return Page(shown, has_more=bool(rows) and rows[0][3] > len(shown))


def _sql(search: StatementSearch) -> tuple[str, list[Any]]:
    order = "ASC" if search.ascending else "DESC"
    source, values = _source(search, order)
    inner = [
        "SELECT s.id, s.stored, s.text FROM",
        source,
        "WHERE TRUE",
    ]
    if search.only_by is not None:
        inner.append("AND s.credential_id = %s")
        values.append(search.only_by.pk)
    if search.is_for_staff:
        inner.append("AND s.verb <> %s AND s.data #> '{result,success}' IS DISTINCT FROM 'false'::jsonb")
        values.append(FAILED)
    else:
        inner.append(
            "AND (s.voids IS NOT NULL OR NOT EXISTS (SELECT 1 FROM xapi_voiding v WHERE v.target = s.id "
            "AND (v.reach_id IS NULL OR v.reach_id = s.credential_id)))"
        )
    if not search.conditions:
        bounds, more = _bounds(search, "s")
        inner.append(bounds)
        values += more
    inner.append(f"ORDER BY {'f' if search.conditions else 's'}.stored {order} LIMIT %s")
    values.append(search.limit + 1)
    sql = (
        "SELECT id, stored, text, counted FROM ("  # noqa: S608
        "SELECT q.*, count(*) OVER () AS counted, "
        f"sum(octet_length(text)) OVER (ORDER BY stored {order}) - octet_length(text) AS before "
        f"FROM ({' '.join(inner)}) q) w WHERE before < %s ORDER BY stored {order}"
    )
    return sql, [*values, LARGEST_PAGE_BYTES]


def _source(search: StatementSearch, order: str) -> tuple[str, list[Any]]:
    if not search.conditions:
        return "xapi_statement s", []
    first, *others = sorted(search.conditions, key=len)
    branches, values = [], list[Any]()
    for key in first:
        bounds, more = _bounds(search, "a")
        branches.append(f"SELECT a.stored, a.depths FROM xapi_facet a WHERE a.key = %s {bounds}")  # noqa: S608
        values += [key, *more]
    joined = " UNION ALL ".join(branches)
    where = ""
    if others:
        also = [f"g{number}" for number in range(len(others))]
        tests = []
        for alias, condition in zip(also, others, strict=True):
            tests.append(
                f"{alias}.key IN ({', '.join(['%s'] * len(condition))}) AND {alias}.stored = h.stored"
            )
            values += condition
        tests.append(" & ".join(f"{alias}.depths" for alias in ["h", *also]) + " <> 0")
        tables = ", ".join(f"xapi_facet {alias}" for alias in also)
        where = f"WHERE EXISTS (SELECT 1 FROM {tables} WHERE {' AND '.join(tests)})"  # noqa: S608
    facets = f"SELECT DISTINCT ON (h.stored) h.stored FROM ({joined}) h {where} ORDER BY h.stored {order}"  # noqa: S608
    return f"({facets}) f JOIN xapi_statement s ON s.stored = f.stored", values


def _bounds(search: StatementSearch, alias: str) -> tuple[str, list[Any]]:
    parts, values = [], list[Any]()
    if search.since is not None:
        parts.append(f"AND {alias}.stored > %s")
        values.append(search.since)
    if search.until is not None:
        parts.append(f"AND {alias}.stored <= %s")
        values.append(search.until)
    if search.after is not None:
        parts.append(f"AND {alias}.stored {'>' if search.ascending else '<'} %s")
        values.append(search.after)
    return " ".join(parts), values
