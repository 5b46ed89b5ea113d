"""The leaders of offices that two administrators make: the first one, or one where none is left to do it."""

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.actions.two_persons import must_be_established, must_be_second
from lms.people.errors import OwnRight
from lms.people.errors.offices import NotGivenHere
from lms.people.models import Membership, Organisation, User
from lms.people.rules.offices import roles_given_by
from lms.people.signals import administrators_concerned, role_changed

LEADERS_PAGE = "admin:people_leader_changelist"


@transaction.atomic
def propose_leader(user: User, *, organisation: Organisation, by: User) -> Membership:
    """Propose that somebody lead an office, in the usual role of its kind or in the one that they have there;
    it gives nothing yet. Raises a `NotAllowed`."""
    must_be_established(by)
    if user.pk == by.pk:
        raise OwnRight
    given = roles_given_by(organisation.kind)
    if not given:
        raise NotGivenHere
    held = _standing(user, organisation)
    proposed = Membership.objects.create(
        user=user,
        organisation=organisation,
        role=held.role if held else given[0],
        may_approve=bool(held and held.may_approve),
        leads=True,
        given_at=None,
        proposed_by=by,
    )
    audit("leader.proposed", f"person:{user.uuid}", by=by, organisation=organisation.pk)
    administrators_concerned.send(sender=Membership, news="asked", page=LEADERS_PAGE)
    return proposed


@transaction.atomic
def confirm_leader(membership: Membership, *, by: User) -> None:
    """Let somebody lead an office, as another administrator proposed: in the role that they have there by
    then, where they have one. Raises a `NotAllowed`."""
    proposed = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if proposed.given_at is not None or proposed.ended_at is not None:
        return
    if proposed.user_id == by.pk:
        raise OwnRight
    must_be_second(by, proposer=proposed.proposed_by)
    now = timezone.now()
    held = _standing(proposed.user, proposed.organisation)
    if held is None:
        proposed.given_at = now
    else:
        held.leads, held.ends_on, held.paused_at, held.reviewed_at = True, None, None, now
        held.save(update_fields=["leads", "ends_on", "paused_at", "reviewed_at"])
        proposed.ended_at = now
    proposed.confirmed_by = by
    proposed.save(update_fields=["given_at", "ended_at", "confirmed_by"])
    audit("leader.confirmed", f"person:{proposed.user.uuid}", by=by, organisation=proposed.organisation_id)
    administrators_concerned.send(sender=Membership, news="given", page=LEADERS_PAGE)
    role_changed.send(sender=Membership, user=proposed.user, news="changed")


@transaction.atomic
def end_leader(membership: Membership, *, by: User) -> None:
    """Take away that somebody leads an office, or a proposal of it, at once; the role beside it stays for
    other leaders to end. Raises `NotEstablished`."""
    must_be_established(by)
    standing = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if standing.given_at is None:
        standing.delete()
    else:
        standing.leads = False
        standing.save(update_fields=["leads"])
        role_changed.send(sender=Membership, user=standing.user, news="changed")
    audit("leader.ended", f"person:{standing.user.uuid}", by=by, organisation=standing.organisation_id)
    administrators_concerned.send(sender=Membership, news="changed", page=LEADERS_PAGE)


def _standing(user: User, organisation: Organisation) -> Membership | None:
    """The role that somebody has in an office already, the one that they have had for longest."""
    held = Membership.objects.standing().filter(user=user, organisation=organisation, asked_name="")
    return held.exclude(role="admin").order_by("given_at", "pk").first()
