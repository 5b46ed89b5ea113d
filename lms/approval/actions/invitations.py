"""Invitations and the message that brings their link: sent, sent anew, taken back."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from lms.approval import notices
from lms.notices.actions.sending import send, stop
from lms.people.actions import invitations
from lms.people.models import FosterHome, Invitation, User


@transaction.atomic
def invite(home: FosterHome, *, email: str, first_name: str, last_name: str, language: str, by: User) -> None:
    """Invite an adult and send the link. Nothing tells whether the address was known.

    Raises `lms.people.errors.NotAllowed`.
    """
    invitation, secret = invitations.invite(
        home, email=email, first_name=first_name, last_name=last_name, language=language, by=by
    )
    _send(invitation, secret)


@transaction.atomic
def renew(invitation: Invitation, *, by: User) -> None:
    """Send a new link in the place of the one before, which stops working. Raises as
    `lms.people.actions.invitations.renew`."""
    secret = invitations.renew(invitation, by=by)
    _send(invitation, secret)


@transaction.atomic
def correct(
    invitation: Invitation, *, email: str, first_name: str, last_name: str, language: str, by: User
) -> bool:
    """Put right what was typed about who is invited; to another address goes a new link. Returns whether one
    was sent. Raises as `lms.people.actions.invitations.correct`."""
    secret = invitations.correct(
        invitation, email=email, first_name=first_name, last_name=last_name, language=language, by=by
    )
    if secret:
        invitation.refresh_from_db()
        _send(invitation, secret)
    return bool(secret)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back; what has not left yet does not leave. Raises as
    `lms.people.actions.invitations.withdraw`."""
    _stop(invitation)
    invitations.withdraw(invitation, by=by)


def _send(invitation: Invitation, secret: str) -> None:
    home = invitation.home
    office = home.trained_by or home.registered_by
    _stop(invitation)
    send(
        to=invitation.user,
        template=notices.INVITATION,
        variables={
            "link": settings.SITE_URL + reverse("people:invitation", args=[secret]),
            "office": ", ".join(filter(None, [office.name, office.telephone])),
        },
        about=f"home:{home.uuid}",
        organisation=office,
    )


def _stop(invitation: Invitation) -> None:
    stop(about=f"home:{invitation.home.uuid}", to=[invitation.user_id], only={notices.INVITATION})
