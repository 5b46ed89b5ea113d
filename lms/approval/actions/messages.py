"""Send the approvals' messages: to the family first, then to the office."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from lms.approval import notices
from lms.approval.models import HandOver
from lms.notices.actions import send
from lms.people import actions as people
from lms.people.models import Assignment, FosterHome, FosterParent, Membership, User


@transaction.atomic
def invite(home: FosterHome, *, email: str, first_name: str, last_name: str, language: str, by: User) -> None:
    """Invite an adult and send the link. Nothing tells whether the address was known.

    Raises `lms.people.errors.NotAllowed`.
    """
    invitation, secret = people.invite(
        home, email=email, first_name=first_name, last_name=last_name, language=language, by=by
    )
    link = settings.SITE_URL + reverse("people:invitation", args=[secret])
    send(to=invitation.user, template=notices.INVITATION, variables={"link": link}, about=f"home:{home.uuid}")


def tell_family(home: FosterHome, kind: str) -> None:
    """Send each adult of the home a message of this kind, with a link to their own page."""
    link = settings.SITE_URL + reverse("approval:our-home")
    members = FosterParent.objects.filter(home=home).current().select_related("user")
    for member in members.order_by("user"):
        send(to=member.user, template=kind, variables={"link": link}, about=f"home:{home.uuid}")


def tell_office(assignment: Assignment, kind: str) -> None:
    """Send each caseworker with the approving permission, in the office that has the assignment or
    that it was handed to, a message with a link to the desk."""
    link = settings.SITE_URL + reverse("approval:desk")
    handed = HandOver.objects.filter(assignment=assignment, taken_back_at=None).values("to")
    staff = Membership.objects.filter(
        Q(organisation=assignment.organisation_id) | Q(organisation__in=handed), may_approve=True
    )
    told = set()
    for membership in staff.select_related("user", "organisation").order_by("user"):
        if membership.user_id not in told:
            told.add(membership.user_id)
            send(
                to=membership.user,
                template=kind,
                variables={"link": link},
                about=f"assignment:{assignment.uuid}",
                organisation=membership.organisation,
            )
