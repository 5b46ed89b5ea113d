from datetime import date, timedelta
from string import ascii_lowercase, digits

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from lms import secrets as codes
from lms.dates import today
from lms.locks import hold
from lms.people.actions.traces import audit
from lms.people.errors import AlreadyInAnotherHome, InvitationAnswered, InvitationNotValid
from lms.people.models import FosterHome, FosterParent, Invitation, User
from lms.people.queries import is_merely_invited, lock_persons, may_invite
from lms.people.signals import people_changed
from lms.refusals import NotAllowed

INVITATION_DAYS = 30


@transaction.atomic
def invite(
    home: FosterHome, *, email: str, first_name: str, last_name: str, by: User, language: str = "nb"
) -> tuple[Invitation, str]:
    """Invite an adult to a home; returns the invitation and the secret of its link, shown once.

    The account is made now where the address is new, so that the record can begin. Whether the
    address was known, or the person is in another home, never shows here: the answer is the same.
    """
    if not FosterHome.objects.visible_to(by).filter(pk=home.pk).exists():
        raise NotAllowed
    user = User.objects.filter(email=email).first()
    if user is not None:
        Invitation.objects.filter(home=home, user=user, accepted_at=None).delete()
    else:
        user = User(
            username=f"fp-{get_random_string(10, ascii_lowercase + digits)}",
            email=email,
            first_name=first_name,
            last_name=last_name,
            language=language,
        )
        user.set_unusable_password()
        user.save()
        hold([user.pk, user.uuid])  # nobody else sees the row before this is committed
    invitation = Invitation(home=home, user=user, invited_by=by)
    secret = _new_link(invitation)
    invitation.save()
    audit("home.invited", f"home:{home.uuid}", by=by, person=str(user.uuid))
    return invitation, secret


@transaction.atomic
def renew(invitation: Invitation, *, by: User) -> str:
    """Make a new link for an invitation that nobody has said yes to; it works for `INVITATION_DAYS` from now,
    and the one before stops at once. Returns its secret, shown once.

    Raises `NotAllowed` or `InvitationAnswered`.
    """
    invitation = _waiting(invitation, by=by)
    secret = _new_link(invitation)
    invitation.save()
    audit("invitation.renewed", f"home:{invitation.home.uuid}", by=by, person=str(invitation.user.uuid))
    return secret


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back that nobody has said yes to: its link stops at once. Of whom nothing is known
    but the invitation, nothing is kept. Raises `NotAllowed` or `InvitationAnswered`."""
    invitation = _waiting(invitation, by=by)
    home, person = invitation.home, invitation.user
    audit("invitation.withdrawn", f"home:{home.uuid}", by=by, person=str(person.uuid))
    invitation.delete()
    if is_merely_invited(person):
        person.delete()
    people_changed.send(sender=Invitation, homes=[home])


def note_opened(invitation: Invitation) -> None:
    """Keep when the page of an invitation's link was first gone to."""
    if invitation.opened_at is None:
        Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


def _waiting(invitation: Invitation, *, by: User) -> Invitation:
    """The invitation read afresh under lock, where `by` may do something about it."""
    kept = Invitation.objects.select_for_update(of=("self",)).select_related("home", "user")
    found = kept.filter(pk=invitation.pk).first()
    home = invitation.home
    if not may_invite(by, home) or not FosterHome.objects.visible_to(by).filter(pk=home.pk).exists():
        raise NotAllowed
    if found is None or found.accepted_at:
        raise InvitationAnswered
    return found


def _new_link(invitation: Invitation) -> str:
    secret = codes.new_link_secret()
    invitation.code_hash = codes.keyed_hash(secret, purpose="invitation")
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + timedelta(days=INVITATION_DAYS)
    invitation.opened_at = None
    return secret


def find_invitation(secret: str) -> Invitation:
    """The open invitation behind a link. Raises `InvitationNotValid`."""
    invitation = (
        Invitation.objects.select_related("home", "user")
        .filter(
            code_hash__in=codes.keyed_hashes(secret, purpose="invitation"),
            accepted_at=None,
            expires_at__gt=timezone.now(),
        )
        .first()
    )
    if invitation is None:
        raise InvitationNotValid
    return invitation


def accept_invitation(secret: str, *, password: str | None = None, on: date | None = None) -> FosterParent:
    """Say yes: the person becomes an adult of the home; a first `password` is set if given.

    Raises `InvitationNotValid`, or `AlreadyInAnotherHome` after noting the conflict, which the
    invited person and the region see.
    """
    invitation = find_invitation(secret)
    try:
        return _join(invitation, password=password, on=on or today())
    except IntegrityError as error:
        note_conflict(invitation)
        raise AlreadyInAnotherHome from error


@transaction.atomic
def note_conflict(invitation: Invitation) -> None:
    """Keep that the invited person is an adult of another home, for them and the region to see."""
    Invitation.objects.filter(pk=invitation.pk).update(conflict_at=timezone.now())
    people_changed.send(sender=Invitation, homes=[invitation.home])


@transaction.atomic
def _join(invitation: Invitation, *, password: str | None, on: date) -> FosterParent:
    current = FosterParent.objects.filter(home=invitation.home).current().values_list("user", flat=True)
    lock_persons([*current, invitation.user_id])
    membership = FosterParent.objects.create(home=invitation.home, user=invitation.user, joined_on=on)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    if password and not invitation.user.has_usable_password():
        invitation.user.set_password(password)
        invitation.user.save(update_fields=["password"])
    audit("home.joined", f"home:{invitation.home.uuid}", by=invitation.user)
    people_changed.send(sender=FosterParent, homes=[invitation.home])
    return membership
