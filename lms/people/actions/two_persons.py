"""What takes two administrators: the right to see protected people, and the role of administrator.

Both have been administrators for `ADMINISTRATOR_COOLING_HOURS`, neither is the receiver, and all
administrators are told of each step.
"""

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.errors import NotEstablished, OwnRight, ProposerHasLeft, SamePerson
from lms.people.errors.offices import NotStaffThere
from lms.people.models import Membership, Organisation, ProtectedAccess, Role, User
from lms.people.signals import administrators_concerned

ACCESS_PAGE = "admin:people_protectedaccess_changelist"
ADMINISTRATORS_PAGE = "admin:people_administrator_changelist"


def must_be_established(by: User) -> None:
    """Raises `NotEstablished` unless `by` has been an administrator for long enough."""
    if not _is_established(by):
        raise NotEstablished


def must_be_second(by: User, *, proposer: User | None) -> None:
    """Raises `NotEstablished`, `SamePerson`, or `ProposerHasLeft` unless `by` and who proposed are two
    established administrators."""
    must_be_established(by)
    if proposer is None or not _is_established(proposer):
        raise ProposerHasLeft
    if proposer.pk == by.pk:
        raise SamePerson


@transaction.atomic
def propose_protected_access(user: User, *, organisation: Organisation, by: User) -> ProtectedAccess:
    """Propose that somebody see address-protected people in an organisation. Raises a `NotAllowed`, or
    `NotStaffThere`."""
    must_be_established(by)
    if user.pk == by.pk:
        raise OwnRight
    if not Membership.objects.standing().filter(user=user, organisation=organisation).exists():
        raise NotStaffThere
    access = ProtectedAccess.objects.create(user=user, organisation=organisation, proposed_by=by)
    audit("protected_access.proposed", f"person:{user.uuid}", by=by, organisation=organisation.pk)
    administrators_concerned.send(sender=ProtectedAccess, news="asked", page=ACCESS_PAGE)
    return access


@transaction.atomic
def confirm_protected_access(access: ProtectedAccess, *, by: User) -> None:
    """Give the right that another administrator proposed. Raises a `NotAllowed`."""
    standing = ProtectedAccess.objects.select_for_update(of=("self",)).get(pk=access.pk)
    if standing.user_id == by.pk:
        raise OwnRight
    must_be_second(by, proposer=standing.proposed_by)
    access.confirmed_by, access.confirmed_at = by, timezone.now()
    access.save(update_fields=["confirmed_by", "confirmed_at"])
    audit(
        "protected_access.confirmed", f"person:{access.user.uuid}", by=by, organisation=access.organisation_id
    )
    administrators_concerned.send(sender=ProtectedAccess, news="given", page=ACCESS_PAGE)


@transaction.atomic
def withdraw_protected_access(access: ProtectedAccess, *, by: User) -> None:
    """Take the right, or a proposal, away at once; one administrator is enough. Raises `NotEstablished`."""
    must_be_established(by)
    audit(
        "protected_access.withdrawn", f"person:{access.user.uuid}", by=by, organisation=access.organisation_id
    )
    access.delete()
    administrators_concerned.send(sender=ProtectedAccess, news="changed", page=ACCESS_PAGE)


@transaction.atomic
def propose_administrator(user: User, *, organisation: Organisation, by: User) -> Membership:
    """Propose that a member of staff become an administrator; it gives nothing yet. Raises a
    `NotAllowed`."""
    must_be_established(by)
    if user.pk == by.pk:
        raise OwnRight
    proposed = Membership.objects.create(
        user=user, organisation=organisation, role=Role.ADMIN, given_at=None, proposed_by=by
    )
    audit("administrator.proposed", f"person:{user.uuid}", by=by)
    administrators_concerned.send(sender=Membership, news="asked", page=ADMINISTRATORS_PAGE)
    return proposed


@transaction.atomic
def confirm_administrator(membership: Membership, *, by: User) -> None:
    """Make somebody an administrator, as another proposed; whose role there stands already, paused perhaps,
    goes on with it, confirmed for a year. Raises a `NotAllowed`."""
    standing = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if standing.given_at is not None or standing.ended_at is not None:
        return
    if standing.user_id == by.pk:
        raise OwnRight
    must_be_second(by, proposer=standing.proposed_by)
    now = timezone.now()
    held = Membership.objects.standing().filter(
        user=standing.user_id, organisation=standing.organisation_id, role=Role.ADMIN
    )
    if held.update(paused_at=None, reviewed_at=now, ends_on=None):
        standing.ended_at = now
    else:
        standing.given_at = now
    standing.confirmed_by = by
    standing.save(update_fields=["confirmed_by", "given_at", "ended_at"])
    audit("administrator.confirmed", f"person:{standing.user.uuid}", by=by)
    administrators_concerned.send(sender=Membership, news="given", page=ADMINISTRATORS_PAGE)


@transaction.atomic
def end_administrator(membership: Membership, *, by: User) -> None:
    """Take the role of administrator, or a proposal of it, away at once. Raises `NotEstablished`."""
    must_be_established(by)
    standing = Membership.objects.get(pk=membership.pk)
    audit("administrator.ended", f"person:{standing.user.uuid}", by=by)
    standing.delete()
    administrators_concerned.send(sender=Membership, news="changed", page=ADMINISTRATORS_PAGE)


def _is_established(user: User) -> bool:
    return Membership.objects.established_administrators().filter(user=user).exists()
