"""Ways in to an account: one is taken away by its person, and one for a new number is let in on sight."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lms import secrets as codes
from lms.people.actions import sign_ins
from lms.people.actions.code_cards import end_card
from lms.people.actions.passkeys import end_all
from lms.people.actions.traces import audit
from lms.people.errors import InvitationNotValid, IsStaffToo, LastWayIn
from lms.people.models import FosterHome, FosterParent, Identity, User, WayInLink
from lms.people.queries import cares_for, locked_persons
from lms.people.signals import account_changed
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
    has become a national number. Earlier links stop working. Returns its secret, shown once.

    Raises `NotAllowed` unless `person` is an adult of the home and `by` is staff of it, or `IsStaffToo`.
    """
    is_member = FosterParent.objects.filter(home=home, user=person).current().exists()
    if not is_member or person.pk == by.pk or not person.is_active or not cares_for(by, home):
        raise NotAllowed
    if person.memberships.standing().exists():
        raise IsStaffToo
    now = timezone.now()
    WayInLink.objects.filter(user=person, used_at=None).delete()
    secret = codes.new_link_secret()
    WayInLink.objects.create(
        user=person,
        made_by=by,
        seen=WayInLink.Seen(seen),
        code_hash=codes.keyed_hash(secret, purpose=_PURPOSE),
        made_at=now,
        expires_at=now + timedelta(days=LINK_DAYS),
    )
    audit("identity.link_given", f"person:{person.uuid}", by=by, seen=seen)
    return secret


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
