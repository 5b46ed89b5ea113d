"""Recording, voiding and erasing statements."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from lms.people.actions import audit
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.xapi import profile
from lms.xapi.actions.forwarding import enqueue
from lms.xapi.comparison import same_statement
from lms.xapi.definitions import definitions_in, is_news, learn
from lms.xapi.drafts import Draft, draft, persons_in
from lms.xapi.errors import NotErasable, StatementConflict, UnknownStatement
from lms.xapi.models import Credential, Erasure, Facet, Scope, Statement, Voiding
from lms.xapi.references import lent_facets
from lms.xapi.signals import statements_recorded
from lms.xapi.text import parse_statements

_COLUMNS = (
    ("id", "uuid"),
    ("stored", "timestamptz"),
    ("timestamp", "timestamptz"),
    ("person", "uuid"),
    ("verb", "text"),
    ("object_kind", "text"),
    ("object_id", "text"),
    ("registration", "uuid"),
    ("refers", "uuid"),
    ("voids", "uuid"),
    ("credential_id", "bigint"),
    ("text", "text"),
    ("sha256", "text"),
)
_INSERT = (
    f"INSERT INTO xapi_statement ({', '.join(name for name, _ in _COLUMNS)}) "  # noqa: S608
    f"SELECT * FROM unnest({', '.join(f'%s::{kind}[]' for _, kind in _COLUMNS)}) "
    "ON CONFLICT (id) DO NOTHING RETURNING id"
)
_INSERT_FACETS = (
    "INSERT INTO xapi_facet (key, stored, depth) "
    "SELECT * FROM unnest(%s::uuid[], %s::timestamptz[], %s::smallint[]) ON CONFLICT DO NOTHING"
)


def record(statements: Iterable[profile.Stated]) -> list[Statement]:
    """Record the platform's own statements, in this order, in the caller's transaction.

    Locks the persons concerned, then the store; sets `stored`; sends `statements_recorded`. A
    statement that is stored already under its id is returned as stored and not sent again. Raises
    `StatementConflict` if another statement has the id.
    """
    return store([_own_draft(statement) for statement in statements])


def _own_draft(statement: profile.Stated) -> Draft:
    text = json.dumps(statement.as_version(), ensure_ascii=False, separators=(",", ":"))
    sources, _ = parse_statements(text)
    return draft(sources[0])


@transaction.atomic
def store(
    drafts: Sequence[Draft], *, may_define: bool = True, locked: Callable[[], None] | None = None
) -> list[Statement]:
    """Store prepared statements, all or none, and return them as stored, in the given order.

    `locked` is called once the lock is held and nothing is written yet. Raises `StatementConflict`.
    """
    if not drafts:
        return []
    definitions = definitions_in(d.data for d in drafts) if may_define else {}
    has_news = is_news(definitions)
    _lock_concerned(drafts)
    batch = _numbered(drafts)
    if locked is not None:
        locked()
    new = _insert(batch)
    fresh = [statement for statement in batch if statement.pk in new]
    _index(fresh, {d.id: d.facets for d in drafts})
    Voiding.objects.bulk_create(
        [Voiding(target=s.voids, statement=s, reach=_reach(s)) for s in fresh if s.voids is not None],
        ignore_conflicts=True,
    )
    if has_news:
        learn(definitions)
    enqueue(fresh)
    if fresh:
        statements_recorded.send(sender=Statement, batch=fresh)
    if len(fresh) == len(batch):
        return fresh
    return _with_known(batch, new)


def void(
    statement_id: UUID,
    *,
    by: User | None,
    reason: str,
    persons: Iterable[int] = (),
    at: datetime | None = None,
) -> Statement:
    """Void a statement, which may not have arrived yet, and return the statement that voids it.

    `reason` is a code or a sentence that names nobody; `persons` are ids of further users whose
    record this touches. Raises `UnknownStatement` if the id is that of a voiding statement.
    """
    with transaction.atomic():
        if Statement.objects.filter(pk=statement_id, voids__isnull=False).exists():
            raise UnknownStatement(statement_id)
        lock_persons({*persons, *_users_of(_voided_persons([statement_id]))})
        statement = profile.voided(statement_id, by=by.uuid if by else None, reason=reason, at=at)
        (stored,) = record([statement])
        audit("xapi.void", f"statement:{statement_id}", by=by, voided_by=str(stored.pk))
        return stored


@transaction.atomic
def erase(statement_id: UUID, *, by: User | None, reason: str) -> Erasure:
    """Erase a statement for good, leaving its id, hash and the reason.

    Raises `UnknownStatement`, or `NotErasable` for a statement that voids another.
    """
    statement = Statement.objects.filter(pk=statement_id).first()
    if statement is None:
        raise UnknownStatement(statement_id)
    if statement.voids is not None:
        raise NotErasable(statement_id)
    left = Erasure.objects.create(
        statement_id=statement.pk, stored=statement.stored, sha256=statement.sha256, reason=reason, by=by
    )
    Facet.objects.filter(stored=statement.stored).delete()
    statement.delete()
    audit("xapi.erase", f"statement:{statement_id}", by=by, sha256=left.sha256)
    return left


def _lock_concerned(drafts: Sequence[Draft]) -> None:
    persons = persons_in(drafts) | _voided_persons([d.voids for d in drafts if d.voids is not None])
    if persons:
        lock_persons(_users_of(persons))


def _reach(voiding: Statement) -> Credential | None:
    credential: Credential | None = voiding.credential
    return credential if credential is not None and not credential.may(Scope.ALL) else None


def _voided_persons(targets: Sequence[UUID]) -> set[UUID]:
    if not targets:
        return set()
    found = Statement.objects.filter(pk__in=targets).values_list("person", flat=True)
    return {person for person in found if person is not None}


def _users_of(persons: set[UUID]) -> list[int]:
    return list(User.objects.filter(uuid__in=persons).values_list("pk", flat=True)) if persons else []


def _numbered(drafts: Sequence[Draft]) -> list[Statement]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT xapi_take_turn()")
        (moment,) = cursor.fetchone()
    return [d.stored_at(moment + timedelta(microseconds=number)) for number, d in enumerate(drafts)]


def _insert(batch: Sequence[Statement]) -> set[UUID]:
    values: list[list[Any]] = [[getattr(statement, name) for statement in batch] for name, _ in _COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        return {row[0] for row in cursor.fetchall()}


def _index(fresh: Sequence[Statement], facets: dict[UUID, list[UUID]]) -> None:
    keys = [(key, statement.stored, 0) for statement in fresh for key in facets[statement.pk]]
    keys += [(facet.key, facet.stored, facet.depth) for facet in lent_facets(fresh)]
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT_FACETS, [list(column) for column in zip(*keys, strict=True)])


def _with_known(batch: Sequence[Statement], new: set[UUID]) -> list[Statement]:
    known = Statement.objects.in_bulk([statement.pk for statement in batch if statement.pk not in new])
    for statement in batch:
        if statement.pk in known and not same_statement(known[statement.pk].data, statement.data):
            raise StatementConflict(statement.pk)
    return [known.get(statement.pk, statement) for statement in batch]
