"""That a person has died: every door is closed at once, the record stays, and a mistake can be put right."""

from django.db import transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions import sign_ins
from lms.people.actions.leaving import end_membership
from lms.people.actions.renewals import Renewed
from lms.people.actions.traces import audit
from lms.people.errors.lives import AlreadyRecorded, LivesElsewhere
from lms.people.models import AccountLink, AddressChange, AuditEntry, FosterParent, User, WayInLink
from lms.people.queries import cares_for, locked_persons
from lms.people.signals import account_closed, account_opened, people_changed
from lms.refusals import NotAllowed


@transaction.atomic
def record_death(membership: FosterParent, *, by: User) -> Renewed:
    """Record that an adult of a home has died: they are an adult of it no longer, nobody signs in by the
    account, and no message leaves for them. What they learnt and what was decided stays. Returns what stopped
    working.

    Raises `NotAllowed` unless `by` is staff of the home, or `AlreadyRecorded`.
    """
    home = membership.home
    if membership.user_id == by.pk or not cares_for(by, home):
        raise NotAllowed
    members = FosterParent.objects.filter(home=home).current()
    person = _locked(membership, *members.values_list("user", flat=True))
    if person.deceased_at:
        raise AlreadyRecorded
    renewed, was_active = end_membership(membership, on=today()), person.is_active
    person.deceased_at, person.is_active = timezone.now(), False
    person.save(update_fields=["deceased_at", "is_active"])
    sign_ins.end_own(person)
    AddressChange.objects.filter(user=person).delete()
    for links in (AccountLink, WayInLink):
        links.objects.filter(user=person, used_at=None).delete()
    account_closed.send(sender=User, user=person)
    audit("person.death_recorded", f"person:{person.uuid}", by=by, home=str(home.uuid), was_active=was_active)
    return renewed


@transaction.atomic
def take_back_death(membership: FosterParent, *, by: User) -> None:
    """Put right that a death was recorded by mistake: the person is an adult of the home again, and signs in
    as before; an account that was switched off before stays so. Seats that were given back are not theirs
    again; they are told.

    Raises `NotAllowed` unless `by` is staff of the home, `AlreadyRecorded`, or `LivesElsewhere`.
    """
    home = membership.home
    if membership.user_id == by.pk or not cares_for(by, home):
        raise NotAllowed
    person = _locked(membership)
    if person.deceased_at is None:
        raise AlreadyRecorded
    if FosterParent.objects.filter(user=person).current().exists():
        raise LivesElsewhere
    recorded = AuditEntry.objects.filter(act="person.death_recorded", subject=f"person:{person.uuid}").latest(
        "at", "pk"
    )
    person.deceased_at, person.is_active = None, recorded.data["was_active"]
    person.save(update_fields=["deceased_at", "is_active"])
    membership.left_on = None
    membership.save(update_fields=["left_on"])
    people_changed.send(sender=FosterParent, homes=[home])
    account_opened.send(sender=User, user=person)
    audit("person.death_taken_back", f"person:{person.uuid}", by=by, home=str(home.uuid))


def _locked(membership: FosterParent, *others: int) -> User:
    found = locked_persons([membership.user_id, *others])
    return next(one for one in found if one.pk == membership.user_id)
