from datetime import date, timedelta
from string import ascii_lowercase, digits

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from lms import folding
from lms import secrets as codes
from lms.dates import today
from lms.folding import folded
from lms.locks import hold
from lms.people.actions.traces import audit
from lms.people.errors import AlreadyInAnotherHome, InvitationNotValid
from lms.people.errors.lives import InvitationAnswered, OtherAdult, PersonHasCome
from lms.people.models import FosterHome, FosterParent, Invitation, User
from lms.people.queries import has_come, is_merely_invited, lock_persons, may_invite
from lms.people.signals import people_changed
from lms.refusals import NotAllowed

INVITATION_DAYS = 30


@transaction.atomic
def invite(
    home: FosterHome, *, email: str, first_name: str, last_name: str, by: User, language: str = "nb"
) -> tuple[Invitation, str]:
    """Invite an adult to a home; returns the invitation and the secret of its link, shown once.

    The invitation makes a person of its own, so that the record can begin: an address is for reaching
    somebody and tells of nobody, since two adults may share one. Whoever has an account already takes the
    place with that (`accept_invitation`). The same name and address invited again is the same invitation
    with a new link. Raises `NotAllowed`.
    """
    _must_invite(by, home)
    asked = Invitation.objects.filter(home=home, accepted_at=None, user__email=email).select_related("user")
    name = folded(f"{first_name} {last_name}")
    again = next(
        (one for one in asked if folded(f"{one.user.first_name} {one.user.last_name}") == name), None
    )
    if again is not None:
        return again, renew(again, by=by)
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
def correct(
    invitation: Invitation, *, email: str, first_name: str, last_name: str, language: str, by: User
) -> str:
    """Put right what was typed about somebody who has not come yet. To another address goes a new link, and
    the one before stops: returns its secret, or nothing where the address is the same.

    Raises `NotAllowed`, `InvitationAnswered`, or `PersonHasCome`.
    """
    invitation = _waiting(invitation, by=by)
    person = invitation.user
    if has_come(person):
        raise PersonHasCome
    before = {"email": person.email, "first_name": person.first_name, "last_name": person.last_name}
    is_elsewhere = folding.account(email) != person.email
    person.email, person.first_name, person.last_name = email, first_name, last_name
    person.language = language
    person.save(update_fields=[*before, "language"])
    secret = ""
    if is_elsewhere:
        secret = _new_link(invitation)
        invitation.save()
    changed = [name for name, value in before.items() if getattr(person, name) != value]
    audit(
        "invitation.corrected",
        f"home:{invitation.home.uuid}",
        by=by,
        person=str(person.uuid),
        changed=changed,
    )
    people_changed.send(sender=Invitation, homes=[invitation.home])
    return secret


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


def _must_invite(by: User, home: FosterHome) -> None:
    if not may_invite(by, home) or not FosterHome.objects.visible_to(by).filter(pk=home.pk).exists():
        raise NotAllowed


def _waiting(invitation: Invitation, *, by: User) -> Invitation:
    """The invitation and its person read afresh and locked, where `by` may do something about it."""
    _must_invite(by, invitation.home)
    lock_persons([invitation.user_id])
    kept = Invitation.objects.select_for_update(of=("self",)).select_related("home", "user")
    found = kept.filter(pk=invitation.pk, accepted_at=None).first()
    if found is None:
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


def accept_invitation(
    secret: str, *, password: str | None = None, person: User | None = None, on: date | None = None
) -> FosterParent:
    """Say yes: whom the invitation is for becomes an adult of the home; a first `password` is set if given.

    `person` is who says yes by an account that they have already: theirs is the place then, and the person
    whom the invitation made goes, with what was typed about them. Raises `InvitationNotValid`, `OtherAdult`,
    or `AlreadyInAnotherHome` after noting the conflict, which the invited person and the region see.
    """
    invitation = find_invitation(secret)
    try:
        return _join(invitation, person or invitation.user, password=password, on=on or today())
    except IntegrityError as error:
        note_conflict(invitation)
        raise AlreadyInAnotherHome from error


@transaction.atomic
def note_conflict(invitation: Invitation) -> None:
    """Keep that the invited person is an adult of another home, for them and the region to see."""
    Invitation.objects.filter(pk=invitation.pk).update(conflict_at=timezone.now())
    people_changed.send(sender=Invitation, homes=[invitation.home])


@transaction.atomic
def _join(invitation: Invitation, person: User, *, password: str | None, on: date) -> FosterParent:
    home, invited = invitation.home, invitation.user
    current = FosterParent.objects.filter(home=home).current()
    lock_persons([*current.values_list("user", flat=True), person.pk, invited.pk])
    if current.filter(user=person).exists():
        raise OtherAdult
    waiting = Invitation.objects.filter(pk=invitation.pk, sent_at=invitation.sent_at, accepted_at=None)
    if not waiting.update(accepted_at=timezone.now(), user=person):
        raise InvitationNotValid
    membership = FosterParent.objects.create(home=home, user=person, joined_on=on)
    if password and not person.has_usable_password():
        person.set_password(password)
        person.save(update_fields=["password"])
    audit("home.joined", f"home:{home.uuid}", by=person, invited_as=str(invited.uuid))
    if person != invited and is_merely_invited(invited):
        invited.delete()
    people_changed.send(sender=FosterParent, homes=[home])
    return membership
