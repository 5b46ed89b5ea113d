"""Name, address and telephone: changed by the person, or put right by staff on the person's word."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lms import folding
from lms import secrets as codes
from lms.people.actions.traces import audit
from lms.people.errors import InvitationNotValid, IsStaffToo
from lms.people.errors.lives import NameIsTheirOwn, SameAddress
from lms.people.models import AccountLink, AddressChange, FosterHome, FosterParent, User
from lms.people.queries import cares_for, locked_persons
from lms.people.signals import address_change_asked, address_changed, details_corrected
from lms.refusals import NotAllowed

LINK_DAYS = 3
_PURPOSE = "address-change"


@transaction.atomic
def change_details(user: User, *, first_name: str, last_name: str, telephone: str) -> None:
    """Keep what a person writes about themselves; their name stays as they write it."""
    (user,) = locked_persons([user.pk])
    before = user.name
    changed = _set(user, first_name=first_name, last_name=last_name, telephone=telephone)
    if user.name != before:
        user.name_corrected_at = timezone.now()
    user.save(update_fields=["first_name", "last_name", "telephone", "name_corrected_at"])
    if changed:
        audit("person.details_changed", f"person:{user.uuid}", by=user, changed=changed)


@transaction.atomic
def ask_for_address(user: User, *, address: str) -> None:
    """Send a link to an address that a person wants messages to go to; the address is theirs once it is used.
    A question before this one is replaced. Raises `SameAddress`."""
    (user,) = locked_persons([user.pk])
    if folding.account(address) == user.email:
        raise SameAddress
    now = timezone.now()
    secret = codes.new_link_secret()
    AddressChange.objects.update_or_create(
        user=user,
        defaults={
            "address": address,
            "code_hash": codes.keyed_hash(secret, purpose=_PURPOSE),
            "asked_at": now,
            "expires_at": now + timedelta(days=LINK_DAYS),
        },
    )
    audit("person.address_asked", f"person:{user.uuid}", by=user)
    address_change_asked.send(sender=AddressChange, user=user, address=address, secret=secret)


@transaction.atomic
def take_back_address(user: User) -> None:
    """Drop the question for another address; its link stops."""
    AddressChange.objects.filter(user=user).delete()


def find_address_change(secret: str) -> AddressChange:
    """The open question behind a link. Raises `InvitationNotValid`."""
    found = (
        AddressChange.objects.select_related("user")
        .filter(
            code_hash__in=codes.keyed_hashes(secret, purpose=_PURPOSE),
            expires_at__gt=timezone.now(),
            user__is_active=True,
        )
        .first()
    )
    if found is None:
        raise InvitationNotValid
    return found


@transaction.atomic
def confirm_address(secret: str) -> User:
    """Let messages go to the address whose link was used, and tell the one before. Raises
    `InvitationNotValid`."""
    asked = find_address_change(secret)
    (user,) = locked_persons([asked.user_id])
    asked = find_address_change(secret)
    asked.delete()
    _move(user, asked.address)
    audit("person.address_changed", f"person:{user.uuid}", by=user)
    return user


@transaction.atomic
def correct_details(
    person: User,
    *,
    home: FosterHome,
    first_name: str,
    last_name: str,
    email: str,
    telephone: str,
    by: User,
) -> None:
    """Put right, on the person's word, what is kept about an adult of a home; they are told, at the address
    before, too. A name that they wrote themselves stands.

    Raises `NotAllowed` unless `person` is an adult of the home and `by` is staff of it, `NameIsTheirOwn`, or
    `IsStaffToo` where the address of somebody with a role is another one: by it one comes into the account.
    """
    is_member = FosterParent.objects.filter(home=home, user=person).current().exists()
    if not is_member or person.pk == by.pk or not cares_for(by, home):
        raise NotAllowed
    (person,) = locked_persons([person.pk])
    before = person.name
    changed = _set(person, first_name=first_name, last_name=last_name, telephone=telephone)
    if person.name != before and person.name_corrected_at:
        raise NameIsTheirOwn
    person.save(update_fields=["first_name", "last_name", "telephone"])
    if folding.account(email) != person.email:
        if person.memberships.standing().exists():
            raise IsStaffToo
        changed.append("email")
        AddressChange.objects.filter(user=person).delete()
        AccountLink.objects.filter(user=person, used_at=None).delete()
        _move(person, email)
    if changed:
        audit("person.corrected", f"person:{person.uuid}", by=by, changed=changed)
        details_corrected.send(sender=User, user=person)


def _set(user: User, **values: str) -> list[str]:
    """Set these on a person, folded as they are kept; the names of those that changed."""
    tidy = {name: folding.tidied(value) for name, value in values.items()}
    changed = [name for name, value in tidy.items() if getattr(user, name) != value]
    for name in changed:
        setattr(user, name, tidy[name])
    return changed


def _move(user: User, address: str) -> None:
    """Let messages go to another address, and tell the one before, if there was one."""
    before, user.email = user.email, folding.account(address)
    user.email_changed_at = timezone.now()
    user.save(update_fields=["email", "email_changed_at"])
    if before:
        address_changed.send(sender=User, user=user, before=before)
