"""Who it is that a provider tells of: found by identity, then by number, then by a link; else nobody."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms.people.actions.accounts import find_link_to_claim
from lms.people.actions.code_cards import end_card
from lms.people.actions.invitations import accept_invitation, find_invitation, note_conflict
from lms.people.actions.passkeys import end_all
from lms.people.actions.traces import audit
from lms.people.actions.ways_in import find_link, opens, use_link
from lms.people.errors import (
    AlreadyInAnotherHome,
    InvitationNotValid,
    OfficeNotKnown,
    OtherPerson,
    PersonNotKnown,
)
from lms.people.errors.lives import OtherAdult
from lms.people.models import (
    AccountLink,
    FosterParent,
    Identity,
    Invitation,
    Membership,
    PersonNumber,
    User,
)
from lms.people.queries import has_come
from lms.people.rules.tokens import PersonTold
from lms.people.signals import account_changed
from lms.providers import STAFF, Provider

INVITATION, ACCOUNT_LINK, NEW_NUMBER, OWN = "invitation", "account-link", "way-in", "own"


@transaction.atomic
def known_as(person: PersonTold, *, provider: Provider, offices: frozenset[str]) -> User:
    """Whom the platform knows by what a provider tells. Raises `PersonNotKnown`, or `OfficeNotKnown` where
    somebody comes by the door of staff for no office of theirs."""
    user = _found(person)
    if user is None or not user.is_active or _has_taken_away(user, person):
        raise PersonNotKnown
    _must_speak_for_own_office(user, provider, offices)
    _note(user, person, provider)
    return user


@dataclass(frozen=True)
class Claimed:
    """Who came by a link. `has_place` is false for who has an account of their own already: they are known
    by it, and have yet to say that they are whom the link is for."""

    user: User
    has_place: bool = True


def claim(
    person: PersonTold, *, provider: Provider, offices: frozenset[str], by: str, secret: str
) -> Claimed:
    """The person whose place a link holds, who from now on is known by this provider.

    Raises `InvitationNotValid`, `AlreadyInAnotherHome`, `OfficeNotKnown`, `OtherAdult` where another adult of
    the home has signed in, or `OtherPerson` where who did is known as somebody else, or the place is somebody
    else's already.
    """
    invitation = find_invitation(secret) if by == INVITATION else None
    if invitation:
        invited = invitation.user
        if _known_already(person, invitation):
            return Claimed(known_as(person, provider=provider, offices=offices), has_place=False)
    else:
        invited = _whose_link(provider, by, secret)
    try:
        with transaction.atomic():
            _claim(invited, person, provider=provider, offices=offices, by=by, secret=secret)
    except AlreadyInAnotherHome:
        if invitation:
            note_conflict(invitation)
        raise
    return Claimed(invited)


def _whose_link(provider: Provider, by: str, secret: str) -> User:
    if by != NEW_NUMBER:
        return find_link_to_claim(secret).user
    link = find_link(secret)
    if not opens(link, provider):
        raise InvitationNotValid
    return link.user


def _known_already(person: PersonTold, invitation: Invitation) -> User | None:
    """Who signed in, where that is somebody who had an account before. Raises `OtherAdult`, `OtherPerson`."""
    known = _found(person)
    if known is None or known == invitation.user:
        return None
    if FosterParent.objects.filter(home=invitation.home, user=known).current().exists():
        raise OtherAdult
    if has_come(invitation.user):
        raise OtherPerson
    return known


def _claim(
    invited: User,
    person: PersonTold,
    *,
    provider: Provider,
    offices: frozenset[str],
    by: str,
    secret: str,
) -> None:
    known = _found(person)
    is_taken = by != NEW_NUMBER and (invited.identities.exists() or invited.person_numbers.exists())
    if (known is None and is_taken) or known not in {None, invited}:
        raise OtherPerson
    if not invited.is_active:
        raise PersonNotKnown
    _must_speak_for_own_office(invited, provider, offices)
    if by == INVITATION:
        accept_invitation(secret)
    elif by == NEW_NUMBER:
        use_link(invited)
    else:
        _use_link(find_link_to_claim(secret))
        _end_password(invited)
    _note(invited, person, provider, is_first=by != NEW_NUMBER)
    audit("identity.claimed", f"person:{invited.uuid}", by=invited, door=provider.door, link=by)


def _use_link(link: AccountLink) -> None:
    if not AccountLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now()):
        raise InvitationNotValid


def _end_password(user: User) -> None:
    """Whoever comes by a provider from now on comes by no password and no code card."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_card(user)
    end_all(user, by=user)


@transaction.atomic
def add(user: User, person: PersonTold, *, provider: Provider, offices: frozenset[str]) -> User:
    """Let somebody who is signed in come by this provider from now on; their password goes out of use.

    Raises `OtherPerson` where who signed in there is known as somebody else, `OfficeNotKnown`.
    """
    is_another = bool(person.number) and user.person_numbers.exists() and _by_number(person.number) != user
    if is_another or _found(person) not in {None, user}:
        raise OtherPerson
    _must_speak_for_own_office(user, provider, offices)
    _note(user, person, provider)
    _end_password(user)
    audit("identity.linked", f"person:{user.uuid}", by=user, door=provider.door)
    return user


def is_same(user: User, person: PersonTold) -> bool:
    """Whether this is whom a provider tells of: by the identity, or by the number."""
    identity = Identity.objects.filter(issuer=person.issuer, subject=person.subject).first()
    if identity is not None:
        return identity.user_id == user.pk
    return bool(person.number) and _by_number(person.number) == user


@transaction.atomic
def know(user: User, number: str) -> None:
    """Let a person be found by this national number, of which only a keyed digest is kept."""
    newest, *others = _digests(number)
    PersonNumber.objects.filter(user=user).filter(digest__in=[digest for _, digest in others]).delete()
    PersonNumber.objects.get_or_create(key_name=newest[0], digest=newest[1], defaults={"user": user})


def _found(person: PersonTold) -> User | None:
    identity = (
        Identity.objects.select_related("user").filter(issuer=person.issuer, subject=person.subject).first()
    )
    if identity is not None:
        return identity.user
    return _by_number(person.number) if person.number else None


def _has_taken_away(user: User, person: PersonTold) -> bool:
    """Whether this person lets nobody in by this provider any more: they have taken away every way by it."""
    own = Identity.objects.filter(user=user, issuer=person.issuer)
    removed = set(own.values_list("removed_at", flat=True))
    return bool(removed) and None not in removed


def _by_number(number: str) -> User | None:
    found = _kept_number(number)
    return found.user if found else None


def _kept_number(number: str) -> PersonNumber | None:
    digests = [digest for _, digest in _digests(number)]
    return PersonNumber.objects.select_related("user").filter(digest__in=digests).first()


def _note(user: User, person: PersonTold, provider: Provider, *, is_first: bool = False) -> None:
    """Keep by what this person is known. Whoever is met under a new name of the provider's is told."""
    now = timezone.now()
    _identity, is_new = Identity.objects.update_or_create(
        issuer=person.issuer,
        subject=person.subject,
        defaults={"last_seen_at": now, "removed_at": None},
        create_defaults={
            "user": user,
            "door": provider.door,
            "first_seen_at": now,
            "last_seen_at": now,
        },
    )
    kept = _kept_number(person.number) if person.number else None
    is_newest = kept is not None and (kept.key_name, kept.digest) == _digests(person.number)[0]
    if person.number and not is_newest and (kept is None or kept.user_id == user.pk):
        know(user, person.number)
    if is_new and not is_first:
        audit("identity.added", f"person:{user.uuid}", by=user, door=provider.door)
        account_changed.send(sender=Identity, user=user, news="way-in")


def _must_speak_for_own_office(user: User, provider: Provider, offices: frozenset[str]) -> None:
    if provider.door != STAFF:
        return
    held = Membership.objects.in_force().filter(user=user)
    own = held.filter(organisation__organisation_number__in=offices)
    if not offices or not own.exists():
        raise OfficeNotKnown


def _digests(number: str) -> list[tuple[str, str]]:
    return list(_each_digest(number))


def _each_digest(number: str) -> Iterator[tuple[str, str]]:
    """The number under every key, newest first. A bare hash of eleven digits is found by trying them all."""
    for entry in settings.PERSON_NUMBER_KEYS:
        name, _, key = entry.partition(":")
        yield name, hmac.new(key.encode(), f"person-number:{number}".encode(), hashlib.sha256).hexdigest()
