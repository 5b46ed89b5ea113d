"""Address protection and leaving on somebody's word: the act, and the messages that follow from it."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from lms.approval import notices
from lms.notices.actions.sending import send
from lms.people.actions import protection as protection_actions
from lms.people.actions.leaving import leave_home
from lms.people.actions.renewals import Renewed
from lms.people.models import FosterHome, FosterParent, Organisation, Role, User
from lms.people.queries import holders_for


@transaction.atomic
def set_address_protection(adult: FosterParent, *, protection: str, alias: str, by: User) -> Renewed:
    """Set, change or lift an adult's address protection, and tell them. Raises as `lms.people.actions`."""
    renewed = protection_actions.set_address_protection(adult.user, protection=protection, alias=alias, by=by)
    _tell(adult.user, notices.PROTECTION_SET, "approval:own-protection")
    return renewed


@transaction.atomic
def ask_for_protection(home: FosterHome, *, protection: str, alias: str, by: User) -> bool:
    """Ask the office for another address protection. Those who may set it are told; where nobody may,
    the administrators are, without a name. Returns whether there was somebody to tell."""
    protection_actions.ask_for_protection(by, protection=protection, alias=alias)
    holders = holders_for(home)
    for holder in holders:
        _tell(holder, notices.PROTECTION_ASKED, "approval:home", home.uuid)
    if not holders:
        for administrator in User.objects.with_role(Role.ADMIN).order_by("pk"):
            _tell(administrator, notices.NOBODY_WITH_THE_RIGHT, "portal:home")
    return bool(holders)


@transaction.atomic
def record_leaving(adult: FosterParent, *, by: User) -> Renewed:
    """Record on an adult's word that they have left the home, and tell them. Raises as
    `lms.people.actions.leaving.leave_home`."""
    renewed = leave_home(adult, by=by)
    office = adult.home.trained_by or adult.home.registered_by
    _tell(adult.user, notices.LEFT, "portal:home", organisation=office)
    return renewed


def _tell(to: User, kind: str, place: str, *args: object, organisation: Organisation | None = None) -> None:
    link = settings.SITE_URL + reverse(place, args=args)
    send(to=to, template=kind, variables={"link": link}, organisation=organisation)
