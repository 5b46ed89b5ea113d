"""Recording, voiding and erasing statements."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.queries import lock_accounts, lock_persons
from lms.xapi import profile
from lms.xapi.actions.definitions import is_news, learn
from lms.xapi.actions.drafts import Draft, draft, persons_in
from lms.xapi.actions.erasing import take_away
from lms.xapi.actions.forwarding import enqueue
from lms.xapi.actions.references import ChainLink, hexed, lend, targets_of
from lms.xapi.errors import NotErasable, PersonErased, StatementConflict, StatementErased, UnknownStatement
from lms.xapi.models import Credential, Erasure, Scope, Statement, Voiding
from lms.xapi.rules.comparison import same_statement
from lms.xapi.rules.definitions import Definitions, definitions_in
from lms.xapi.rules.json_text import parse_statements
from lms.xapi.signals import statements_recorded

_STORE = (
    "SELECT * FROM xapi_store(%s::uuid[], %s::timestamptz[], %s::uuid[], %s::text[], %s::text[], "
    "%s::text[], %s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[], %s::text, %s::uuid[], %s::integer[])"
)
_SEPARATOR = "\x1e"  # stands in no JSON text, and one long text is quoted far quicker than many


def record(statements: Iterable[profile.Stated]) -> list[Statement]:
    """Record the platform's own statements, in this order, in the caller's transaction.

    Locks the persons concerned, then the store; sets `stored`; sends `statements_recorded`. A
    statement that is stored already under its id is returned as stored and not sent again. Raises
    `StatementConflict` if another statement has the id.
    """
    drafts = [_own_draft(statement) for statement in statements]
    return store(drafts)


def _own_draft(statement: profile.Stated) -> Draft:
    text = json.dumps(statement.as_version(), ensure_ascii=False, separators=(",", ":"))
    sources, _ = parse_statements(text)
    return draft(sources[0])


def store(drafts: Sequence[Draft], *, may_define: bool = True) -> list[Statement]:
    """Store prepared statements, all or none, and return them as stored, in the given order.

    Raises `StatementConflict`, `StatementErased` for one that was here and was erased, or `PersonErased` for
    one of somebody who was erased.
    """
    return _store(drafts, definitions_in(d.data for d in drafts) if may_define else {}) if drafts else []


@transaction.atomic(savepoint=False)
def _store(drafts: Sequence[Draft], definitions: Definitions) -> list[Statement]:
    has_news = is_news(definitions)
    _lock_concerned(drafts)
    targets = targets_of(drafts)
    batch, fresh, linked = _insert(drafts)
    if linked:
        lend(linked, targets)
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
    return _with_known(batch, {statement.pk for statement in fresh})


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
    """Erase a statement for good, leaving its id, hash and the reason; progress follows,
    and bytes that it alone attached go with it.

    Raises `UnknownStatement`, or `NotErasable` for a statement that voids another.
    """
    statement = Statement.objects.filter(pk=statement_id).first()
    if statement is None:
        raise UnknownStatement(statement_id)
    if statement.voids is not None:
        raise NotErasable(statement_id)
    if statement.person is not None:
        lock_accounts([statement.person])
    take_away([statement], by=by, reason=reason)
    left = Erasure.objects.get(pk=statement.pk)
    statements_recorded.send(sender=Statement, batch=[statement])
    audit("xapi.erase", f"statement:{statement_id}", by=by, sha256=left.sha256)
    return left


def _lock_concerned(drafts: Sequence[Draft]) -> None:
    persons = persons_in(drafts) | _voided_persons([d.voids for d in drafts if d.voids is not None])
    if persons:
        lock_accounts(persons)


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


def _insert(drafts: Sequence[Draft]) -> tuple[list[Statement], list[Statement], list[ChainLink]]:
    """Every statement of the batch, those of them that are new, and of these the ones that a
    reference leads from or to. One query, which holds the store's lock from here on.
    """
    columns: list[Any] = [
        [d.id for d in drafts],
        [d.timestamp for d in drafts],
        [d.person for d in drafts],
        [d.verb for d in drafts],
        [d.object_kind for d in drafts],
        [d.object_id for d in drafts],
        [d.registration for d in drafts],
        [d.refers for d in drafts],
        [d.voids for d in drafts],
        [d.credential.pk if d.credential else None for d in drafts],
        _SEPARATOR.join(d.beginning for d in drafts),
        [key for d in drafts for key in d.facets],
        [number for number, d in enumerate(drafts, start=1) for _ in d.facets],
    ]
    with connection.cursor() as cursor:
        try:
            cursor.execute(_STORE, columns)
        except IntegrityError as error:
            if "statement_of_nobody_erased" in str(error):
                raise PersonErased from error
            raise
        rows = cursor.fetchall()
    batch, fresh, linked = [], [], list[ChainLink]()
    for prepared, (moment, is_new, is_awaited, is_erased) in zip(drafts, rows, strict=True):
        if is_erased:
            raise StatementErased(prepared.id)
        statement = prepared.stored_at(moment)
        batch.append(statement)
        if is_new:
            fresh.append(statement)
            if is_awaited or prepared.refers is not None:
                keys = hexed(prepared.facets)
                linked.append(ChainLink(prepared.id, moment, prepared.refers, keys, is_awaited))
    return batch, fresh, linked


def _with_known(batch: Sequence[Statement], new: set[UUID]) -> list[Statement]:
    known = Statement.objects.in_bulk([statement.pk for statement in batch if statement.pk not in new])
    for statement in batch:
        if statement.pk in known and not same_statement(known[statement.pk].data, statement.data):
            raise StatementConflict(statement.pk)
    return [known.get(statement.pk, statement) for statement in batch]
