"""Verbs that write messages, their delivery and people's choices about them."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lms import seals
from lms.jobs import run_on_commit
from lms.notices import kinds
from lms.notices.actions import mailing
from lms.notices.errors import NotALetter, NotUncertain, VariableMissing, VariableNotAllowed
from lms.notices.models import DeliveryEvent, Notice, Preference
from lms.notices.queries.texts import mail_of
from lms.people.actions.traces import audit
from lms.people.models import Organisation, User

DELIVER = "lms.notices.tasks.deliver"
TRIES = 6
CERTAIN_AFTER = timedelta(minutes=10)
Status = Notice.Status
_LEFT = {Status.SENT, Status.POSTED, Status.STOPPED, Status.FAILED}


@transaction.atomic
def send(
    *,
    to: User,
    template: str,
    variables: Mapping[str, str],
    urgent: bool = False,
    about: str = "",
    organisation: Organisation | None = None,
    at: datetime | None = None,
    address: str = "",
) -> Notice:
    """Write a message and hand its delivery on; e-mail, letter or page only, as the person chose.

    `template` is a registered kind and `variables` exactly what it allows; `about` names what it
    concerns (`session:<uuid>`); `at` is the earliest time to send it; `address` is where it goes as e-mail
    when that is not the person's own. Raises `UnknownKind`,
    `VariableNotAllowed` or `VariableMissing`.
    """
    kind = kinds.kind_of(template)
    stored = as_stored(kind, variables)
    now = timezone.now()
    message = Notice.objects.create(
        to=to,
        organisation=organisation,
        kind=kind.code,
        variables=stored,
        about=about,
        is_urgent=urgent,
        address=address,
        status=Status.QUEUED if address else _way(kind, to, urgent=urgent),
        made_at=now,
        not_before=at or now,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    _log(message, now)
    if message.status == Status.QUEUED and message.not_before <= now:
        run_on_commit(DELIVER, message.pk)
    return message


@transaction.atomic
def stop(*, about: str, to: Collection[int] | None = None, only: Collection[str] | None = None) -> int:
    """Stop what has not left yet about a thing: to all, or to the users with these ids; of every kind,
    or `only` of these. Returns how many."""
    waiting = Notice.objects.filter(about=about, status__in=[Status.QUEUED, Status.LETTER])
    if to is not None:
        waiting = waiting.filter(to__in=to)
    if only is not None:
        waiting = waiting.filter(kind__in=only)
    messages = list(waiting.select_for_update().order_by("pk"))
    for message in messages:
        move_on(message, Status.STOPPED)
    return len(messages)


@transaction.atomic
def stop_all(to: User) -> None:
    """Stop everything that has not left yet for a person who has died."""
    waiting = Notice.objects.filter(to=to, status__in=[Status.QUEUED, Status.LETTER, Status.UNCERTAIN])
    for message in waiting.select_for_update().order_by("pk"):
        move_on(message, Status.STOPPED)


def deliver(message_id: int) -> None:
    """Send one message by e-mail, at most once.

    It is marked as being sent, and that is committed, before anything leaves; so a message found
    so after a crash may or may not have left, and is not sent again by itself.
    """
    message = _take(message_id)
    if message is None:
        return
    enclosures = kinds.enclosed_in(message)
    text = mail_of(message, encloses=bool(enclosures))
    outcome, detail = mailing.send_mail(
        to=message.address or message.to.email,
        subject=text.subject,
        body=text.body,
        message_id=message.message_id,
        enclosures=enclosures,
    )
    with transaction.atomic():
        message = Notice.objects.select_for_update().get(pk=message.pk)
        if message.status != Status.SENDING:
            return
        if outcome is mailing.MailOutcome.SENT:
            message.sent_at = timezone.now()
            move_on(message, Status.SENT)
        elif outcome is mailing.MailOutcome.UNCERTAIN:
            move_on(message, Status.UNCERTAIN, detail)
        elif outcome is mailing.MailOutcome.REFUSED or message.tries >= TRIES:
            move_on(message, Status.FAILED, detail)
        else:
            message.not_before = timezone.now() + timedelta(minutes=2**message.tries)
            move_on(message, Status.QUEUED, detail)


def sweep(*, at: datetime | None = None) -> int:
    """Hand on what a lost task left behind, and mark as uncertain what was being sent when a worker died.
    Returns how many deliveries were handed on."""
    now = at or timezone.now()
    with transaction.atomic():
        stuck = Notice.objects.filter(status=Status.SENDING, sending_at__lt=now - CERTAIN_AFTER)
        for message in stuck.select_for_update(skip_locked=True).order_by("pk"):
            move_on(message, Status.UNCERTAIN, "worker lost")
        due = list(Notice.objects.due(now).order_by("-is_urgent", "not_before").values_list("pk", flat=True))
        for pk in due:
            run_on_commit(DELIVER, pk)
    return len(due)


@transaction.atomic
def resend(message: Notice, *, by: User) -> None:
    """Send once more, at a person's word, what is uncertain or was not delivered. Raises `NotUncertain`,
    also for what has lost its secrets: it must be asked for anew."""
    message = Notice.objects.select_for_update().get(pk=message.pk)
    is_lost = message.status == Status.FAILED and not kinds.kind_of(message.kind).secrets
    if message.status != Status.UNCERTAIN and not is_lost:
        raise NotUncertain
    message.not_before, message.tries = timezone.now(), 0
    move_on(message, Status.QUEUED, "resent by hand")
    audit("message.resent", f"message:{message.uuid}", by=by)
    run_on_commit(DELIVER, message.pk)


@transaction.atomic
def settle(message: Notice, *, by: User) -> None:
    """Take an uncertain message as delivered, and put one aside that was not. Raises `NotUncertain`."""
    message = Notice.objects.select_for_update().get(pk=message.pk)
    if message.status == Status.FAILED:
        move_on(message, Status.STOPPED, "seen to")
    elif message.status == Status.UNCERTAIN:
        move_on(message, Status.SENT, "taken as sent")
    else:
        raise NotUncertain
    audit("message.settled", f"message:{message.uuid}", by=by)


@transaction.atomic
def mark_posted(message: Notice, *, by: User) -> None:
    """Record that a letter was put in the post. Raises `NotALetter`."""
    message = Notice.objects.select_for_update().get(pk=message.pk)
    if message.status != Status.LETTER:
        raise NotALetter
    message.sent_at = timezone.now()
    move_on(message, Status.POSTED)
    audit("message.posted", f"message:{message.uuid}", by=by)


def as_stored(kind: kinds.NoticeKind, variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of a message, its secrets sealed. Raises `VariableNotAllowed` or `VariableMissing` unless
    they are exactly what the kind allows."""
    if foreign := set(variables) - kind.variables:
        raise VariableNotAllowed(", ".join(sorted(foreign)))
    if missing := kind.variables - set(variables):
        raise VariableMissing(", ".join(sorted(missing)))
    return {name: seals.seal(value) if name in kind.secrets else value for name, value in variables.items()}


def _way(kind: kinds.NoticeKind, to: User, *, urgent: bool) -> str:
    if kind.is_awaited:
        return Status.QUEUED if to.email else Status.HELD
    if to.deceased_at:
        return Status.STOPPED
    chosen = Preference.objects.filter(person=to).first()
    if chosen and chosen.digest and kind.category in kinds.OPTIONAL and not urgent:
        return Status.HELD
    if chosen and (chosen.paused_at or kind.category in chosen.declined):
        return Status.HELD
    if not to.email or (chosen and chosen.wants_letters):
        return Status.LETTER if kind.by_letter else Status.HELD
    return Status.QUEUED


@transaction.atomic
def _take(message_id: int) -> Notice | None:
    now = timezone.now()
    message = (
        Notice.objects.select_related("to")
        .select_for_update(of=("self",), skip_locked=True)
        .filter(Q(not_before__lte=now), pk=message_id, status=Status.QUEUED)
        .first()
    )
    if message is None:
        return None
    message.tries += 1
    message.sending_at = now
    move_on(message, Status.SENDING)
    return message


def move_on(message: Notice, status: str, detail: str = "") -> None:
    message.status = status
    if status in _LEFT:
        message.address = ""
        secrets = kinds.kind_of(message.kind).secrets
        message.variables = {
            name: seals.GONE if name in secrets else value for name, value in message.variables.items()
        }
    message.save(
        update_fields=["status", "not_before", "tries", "sending_at", "sent_at", "variables", "address"]
    )
    _log(message, timezone.now(), detail)


def _log(message: Notice, at: datetime, detail: str = "") -> None:
    DeliveryEvent.objects.create(message=message, at=at, status=message.status, detail=detail)
