from django.db import transaction
from django.utils import timezone

from lms.people.actions.renewals import Renewed, announce
from lms.people.actions.traces import audit
from lms.people.errors import AliasRefused
from lms.people.models import (
    AddressProtection,
    FosterHome,
    FosterParent,
    HomeCode,
    ProtectionWish,
    User,
)
from lms.people.queries import cares_for, lock_persons, locked_persons
from lms.people.rules import is_ordinary_alias
from lms.refusals import NotAllowed


@transaction.atomic
def set_address_protection(person: User, *, protection: str, alias: str, by: User) -> Renewed:
    """Set, change or lift the address protection of an adult in a home; it takes effect in the same
    transaction. Returns what stopped working under the old standing.

    `protection` is empty to lift it; the alias goes with it. What the person had asked for is settled.
    Raises `NotAllowed` unless `by` is staff of the home with the right to see address protection, or
    `AliasRefused`.
    """
    (person,) = locked_persons([person.pk])
    homes = list(FosterHome.objects.filter(parents__user=person, parents__left_on=None))
    if not homes or not all(cares_for(by, home, with_right=True) for home in homes):
        raise NotAllowed
    if protection and not is_ordinary_alias(alias, of=person.name):
        raise AliasRefused
    person.address_protection = AddressProtection(protection) if protection else ""
    person.alias = alias if protection else ""
    person.save(update_fields=["address_protection", "alias"])
    ProtectionWish.objects.filter(person=person).delete()
    codes, _ = HomeCode.objects.filter(home__in=homes, used_at=None).delete()
    renewed = announce(User, homes, codes=codes)
    audit(
        "address_protection.set",
        f"person:{person.uuid}",
        by=by,
        protection=protection,
        renewed=renewed.kept(),
    )
    return renewed


@transaction.atomic
def ask_for_protection(person: User, *, protection: str, alias: str) -> ProtectionWish:
    """Ask the office for another address protection than one has; a wish before this one is replaced.

    Raises `NotAllowed` for who is an adult of no home, or `AliasRefused`; an alias may be left to be
    agreed.
    """
    lock_persons([person.pk])
    if not FosterParent.objects.filter(user=person).current().exists():
        raise NotAllowed
    if protection and alias and not is_ordinary_alias(alias, of=person.name):
        raise AliasRefused
    wish, _ = ProtectionWish.objects.update_or_create(
        person=person,
        defaults={
            "protection": AddressProtection(protection) if protection else "",
            "alias": alias if protection else "",
            "asked_at": timezone.now(),
        },
    )
    audit("address_protection.asked", f"person:{person.uuid}", by=person, protection=protection)
    return wish


@transaction.atomic
def take_back_protection_wish(person: User, *, by: User) -> None:
    """Drop what a person asked for: they themselves, or staff of the home with the right once both have
    agreed that all stays as it is. Raises `NotAllowed`."""
    homes = list(FosterHome.objects.filter(parents__user=person, parents__left_on=None))
    if by.pk != person.pk and not any(cares_for(by, home, with_right=True) for home in homes):
        raise NotAllowed
    dropped, _ = ProtectionWish.objects.filter(person=person).delete()
    if dropped:
        audit("address_protection.wish_dropped", f"person:{person.uuid}", by=by)
