from django.db import transaction
from django.utils import timezone

from lms.people.access import access_of
from lms.people.actions.traces import audit
from lms.people.errors import NotAllowed
from lms.people.models import AddressProtection, FosterHome, HomeCode, ProtectedAccess, Role, User
from lms.people.queries import lock_persons
from lms.people.signals import people_changed


@transaction.atomic
def set_address_protection(person: User, *, protection: str, alias: str, by: User) -> None:
    """Set or lift a person's address protection; it takes effect in the same transaction.

    The homes concerned are announced, so that what was prepared under the old standing is renewed.
    """
    lock_persons([person.pk])
    person.address_protection = AddressProtection(protection) if protection else ""
    person.alias = alias
    person.save(update_fields=["address_protection", "alias"])
    homes = list(FosterHome.objects.filter(parents__user=person, parents__left_on=None))
    HomeCode.objects.filter(home__in=homes, used_at=None).delete()
    audit("address_protection.set", f"person:{person.uuid}", by=by, protection=protection)
    people_changed.send(sender=User, homes=homes)


@transaction.atomic
def confirm_protected_access(access: ProtectedAccess, *, by: User) -> None:
    """Give the right that another administrator proposed. Raises `NotAllowed` for the proposer."""
    if access.proposed_by_id == by.pk or not access_of(by).has(Role.ADMIN):
        raise NotAllowed
    access.confirmed_by, access.confirmed_at = by, timezone.now()
    access.save(update_fields=["confirmed_by", "confirmed_at"])
    audit("protected_access.confirmed", f"person:{access.user.uuid}", by=by)
