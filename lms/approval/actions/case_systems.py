"""Write down what changed for the case systems, and hand it to their webhooks."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from lms import keys
from lms.approval.actions import webhook_calls
from lms.approval.errors import AddressRefused
from lms.approval.models import AssignmentChange, Webhook, WebhookDelivery
from lms.jobs import run_on_commit
from lms.outgoing import Unreachable
from lms.people.actions.traces import audit
from lms.people.models import Assignment, Organisation, User

DELIVER = "lms.approval.tasks.deliver"
TRIES = 8
_LOCK = 2_026_041_701


def note_changes(kind: AssignmentChange.Kind, assignments: Iterable[Assignment]) -> None:
    """Write down one change for each assignment, and for whoever it is handed to; in the caller's
    transaction, last of its locks, held to commit, so that a reader of the cursor misses none."""
    assignments = list(assignments)
    if not assignments:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    now = timezone.now()
    changes = AssignmentChange.objects.bulk_create(
        AssignmentChange(organisation_id=one.organisation_id, assignment=one, kind=kind, at=now)
        for one in assignments
    )
    hooks: dict[int, list[Webhook]] = {}
    for hook in Webhook.objects.standing().filter(organisation__in={c.organisation_id for c in changes}):
        hooks.setdefault(hook.organisation_id, []).append(hook)
    deliveries = WebhookDelivery.objects.bulk_create(
        WebhookDelivery(webhook=hook, change=change, next_try_at=now)
        for change in changes
        for hook in hooks.get(change.organisation_id, ())
    )
    for delivery in deliveries:
        run_on_commit(DELIVER, delivery.pk)


@transaction.atomic
def add_webhook(organisation: Organisation, *, url: str, by: User | None = None) -> tuple[Webhook, str]:
    """Tell this address of the organisation's changes; returns the key that signs them, shown once.

    Raises `AddressRefused` unless the address is public, encrypted and at the ordinary port.
    """
    try:
        webhook_calls.must_be_public(url)
    except Unreachable as error:
        raise AddressRefused from error
    hook, _ = Webhook.objects.get_or_create(
        organisation=organisation, url=url, stopped_at=None, defaults={"made_at": timezone.now()}
    )
    audit("webhook.added", f"organisation:{organisation.pk}", by=by, webhook=str(hook.uuid))
    return hook, key_of(hook)


@transaction.atomic
def stop_webhook(hook: Webhook, *, by: User | None = None) -> None:
    """Tell this address nothing more."""
    Webhook.objects.filter(pk=hook.pk, stopped_at=None).update(stopped_at=timezone.now())
    WebhookDelivery.objects.filter(webhook=hook, state=WebhookDelivery.State.WAITING).update(
        state=WebhookDelivery.State.GIVEN_UP
    )
    audit("webhook.stopped", f"organisation:{hook.organisation_id}", by=by, webhook=str(hook.uuid))


@transaction.atomic
def replay(hook: Webhook, *, after: int) -> int:
    """Tell the address again of every change after a cursor; returns how many."""
    now = timezone.now()
    changes = AssignmentChange.objects.filter(organisation=hook.organisation_id).after(after)
    WebhookDelivery.objects.bulk_create(
        (WebhookDelivery(webhook=hook, change=change, next_try_at=now) for change in changes),
        ignore_conflicts=True,
    )
    again = WebhookDelivery.objects.filter(webhook=hook, change__pk__gt=after)
    number = again.update(state=WebhookDelivery.State.WAITING, tries=0, next_try_at=now)
    for pk in again.order_by("change").values_list("pk", flat=True):
        run_on_commit(DELIVER, pk)
    return number


def replay_since(hook: Webhook, *, since: datetime) -> int:
    """Tell the address again of every change since an instant; returns how many."""
    before = AssignmentChange.objects.filter(organisation=hook.organisation_id, at__lt=since).order_by("-pk")
    return replay(hook, after=before.values_list("pk", flat=True).first() or 0)


def deliver(delivery_id: int) -> None:
    """Send one change to its address, signed, at least once and always under the same id. A failed
    one is tried again with growing pauses, eight times in all."""
    delivery = _take(delivery_id)
    if delivery is None:
        return
    hook, body, stamp = delivery.webhook, body_of(delivery), int(timezone.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "Webhook-Id": str(delivery.uuid),
        "Webhook-Timestamp": str(stamp),
        "Webhook-Signature": signature(hook, str(delivery.uuid), stamp, body),
    }
    status = webhook_calls.post(hook.url, body, headers)
    delivery.last_status = status
    if status is not None and 200 <= status < 300:
        delivery.state = WebhookDelivery.State.DELIVERED
    elif delivery.tries >= TRIES:
        delivery.state = WebhookDelivery.State.GIVEN_UP
    delivery.save(update_fields=["last_status", "state"])


def sweep_deliveries() -> int:
    """Send what is due and was left behind by a lost task; returns how many were handed on."""
    due = WebhookDelivery.objects.filter(state=WebhookDelivery.State.WAITING, next_try_at__lte=timezone.now())
    ids = list(due.order_by("next_try_at").values_list("pk", flat=True)[:1000])
    with transaction.atomic():
        for pk in ids:
            run_on_commit(DELIVER, pk)
    return len(ids)


def body_of(delivery: WebhookDelivery) -> bytes:
    """What is sent: ids, the kind and the cursor, and nothing of the case itself."""
    change = delivery.change
    return json.dumps(
        {
            "cursor": change.pk,
            "kind": change.kind,
            "assignment": str(change.assignment.uuid),
            "at": change.at.isoformat(),
        }
    ).encode()


def key_of(hook: Webhook) -> str:
    """The key that signs what is sent to a webhook; derived, so that no table holds it."""
    return _keys_of(hook)[0]


def signature(hook: Webhook, identity: str, stamp: int, body: bytes) -> str:
    """`v1,` and HMAC-SHA256, in hexadecimal, of id, time stamp and body joined by full stops.

    While the platform's key is being changed, one for each key, with a space between: a receiver takes the
    message when any of them is right by the key it was given.
    """
    signed = f"{identity}.{stamp}.".encode() + body
    made = (hmac.new(key.encode(), signed, hashlib.sha256).hexdigest() for key in _keys_of(hook))
    return " ".join(f"v1,{one}" for one in made)


def _keys_of(hook: Webhook) -> list[str]:
    return [one.hex() for one in keys.marks("webhook-key", str(hook.uuid))]


@transaction.atomic
def _take(delivery_id: int) -> WebhookDelivery | None:
    """Take a delivery that is due, and put its next try ahead before anything leaves."""
    now = timezone.now()
    delivery = (
        WebhookDelivery.objects.select_related("webhook", "change__assignment")
        .select_for_update(of=("self",), skip_locked=True)
        .filter(pk=delivery_id, state=WebhookDelivery.State.WAITING, next_try_at__lte=now)
        .first()
    )
    if delivery is None or delivery.webhook.stopped_at:
        return None
    delivery.tries += 1
    delivery.next_try_at = now + timedelta(minutes=2**delivery.tries)
    delivery.save(update_fields=["tries", "next_try_at"])
    return delivery
