"""A new start for somebody without electronic identity, from staff who have seen who it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms import secrets as codes
from lms.people.actions import code_cards
from lms.people.actions.accounts import LINK_DAYS
from lms.people.actions.traces import audit
from lms.people.errors import CannotBeReached, IsStaffToo
from lms.people.models import AccountLink, FosterHome, FosterParent, User, WayInLink
from lms.people.queries import cares_for, works_here
from lms.people.signals import account_changed, account_link_made
from lms.refusals import NotAllowed


class LinkBy(models.TextChoices):
    """How the link comes to the person by which they choose a password."""

    PAPER = "paper", _("On the paper")
    MAIL = "mail", _("By e-mail")
    NONE = "none", _("No link: the password is known")


@dataclass(frozen=True)
class NewStart:
    """What is to be printed, and is kept nowhere: the codes of a new card, and the secret of a link."""

    codes: Sequence[str] = ()
    secret: str = ""


@transaction.atomic
def give_new_start(
    person: User, *, home: FosterHome, seen: str, has_card: bool, link: str, by: User
) -> NewStart:
    """Make a code card, a one-time link to choose a password, or both, for an adult of a home whom staff have
    seen; earlier ones stop working. The person is told, and what was seen is kept by its kind.

    Raises `NotAllowed` unless `by` is staff of the home (with the right to see address protection where the
    person has it), `IsStaffToo`, or `CannotBeReached` where a link is to go by mail and there is no address.
    """
    is_member = FosterParent.objects.filter(home=home, user=person).current().exists()
    may = is_member and person.is_active and cares_for(by, home, with_right=person.is_address_protected)
    if not may or person.pk == by.pk:
        raise NotAllowed
    if works_here(person):
        raise IsStaffToo
    if link == LinkBy.MAIL and not person.email:
        raise CannotBeReached
    audit(
        "new_start.given",
        f"person:{person.uuid}",
        by=by,
        seen=WayInLink.Seen(seen),
        card=has_card,
        link=LinkBy(link),
    )
    secret = "" if link == LinkBy.NONE else _new_link(person, by=by)
    if secret:
        account_changed.send(sender=AccountLink, user=person, news="new-start")
    if link == LinkBy.MAIL:
        account_link_made.send(sender=AccountLink, user=person, secret=secret)
    made = code_cards.make_card(person, by=by) if has_card else ()
    return NewStart(made, secret if link == LinkBy.PAPER else "")


def _new_link(person: User, *, by: User) -> str:
    now = timezone.now()
    AccountLink.objects.filter(user=person, used_at=None).delete()
    secret = codes.new_link_secret()
    AccountLink.objects.create(
        user=person,
        made_by=by,
        reason=AccountLink.Reason.ON_SIGHT,
        code_hash=codes.keyed_hash(secret, purpose="account-link"),
        made_at=now,
        expires_at=now + timedelta(days=LINK_DAYS),
    )
    return secret
