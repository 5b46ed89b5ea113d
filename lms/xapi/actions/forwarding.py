"""Statements on their way to the external learning record store: at least once, in order per actor."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from lms.jobs import run_on_commit
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.xapi.actions import remote_store
from lms.xapi.actions.remote_store import StoreReply
from lms.xapi.models import Outbox, Statement
from lms.xapi.queries.attachments import stored_for
from lms.xapi.rules.actors import actor_key
from lms.xapi.rules.forwarding import is_permanent, may_leave, wait_after

log = logging.getLogger(__name__)

FORWARD = "lms.xapi.tasks.forward"
_BATCH = 50
_LOCK = 2019914858
_KEPT = timedelta(days=30)


def is_on() -> bool:
    """Whether an external store is configured."""
    return bool(settings.XAPI_FORWARD_ENDPOINT)


def enqueue(recorded: Sequence[Statement]) -> None:
    """Put what may leave into the outbox, in the transaction that records it."""
    if not is_on() or not recorded:
        return
    rows = _rows(recorded)
    if rows:
        Outbox.objects.bulk_create(rows, ignore_conflicts=True)
        run_on_commit(FORWARD)


def forward(*, until_empty: bool = True) -> int:
    """Deliver what is waiting and due; how many were delivered. One process at a time does so.

    Stops where the receiver does not answer; a statement that it cannot take holds back its
    actor's later ones alone, and one that it refuses for good is parked and skipped.
    """
    if not is_on():
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
    try:
        delivered = 0
        while True:
            batch = _due(timezone.now())
            if not batch:
                return delivered
            count, goes_on = _deliver(batch)
            delivered += count
            if not goes_on or not until_empty:
                return delivered
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@transaction.atomic
def replay(
    *,
    by: User | None,
    parked: bool = False,
    since: datetime | None = None,
    missing: bool = False,
) -> int:
    """Send again: what was parked, what was stored from a moment on, or what never was queued.

    Returns how many wait now because of it; the ids are the same, so nothing is doubled there.
    """
    again = Outbox.objects.exclude(state=Outbox.State.WAITING)
    chosen = Q()
    if parked:
        chosen |= Q(state=Outbox.State.PARKED)
    if since is not None:
        chosen |= Q(stored__gte=since)
    count = 0
    if chosen:
        count = again.filter(chosen).update(
            state=Outbox.State.WAITING,
            tries=0,
            next_try_at=None,
            last_error="",
            last_status=None,
            settled_at=None,
        )
    if missing:
        count += _enqueue_missing()
    if count:
        run_on_commit(FORWARD)
    audit("xapi.replay", "outbox", by=by, count=count)
    return count


def forget_delivered(*, now: datetime) -> int:
    """Drop the rows of what was delivered more than a month ago."""
    count, _ = Outbox.objects.filter(state=Outbox.State.DELIVERED, settled_at__lt=now - _KEPT).delete()
    return count


def _enqueue_missing() -> int:
    count = 0
    known = Outbox.objects.filter(statement=OuterRef("pk"))
    missing = Statement.objects.filter(~Exists(known)).order_by("stored")
    batch: list[Statement] = []
    for statement in missing.iterator(chunk_size=500):
        batch.append(statement)
        if len(batch) == 500:
            count += len(Outbox.objects.bulk_create(_rows(batch)))
            batch = []
    return count + len(Outbox.objects.bulk_create(_rows(batch)))


def _rows(statements: Sequence[Statement]) -> list[Outbox]:
    targets = {s.voids for s in statements if s.voids is not None}
    here = set(Statement.objects.filter(pk__in=targets).values_list("pk", flat=True)) if targets else set()
    gone = (
        set(Outbox.objects.filter(statement__in=here).values_list("statement", flat=True)) if here else set()
    )
    leaving = {s.pk for s in statements if may_leave(s.data)}
    return [
        Outbox(statement=s, stored=s.stored, actor=actor_key(s.data["actor"]))
        for s in statements
        if s.pk in leaving and (s.voids is None or s.voids not in here or s.voids in gone | leaving)
    ]


def _due(now: datetime) -> list[Outbox]:
    held = Outbox.objects.filter(
        actor=OuterRef("actor"),
        state=Outbox.State.WAITING,
        next_try_at__gt=now,
        stored__lte=OuterRef("stored"),
    )
    waiting = Outbox.objects.filter(state=Outbox.State.WAITING).filter(~Exists(held))
    return list(waiting.select_related("statement").order_by("stored")[:_BATCH])


def _deliver(batch: Sequence[Outbox]) -> tuple[int, bool]:
    """How many were delivered, and whether the receiver is there to go on with."""
    delivered = 0
    held: set[UUID] = set()
    in_vain = 0
    for alike in _alike(batch):
        group = [row for row in alike if row.actor not in held]
        if len(group) > 1:
            reply = _send(group)
            if reply.is_good:
                _settle(group, Outbox.State.DELIVERED, reply)
                delivered += len(group)
                continue
            if reply.status in {0, 401, 404, 405, 429}:
                _postpone(group[0], reply)
                return delivered, False
        for row in group:
            if row.actor in held:
                continue
            reply = _send([row])
            if reply.is_good:
                _settle([row], Outbox.State.DELIVERED, reply)
                delivered += 1
                in_vain = 0
            elif is_permanent(reply.status):
                log.warning("Statement %s was refused with %s: %s", row.pk, reply.status, reply.text)
                _settle([row], Outbox.State.PARKED, reply)
            else:
                _postpone(row, reply)
                held.add(row.actor)
                in_vain += 1
                if reply.status in {0, 401, 404, 405, 429} or in_vain >= 3:
                    return delivered, False
    return delivered, True


def _alike(batch: Sequence[Outbox]) -> Iterable[list[Outbox]]:
    """Runs of rows that can go in one request: one version, none with attachments but alone."""
    run: list[Outbox] = []
    for row in batch:
        has_attachments = "attachments" in row.statement.data
        if run and (
            has_attachments or _version(run[-1]) != _version(row) or "attachments" in run[-1].statement.data
        ):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _version(row: Outbox) -> str:
    return "2.0.0" if row.statement.data["version"].startswith("2.") else "1.0.3"


def _send(rows: Sequence[Outbox]) -> StoreReply:
    attachments = stored_for(row.statement.data for row in rows if "attachments" in row.statement.data)
    return remote_store.send(
        [row.statement.text for row in rows], version=_version(rows[0]), attachments=attachments
    )


def _settle(rows: Sequence[Outbox], state: Outbox.State, reply: StoreReply) -> None:
    is_parked = state == Outbox.State.PARKED
    Outbox.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=state,
        tries=F("tries") + 1,
        next_try_at=None,
        last_status=reply.status,
        last_error=reply.text if is_parked else "",
        settled_at=timezone.now(),
    )


def _postpone(row: Outbox, reply: StoreReply) -> None:
    tries = row.tries + 1
    Outbox.objects.filter(pk=row.pk).update(
        tries=tries,
        next_try_at=timezone.now() + wait_after(tries),
        last_status=reply.status or None,
        last_error=reply.text or f"HTTP {reply.status}",
    )
