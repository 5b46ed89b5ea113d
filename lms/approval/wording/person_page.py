"""The account of one person of a home, in the words of the staff who care for the home."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.approval.queries.home.person import PersonPage
from lms.approval.wording import gate
from lms.dates import oslo_day
from lms.notices.models import Notice
from lms.people.models import Invitation

Status = Notice.Status


@dataclass(frozen=True)
class InvitationStep:
    """One step of an invitation: what it is, how it stands, and whether something must be done for it."""

    name: str
    said: str
    needs: bool = False


@dataclass(frozen=True)
class PersonPageText:
    """What the page says; `page` is what it was made of."""

    page: PersonPage
    steps: tuple[InvitationStep, ...]
    ways_in: tuple[str, ...]


def person_page_text(page: PersonPage) -> PersonPageText:
    return PersonPageText(
        page=page,
        steps=tuple(_steps(page)),
        ways_in=tuple(str(way.label) for way in page.ways_in),
    )


def _steps(page: PersonPage) -> Iterator[InvitationStep]:
    invitation = page.invitation
    if invitation is None:
        return
    yield InvitationStep(
        _("Sent"),
        _("%(day)s, by %(name)s") % {"day": _day(invitation.sent_at), "name": invitation.invited_by},
    )
    if page.mail is not None:
        yield _delivered(page.mail)
    yield _opened(invitation)
    yield _answered(page, invitation)


def _delivered(mail: Notice) -> InvitationStep:
    name = _("Delivered")
    day = {"day": _day(mail.sent_at)}
    if mail.status == Status.SENT:
        return InvitationStep(name, _("The e-mail was handed on %(day)s, and nothing has come back.") % day)
    if mail.status == Status.POSTED:
        return InvitationStep(name, _("The letter was posted %(day)s.") % day)
    if mail.status == Status.LETTER:
        return InvitationStep(name, _("Not yet: it waits as a letter in the post room."), needs=True)
    if mail.status == Status.FAILED:
        said = _("No: the e-mail could not be delivered. Check the address, and correct it.")
        return InvitationStep(name, said, needs=True)
    if mail.status == Status.UNCERTAIN:
        return InvitationStep(
            name, _("Uncertain: the line was lost while it was sent. Send a new link."), needs=True
        )
    if mail.status in (Status.STOPPED, Status.HELD):
        return InvitationStep(name, _("No: it was stopped before it left. Send a new link."), needs=True)
    return InvitationStep(name, _("It is on its way."))


def _opened(invitation: Invitation) -> InvitationStep:
    name = _("Opened")
    if invitation.opened_at:
        return InvitationStep(name, _day(invitation.opened_at))
    return InvitationStep(name, _("Nobody has opened the link.") if not invitation.accepted_at else "–")


def _answered(page: PersonPage, invitation: Invitation) -> InvitationStep:
    name = _("Answered")
    if invitation.accepted_at:
        return InvitationStep(name, _("Said yes %(day)s.") % {"day": _day(invitation.accepted_at)})
    if invitation.conflict_at and page.sees_conflicts:
        return InvitationStep(name, _("Belongs to another home, and must leave it first."), needs=True)
    if invitation.expires_at <= timezone.now():
        return InvitationStep(
            name,
            _("No, and the link stopped working %(day)s.") % {"day": _day(invitation.expires_at)},
            needs=True,
        )
    return InvitationStep(
        name, _("Not yet. The link works until %(day)s.") % {"day": _day(invitation.expires_at)}
    )


def _day(at: datetime | None) -> str:
    return gate.day(oslo_day(at)) if at else ""
