"""Two accounts of one person become one: asked for by staff, proposed and confirmed by two administrators.

Nothing that was recorded is written anew: statements, look-ups and the audit keep the account that they were
made under, and what is read by person reads both. What stands (home, seats, paths, notes) goes over.
"""

from django.db import transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions import sign_ins
from lms.people.actions.one_account import Goes, move
from lms.people.actions.traces import audit
from lms.people.actions.two_persons import must_be_established, must_be_second
from lms.people.errors import SamePerson
from lms.people.errors.changes import (
    AccountsClosed,
    InTwoHomes,
    MergingAskedAlready,
    OneAccount,
    OwnAccount,
    WorksForAnOffice,
)
from lms.people.models import (
    AddressProtection,
    FosterHome,
    FosterParent,
    HomeCode,
    Membership,
    Merging,
    ProtectedAccess,
    User,
    WayInLink,
)
from lms.people.queries import cares_for, locked_persons
from lms.people.signals import account_changed, accounts_merged, administrators_concerned, people_changed
from lms.refusals import NotAllowed

PAGE = "portal:mergings"
COLUMNS = {
    "people.user.merged_into": Goes.MOVES,
    "people.identity.user": Goes.MOVES,
    "people.personnumber.user": Goes.MOVES,
    "people.fosterparent.user": Goes.MOVES,
    "people.invitation.user": Goes.MOVES,
    "people.conflictofinterest.user": Goes.MOVES,
    "people.protectionwish.person": Goes.MOVES,
    "people.membership.user": Goes.STAYS,
    "people.membership.proposed_by": Goes.STAYS,
    "people.membership.confirmed_by": Goes.STAYS,
    "people.protectedaccess.user": Goes.STAYS,
    "people.protectedaccess.proposed_by": Goes.STAYS,
    "people.protectedaccess.confirmed_by": Goes.STAYS,
    "people.user_groups.user": Goes.STAYS,
    "people.user_user_permissions.user": Goes.STAYS,
    "people.accountlink.user": Goes.STAYS,
    "people.addresschange.user": Goes.STAYS,
    "people.accountlink.made_by": Goes.STAYS,
    "people.wayinlink.user": Goes.STAYS,
    "people.wayinlink.made_by": Goes.STAYS,
    "people.wayinlink.proposed_by": Goes.STAYS,
    "people.wayinproposal.user": Goes.STAYS,
    "people.wayinproposal.proposed_by": Goes.STAYS,
    "people.wayinproposal.confirmed_by": Goes.STAYS,
    "people.lookup.person": Goes.STAYS,
    "people.lookup.by": Goes.STAYS,
    "people.supervisioncase.opened_by": Goes.STAYS,
    "people.supervisioncase.ended_by": Goes.STAYS,
    "people.supervisionprolonging.prolonged_by": Goes.STAYS,
    "people.auditentry.by": Goes.STAYS,
    "people.invitation.invited_by": Goes.STAYS,
    "people.homecode.made_by": Goes.STAYS,
    "people.officeclosing.proposed_by": Goes.STAYS,
    "people.officeclosing.confirmed_by": Goes.STAYS,
    "people.homemove.made_by": Goes.STAYS,
    "people.codecard.user": Goes.STAYS,
    "people.codecard.made_by": Goes.STAYS,
    "people.passkey.user": Goes.STAYS,
    "people.signin.user": Goes.STAYS,
    "people.securityevent.person": Goes.STAYS,
    "people.securityevent.by": Goes.STAYS,
    "people.merging.kept": Goes.STAYS,
    "people.merging.merged": Goes.STAYS,
    "people.merging.asked_by": Goes.STAYS,
    "people.merging.proposed_by": Goes.STAYS,
    "people.merging.confirmed_by": Goes.STAYS,
}
_STRICTEST = list(AddressProtection.values)


@transaction.atomic
def ask_to_merge(person: User, *, home: FosterHome, other: str, seen: str, by: User) -> None:
    """Ask the administrators to let the account known by `other` (user name or e-mail) become one with this
    adult's. Whether there is such an account never shows: nothing comes of it where there is none.

    Raises `NotAllowed` unless `person` is an adult of the home and `by` is staff of it.
    """
    is_member = FosterParent.objects.filter(home=home, user=person).current().exists()
    if not is_member or by.pk == person.pk or not cares_for(by, home):
        raise NotAllowed
    found = User.objects.known_as(other).filter(merged_into=None).exclude(pk__in=[person.pk, by.pk]).first()
    audit("accounts.merging_asked", f"person:{person.uuid}", by=by, seen=seen)
    if found and not Merging.objects.open().filter(kept__in=[person, found], merged__in=[person, found]):
        Merging.objects.filter(merged=found).open().filter(proposed_by=None).delete()
        if not Merging.objects.filter(merged=found).exists():
            Merging.objects.create(
                kept=person, merged=found, seen=WayInLink.Seen(seen), asked_by=by, asked_at=timezone.now()
            )
            administrators_concerned.send(sender=Merging, news="asked", page=PAGE)


@transaction.atomic
def propose_merging(kept: User, merged: User, *, seen: str, by: User) -> Merging:
    """Propose that one account be closed and its person go on with the other. Raises a `Refused`."""
    if Merging.objects.filter(merged=merged).exists():
        raise MergingAskedAlready
    return take_up(
        Merging(kept=kept, merged=merged, seen=WayInLink.Seen(seen), asked_at=timezone.now()), by=by
    )


@transaction.atomic
def take_up(merging: Merging, *, by: User) -> Merging:
    """Propose what staff have asked for. Raises a `Refused`."""
    must_be_established(by)
    must_be_mergeable(merging.kept, merging.merged, by=by)
    merging.proposed_by = by
    merging.save()
    audit("accounts.merging_proposed", _subject(merging), by=by, merged=str(merging.merged.uuid))
    administrators_concerned.send(sender=Merging, news="asked", page=PAGE)
    return merging


@transaction.atomic
def withdraw_merging(merging: Merging, *, by: User) -> None:
    """Take a proposal, or what staff have asked for, away. Raises `NotEstablished`."""
    must_be_established(by)
    if Merging.objects.open().filter(pk=merging.pk).delete()[0]:
        audit("accounts.merging_withdrawn", _subject(merging), by=by)


@transaction.atomic
def confirm_merging(merging: Merging, *, by: User) -> User:
    """Make two accounts one, as another administrator proposed; returns the one that goes on.

    All sign-ins of both end, and codes and addresses that open something to whoever has them stop working.
    Raises a `Refused`, by which nothing is changed.
    """
    persons = {one.pk: one for one in locked_persons([merging.kept_id, merging.merged_id])}
    standing = Merging.objects.select_for_update(of=("self",)).get(pk=merging.pk)
    kept, merged = persons[standing.kept_id], persons[standing.merged_id]
    must_be_mergeable(kept, merged, by=by)
    must_be_second(by, proposer=standing.proposed_by)
    if standing.asked_by_id == by.pk:
        raise SamePerson
    lived_in = FosterParent.objects.filter(user__in=[kept, merged]).current().values("home")
    homes = list(FosterHome.objects.filter(pk__in=lived_in))
    standing.confirmed_by, standing.confirmed_at = by, timezone.now()
    standing.save(update_fields=["confirmed_by", "confirmed_at"])
    for one in (kept, merged):
        sign_ins.end_own(one)
    _close(merged, kept=kept)
    _leave_shared_home(merged, kept=kept)
    move(COLUMNS, kept=kept, merged=merged)
    HomeCode.objects.filter(home__in=homes, used_at=None).delete()
    accounts_merged.send(sender=Merging, kept=kept, merged=merged)
    audit("accounts.merged", _subject(standing), by=by, merged=str(merged.uuid), seen=standing.seen)
    people_changed.send(sender=Merging, homes=homes)
    account_changed.send(sender=Merging, user=kept, news="merged")
    administrators_concerned.send(sender=Merging, news="changed", page=PAGE)
    return kept


def must_be_mergeable(kept: User, merged: User, *, by: User) -> None:
    """Raises what stands in the way of making these two accounts one."""
    if kept.pk == merged.pk:
        raise OneAccount
    if by.pk in {kept.pk, merged.pk}:
        raise OwnAccount
    if kept.merged_into_id or merged.merged_into_id or not kept.is_active:
        raise AccountsClosed
    rights = ProtectedAccess.objects.filter(user=merged)
    if Membership.objects.filter(user=merged).exists() or rights.exists():
        raise WorksForAnOffice
    homes = FosterParent.objects.filter(user__in=[kept, merged]).current().values_list("home", flat=True)
    if len(set(homes)) > 1:
        raise InTwoHomes


def _close(merged: User, *, kept: User) -> None:
    """Nobody signs in by the closed account any more; what protects the person goes on with them."""
    if _STRICTEST.index(merged.address_protection) > _STRICTEST.index(kept.address_protection):
        kept.address_protection = merged.address_protection
        kept.alias = kept.alias or merged.alias
    email, merged.email = merged.email, ""
    merged.is_active, merged.merged_into = False, kept
    merged.set_unusable_password()
    merged.save(update_fields=["is_active", "merged_into", "password", "email"])
    kept.email = kept.email or email
    kept.save(update_fields=["address_protection", "alias", "email"])


def _leave_shared_home(merged: User, *, kept: User) -> None:
    """Where both were adults of one home, one adult lives there from today."""
    shared = FosterParent.objects.filter(user=kept).current().values("home")
    for membership in FosterParent.objects.filter(user=merged, home__in=shared).current():
        membership.left_on = max(today(), membership.joined_on)
        membership.save(update_fields=["left_on"])


def _subject(merging: Merging) -> str:
    return f"person:{merging.kept.uuid}"
