from datetime import date

from django.db import transaction

from lms.dates import today
from lms.people.actions.renewals import Renewed, announce
from lms.people.actions.traces import audit
from lms.people.errors import AlreadyLeft
from lms.people.models import FosterParent, HomeCode, Invitation, User
from lms.people.queries import cares_for, lock_persons
from lms.refusals import NotAllowed


@transaction.atomic
def leave_home(membership: FosterParent, *, by: User, on: date | None = None) -> Renewed:
    """End an adult's membership at once and renew the home's secrets; returns what stopped working.

    The adult may, and staff of the home on their word. Raises `NotAllowed` or `AlreadyLeft`.
    """
    home = membership.home
    if membership.user_id != by.pk and not cares_for(by, home):
        raise NotAllowed
    renewed = end_membership(membership, on=on or today())
    audit(
        "home.left",
        f"home:{home.uuid}",
        by=by,
        person=str(membership.user.uuid),
        on_their_word=membership.user_id != by.pk,
        renewed=renewed.kept(),
    )
    return renewed


@transaction.atomic
def end_membership(membership: FosterParent, *, on: date) -> Renewed:
    """End a membership on a day, and stop what the home's adults had handed out; what stopped working.
    Raises `AlreadyLeft`."""
    home = membership.home
    members = FosterParent.objects.filter(home=home).current()
    lock_persons(members.values_list("user", flat=True))
    membership.refresh_from_db(fields=["left_on"])
    if membership.left_on is not None:
        raise AlreadyLeft
    membership.left_on = max(on, membership.joined_on)
    membership.save(update_fields=["left_on"])
    codes, _ = HomeCode.objects.filter(home=home, used_at=None).delete()
    asked = Invitation.objects.filter(home=home, accepted_at=None, user=membership.user)
    invitations, _ = asked.delete()
    return announce(FosterParent, [home], codes=codes, invitations=invitations)
