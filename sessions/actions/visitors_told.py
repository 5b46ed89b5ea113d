"""What visitors are told about their meeting: date and time by e-mail, the rest on a page of their own."""

import base64
from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from lms import keys
from lms.dates import OSLO
from lms.look.navigation import named_place
from lms.notices.actions.visitor_mail import send_to_visitor, stop_mail
from lms.secrets import keyed_hash, keyed_hashes
from sessions.models import TrainingSession, Visitor
from sessions.notices import visitors as kinds
from sessions.queries.visitors import PURPOSE

Status = Visitor.Status


def secret_of(visitor: Visitor) -> str:
    """The secret of a visitor's link. It is made anew from the platform's key whenever a mail needs it, so
    that nothing but its keyed hash is kept; after a change of key the visitor's next mail brings another."""
    made = base64.urlsafe_b64encode(keys.mark("visitor", str(visitor.uuid))).decode().rstrip("=")
    if visitor.secret_hash not in keyed_hashes(made, purpose=PURPOSE):
        visitor.secret_hash = keyed_hash(made, purpose=PURPOSE)
        if visitor.pk:
            visitor.save(update_fields=["secret_hash"])
    return made


def signed_up(visitor: Visitor) -> None:
    """A place, or a place in line."""
    _tell(kinds.VISITOR_CONFIRMED if visitor.status == Status.COMING else kinds.VISITOR_QUEUED, visitor)


def given_seat(visitor: Visitor) -> None:
    """A place came free and is theirs."""
    _tell(kinds.VISITOR_SEAT, visitor)


def reminded(visitor: Visitor) -> None:
    _tell(kinds.VISITOR_REMINDER, visitor)


def changed(session: TrainingSession) -> None:
    """Time or place changed; they are reminded of the new time."""
    if not session.traits.is_for_visitors:
        return
    Visitor.objects.filter(session=session).update(reminded_at=None)
    for visitor in _concerned(session):
        _tell(kinds.VISITOR_CHANGED, visitor)


def cancelled(session: TrainingSession, replacement: TrainingSession | None) -> None:
    """Called off; those who keep their place at what is held instead have been moved there already."""
    if not session.traits.is_for_visitors:
        return
    if replacement is None:
        for visitor in session.visitors.filter(status=Status.CALLED_OFF).select_related("session"):
            _tell(kinds.VISITOR_CANCELLED, visitor)
        return
    for visitor in _concerned(replacement):
        _tell(kinds.VISITOR_REPLACED, visitor, before=session)


def stop(visitor: Visitor) -> None:
    """Send nothing more."""
    stop_mail(about=about(visitor))


def about(visitor: Visitor) -> str:
    return f"visitor:{visitor.uuid}"


def _concerned(session: TrainingSession) -> list[Visitor]:
    return list(Visitor.objects.filter(session=session).live().select_related("session").order_by("pk"))


def _tell(kind: str, visitor: Visitor, *, before: TrainingSession | None = None) -> None:
    stop(visitor)
    if not visitor.email:
        return
    with override(visitor.language):
        address = named_place("visitor_place", secret_of(visitor))
        variables = _when((before or visitor.session).begins_at)
        if before:
            variables |= _when(visitor.session.begins_at, "new_")
    send_to_visitor(
        visitor.email,
        language=visitor.language,
        template=kind,
        variables=variables | {"link": settings.SITE_URL + address},
        about=about(visitor),
    )


def _when(begins_at: datetime, prefix: str = "") -> dict[str, str]:
    begin = begins_at.astimezone(OSLO)
    return {f"{prefix}date": date_format(begin, "l j. F Y"), f"{prefix}time": f"{begin:%H:%M}"}
