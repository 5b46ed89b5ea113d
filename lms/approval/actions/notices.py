"""Send the approvals' messages: to the family first, then to the office."""

from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from lms.approval import notices
from lms.approval.models import HandOver, homes_for
from lms.notices.actions.sending import send
from lms.notices.models import Notice
from lms.people.actions import homes as homes_actions
from lms.people.models import (
    Assignment,
    FosterHome,
    FosterParent,
    Invitation,
    Membership,
    Organisation,
    Role,
    User,
)


@transaction.atomic
def ask_training(home: FosterHome, *, service: Organisation, by: User) -> None:
    """Ask a foster care service to train the home, and tell its coordinators.

    Raises `lms.people.errors.NotAllowed`.
    """
    homes_actions.ask_training(home, service=service, by=by)
    _tell_coordinators(home, service.pk, notices.TRAINING_ASKED, about=f"home:{home.uuid}")


def tell_conflicts(homes: Collection[FosterHome]) -> None:
    """Tell the coordinators who train these homes, once, of each invited person who said yes while in
    another home. Nobody is named; who may not open the home is not told."""
    for invitation in Invitation.objects.filter(
        home__in=homes, accepted_at=None, conflict_at__isnull=False
    ).select_related("home"):
        about = f"invitation:{invitation.pk}"
        if Notice.objects.filter(kind=notices.CONFLICT, about=about).exists():
            continue
        service = invitation.home.trained_by_id or invitation.home.registered_by_id
        _tell_coordinators(invitation.home, service, notices.CONFLICT, about=about)


def _tell_coordinators(home: FosterHome, service_id: int, kind: str, *, about: str) -> None:
    link = settings.SITE_URL + reverse("approval:home", args=[home.uuid])
    staff = Membership.objects.in_force().answering_for([service_id]).filter(role=Role.COORDINATOR)
    for membership in staff.select_related("user", "organisation").order_by("user"):
        if homes_for(membership.user).filter(pk=home.pk).exists():
            send(
                to=membership.user,
                template=kind,
                variables={"link": link},
                about=about,
                organisation=membership.organisation,
            )


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
    handed = HandOver.objects.filter(assignment=assignment, taken_back_at=None).values_list("to", flat=True)
    offices = [assignment.organisation_id, *handed]
    staff = Membership.objects.in_force().answering_for(offices).filter(may_approve=True)
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
