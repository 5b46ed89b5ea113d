"""E-mail to people without an account: written first, sent at most once, deleted when it has left."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms.jobs import run_on_commit
from lms.notices import kinds
from lms.notices.actions import mailing
from lms.notices.actions.sending import CERTAIN_AFTER, TRIES, as_stored
from lms.notices.models import VisitorMail
from lms.notices.queries.texts import visitor_mail_of

DELIVER = "lms.notices.tasks.deliver_to_visitor"
Status = VisitorMail.Status


@transaction.atomic
def send_to_visitor(
    address: str, *, language: str, template: str, variables: Mapping[str, str], about: str
) -> VisitorMail:
    """Write an e-mail and hand its delivery on. `template`, `variables` and `about` are as `sending.send`'s,
    and so is what it raises."""
    kind = kinds.kind_of(template)
    now = timezone.now()
    mail = VisitorMail.objects.create(
        address=address,
        language=language,
        kind=kind.code,
        variables=as_stored(kind, variables),
        about=about,
        made_at=now,
        not_before=now,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    run_on_commit(DELIVER, mail.pk)
    return mail


@transaction.atomic
def stop_mail(*, about: str) -> int:
    """Delete what has not left yet about somebody, and what did not arrive. Returns how many."""
    return VisitorMail.objects.filter(about=about).exclude(status=Status.SENDING).delete()[0]


def deliver_to_visitor(mail_id: int) -> None:
    """Send one, at most once: it is marked as being sent, and that is committed, before it leaves."""
    with transaction.atomic():
        queued = VisitorMail.objects.filter(pk=mail_id, status=Status.QUEUED, not_before__lte=timezone.now())
        mail = queued.select_for_update(skip_locked=True).first()
        if mail is None:
            return
        mail.status, mail.tries, mail.sending_at = Status.SENDING, mail.tries + 1, timezone.now()
        mail.save(update_fields=["status", "tries", "sending_at"])
    text = visitor_mail_of(mail)
    outcome, _detail = mailing.send_mail(
        to=mail.address, subject=text.subject, body=text.body, message_id=mail.message_id
    )
    with transaction.atomic():
        mail = VisitorMail.objects.select_for_update().filter(pk=mail_id, status=Status.SENDING).first()
        if mail is None:
            return
        if outcome is mailing.MailOutcome.SENT:
            mail.delete()
        elif outcome is mailing.MailOutcome.UNCERTAIN:
            _give_up(mail, Status.UNCERTAIN)
        elif outcome is mailing.MailOutcome.REFUSED or mail.tries >= TRIES:
            _give_up(mail, Status.FAILED)
        else:
            mail.status, mail.not_before = Status.QUEUED, timezone.now() + timedelta(minutes=2**mail.tries)
            mail.save(update_fields=["status", "not_before"])


@transaction.atomic
def sweep_visitor_mail(*, at: datetime | None = None) -> int:
    """Hand on what a lost task left behind, and give up what was being sent when a worker died. Returns how
    many deliveries were handed on."""
    now = at or timezone.now()
    stuck = VisitorMail.objects.filter(status=Status.SENDING, sending_at__lt=now - CERTAIN_AFTER)
    for mail in stuck.select_for_update(skip_locked=True).order_by("pk"):
        _give_up(mail, Status.UNCERTAIN)
    due = list(
        VisitorMail.objects.filter(status=Status.QUEUED, not_before__lte=now).values_list("pk", flat=True)
    )
    for pk in due:
        run_on_commit(DELIVER, pk)
    return len(due)


def _give_up(mail: VisitorMail, status: str) -> None:
    mail.status, mail.address, mail.variables = status, "", {}
    mail.save(update_fields=["status", "address", "variables"])
