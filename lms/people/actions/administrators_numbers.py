"""A new national number of an administrator: whoever opens their account opens the administration, so one who
has seen them proposes the link, and another makes it."""

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.actions.two_persons import must_be_established, must_be_second
from lms.people.actions.ways_in import made_link
from lms.people.errors import OwnRight
from lms.people.errors.offices import NotSuchAnAdministrator, ProposalIsOver
from lms.people.models import Membership, Role, User, WayInLink, WayInProposal
from lms.people.queries import locked_persons
from lms.people.signals import administrators_concerned

PAGE = "portal:staff"


@transaction.atomic
def propose_link(person: User, *, seen: str, by: User) -> WayInProposal:
    """Propose a link for an administrator whom one has seen, and whose national number is a new one. It opens
    nothing yet. Raises a `NotAllowed`, or `NotSuchAnAdministrator` where their role is not in force."""
    must_be_established(by)
    if person.pk == by.pk:
        raise OwnRight
    (person,) = locked_persons([person.pk])
    _must_be_in_force(person)
    WayInProposal.objects.filter(user=person, confirmed_by=None).delete()
    proposed = WayInProposal.objects.create(
        user=person, seen=WayInLink.Seen(seen), proposed_by=by, proposed_at=timezone.now()
    )
    audit("identity.link_proposed", f"person:{person.uuid}", by=by, seen=seen)
    administrators_concerned.send(sender=WayInProposal, news="asked", page=PAGE)
    return proposed


@transaction.atomic
def confirm_link(proposal: WayInProposal, *, by: User) -> str:
    """Make the link that another administrator proposed; the person is told. Returns its secret, shown once.

    Raises a `NotAllowed`, `NotSuchAnAdministrator`, or `ProposalIsOver`.
    """
    (person,) = locked_persons([proposal.user_id])
    standing = WayInProposal.objects.open().select_for_update(of=("self",)).filter(pk=proposal.pk).first()
    if standing is None:
        raise ProposalIsOver
    if person.pk == by.pk:
        raise OwnRight
    must_be_second(by, proposer=standing.proposed_by)
    _must_be_in_force(person)
    standing.confirmed_by, standing.confirmed_at = by, timezone.now()
    standing.save(update_fields=["confirmed_by", "confirmed_at"])
    secret = made_link(person, seen=standing.seen, by=by, proposed_by=standing.proposed_by)
    administrators_concerned.send(sender=WayInProposal, news="given", page=PAGE)
    return secret


@transaction.atomic
def withdraw_link(proposal: WayInProposal, *, by: User) -> None:
    """Take a proposal away that nobody has confirmed; one of them is enough. Raises `NotEstablished`."""
    must_be_established(by)
    if WayInProposal.objects.filter(pk=proposal.pk, confirmed_by=None).delete()[0]:
        audit("identity.link_withdrawn", f"person:{proposal.user.uuid}", by=by)


def _must_be_in_force(person: User) -> None:
    held = Membership.objects.in_force().filter(user=person, role=Role.ADMIN)
    if not person.is_active or not held.exists():
        raise NotSuchAnAdministrator
