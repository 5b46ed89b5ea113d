"""Ways in to an account: one is taken away by its person, and one for a new number is let in on sight."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lms import secrets as codes
from lms.people.actions import sign_ins
from lms.people.actions.code_cards import end_card
from lms.people.actions.passkeys import end_all
from lms.people.actions.traces import audit
from lms.people.errors import InvitationNotValid, LastWayIn
from lms.people.errors.offices import IsAdministratorToo, LeaderGivesLink, OwnWayIn
from lms.people.models import FosterHome, FosterParent, Identity, Membership, Role, User, WayInLink
from lms.people.models.access import access_of
from lms.people.queries import cares_for, locked_persons
from lms.people.signals import account_changed
from lms.providers import CITIZEN, ENTRA, STAFF, Provider
from lms.refusals import NotAllowed

LINK_DAYS = 7
_PURPOSE = "way-in-link"


@transaction.atomic
def take_away(identity: Identity, *, by: User, here: int | None = None) -> None:
    """Let nobody in any more by this way; every sign-in of the person ends, but the one `here`. They are
    told on all doors. Raises `NotAllowed` for another's, or `LastWayIn`.
    """
    (user,) = locked_persons([by.pk])
    if identity.user_id != user.pk:
        raise NotAllowed
    others = Identity.objects.open().filter(user=user).exclude(pk=identity.pk)
    if not others.exists() and not user.has_usable_password():
        raise LastWayIn
    if not Identity.objects.open().filter(pk=identity.pk).update(removed_at=timezone.now()):
        return
    audit("identity.unlinked", f"person:{user.uuid}", by=user, door=identity.door)
    sign_ins.end_own(user, but=here)
    account_changed.send(sender=Identity, user=user, news="way-out")


@transaction.atomic
def give_link(person: User, *, home: FosterHome, seen: str, by: User) -> str:
    """A one-time link for a person whom staff have seen, and whose number is a new one, as when a D-number
    has become a national number. Earlier links stop working, and the person is told. Returns its secret,
    shown once.

    Raises `NotAllowed` unless `person` is an adult of the home and `by` is staff of it, `LeaderGivesLink` or
    `IsAdministratorToo`.
    """
    is_member = FosterParent.objects.filter(home=home, user=person).current().exists()
    if not is_member or person.pk == by.pk or not person.is_active or not cares_for(by, home):
        raise NotAllowed
    _must_be_no_administrator(person)
    if _has_role(person):
        raise LeaderGivesLink
    return made_link(person, seen=seen, by=by)


@transaction.atomic
def give_colleague_link(held: Membership, *, seen: str, by: User) -> str:
    """The same link for somebody who works at an office, from one who leads it and has seen them; whoever is
    an adult of a home too gets it here. Returns its secret, shown once.

    Raises `NotAllowed` unless `by` leads the office and the role is in force there, `OwnWayIn`, or
    `IsAdministratorToo`.
    """
    if held.organisation_id not in access_of(by).led_organisations or held.role == Role.ADMIN:
        raise NotAllowed
    if held.user_id == by.pk:
        raise OwnWayIn
    (person,) = locked_persons([held.user_id])
    if not person.is_active or not Membership.objects.in_force().filter(pk=held.pk).exists():
        raise NotAllowed
    _must_be_no_administrator(person)
    return made_link(person, seen=seen, by=by)


def _must_be_no_administrator(person: User) -> None:
    if is_administrator(person):
        raise IsAdministratorToo


def is_administrator(person: User) -> bool:
    """Whether somebody is an administrator, or one whose role is paused."""
    return Membership.objects.standing().filter(user=person, role=Role.ADMIN).exists()


def _has_role(person: User) -> bool:
    """Whether somebody has a role among staff; one that they were offered, and have not taken, is none."""
    return Membership.objects.standing().filter(user=person, asked_name="").exists()


def made_link(person: User, *, seen: str, by: User, proposed_by: User | None = None) -> str:
    """A new link for somebody, in place of those before; they are told. Who may make one, and whether it
    takes two, is the caller's to know. Returns its secret."""
    now = timezone.now()
    WayInLink.objects.filter(user=person, used_at=None).delete()
    secret = codes.new_link_secret()
    WayInLink.objects.create(
        user=person,
        made_by=by,
        proposed_by=proposed_by,
        seen=WayInLink.Seen(seen),
        code_hash=codes.keyed_hash(secret, purpose=_PURPOSE),
        made_at=now,
        expires_at=now + timedelta(days=LINK_DAYS),
    )
    audit("identity.link_given", f"person:{person.uuid}", by=by, seen=seen)
    account_changed.send(sender=WayInLink, user=person, news="new-number")
    return secret


def opens(link: WayInLink, provider: Provider) -> bool:
    """Whether somebody comes by this link through a provider. An employer's account tells of no number, and
    the link would be used up in vain."""
    return provider.kind != ENTRA and provider.door in _doors_of(link)


def _doors_of(link: WayInLink) -> frozenset[str]:
    """The door of staff is opened by a link from one who leads an office of theirs, as long as that is so; to
    an administrator by one from two others, as long as both are. A link from the staff of a home opens that
    of citizens, as long as its person has no role."""
    if link.proposed_by_id:
        ones = [link.made_by_id, link.proposed_by_id]
        made = Membership.objects.established_administrators().filter(user__in=ones)
        stand = made.values("user").distinct().count() == len(ones) and is_administrator(link.user)
        return _for_staff(link.user) if stand else frozenset()
    if is_administrator(link.user):
        return frozenset()
    led = Membership.objects.in_force().filter(user=link.made_by, user__is_active=True, leads=True)
    works_there = Membership.objects.in_force().filter(
        user=link.user_id, organisation__in=led.values("organisation")
    )
    if works_there.exists():
        return _for_staff(link.user)
    return frozenset() if _has_role(link.user) else frozenset({CITIZEN})


def _for_staff(person: User) -> frozenset[str]:
    is_adult = FosterParent.objects.filter(user=person).current().exists()
    return frozenset({STAFF, CITIZEN} if is_adult else {STAFF})


def find_link(secret: str) -> WayInLink:
    """The open link with this secret. Raises `InvitationNotValid`."""
    found = (
        WayInLink.objects.select_related("user")
        .filter(
            code_hash__in=codes.keyed_hashes(secret, purpose=_PURPOSE),
            used_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
        )
        .first()
    )
    if found is None:
        raise InvitationNotValid
    return found


def use_link(user: User) -> None:
    """Use up the link that this person has; their password goes out of use with it, and every sign-in of
    theirs ends. Raises `InvitationNotValid`."""
    if not WayInLink.objects.filter(user=user, used_at=None).update(used_at=timezone.now()):
        raise InvitationNotValid
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_card(user)
    end_all(user, by=user)
    sign_ins.end_own(user)
