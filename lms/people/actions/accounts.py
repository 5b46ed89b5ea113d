from collections.abc import Collection, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms import secrets as codes
from lms.people.actions import sign_ins
from lms.people.actions.traces import audit
from lms.people.errors import AddressIsNew, CannotBeReached, InvitationNotValid
from lms.people.models import AccountLink, FosterParent, Membership, Role, User
from lms.people.models.access import access_of
from lms.people.rules.role_notices import VERSIONS, as_it_stands
from lms.people.signals import account_changed, account_link_made, administrators_concerned
from lms.providers import CITIZEN, STAFF
from lms.refusals import NotAllowed

LINK_DAYS = 7
STAFF_PAGE = "admin:people_user_changelist"


@transaction.atomic
def choose_language(user: User, *, language: str) -> None:
    """Keep the language that the person wants pages and messages in."""
    user.language = language
    user.full_clean(exclude={"password", "email", "username"})
    user.save(update_fields=["language"])


@transaction.atomic
def set_password(user: User, *, password: str) -> None:
    """Replace the person's own password; the caller has checked the present one. They are told."""
    had_one = user.has_usable_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    audit("person.password_changed", f"person:{user.uuid}", by=user)
    if had_one:
        account_changed.send(sender=User, user=user, news="password")


@transaction.atomic
def note_privacy_notice_seen(user: User, *, shown: Collection[str]) -> None:
    """Remember that the person has read these notices, each named with its version; others are still to be
    read, and so is one that has been changed while it lay open."""
    standing = {as_it_stands(role) for role in VERSIONS}
    user.notices_read = sorted((set(user.notices_read) | set(shown)) & standing)
    user.privacy_notice_seen_at = timezone.now()
    user.save(update_fields=["notices_read", "privacy_notice_seen_at"])


@transaction.atomic
def note_staff_changed(
    user: User, *, roles: Sequence[tuple[str, int]], has_new_address: bool, by: User
) -> None:
    """Keep that an account of staff was made or changed, and tell all administrators. After a change of
    address no link goes out for a while, and those that are out stop working."""
    if has_new_address:
        user.email_changed_at = timezone.now()
        user.save(update_fields=["email_changed_at"])
        AccountLink.objects.filter(user=user, used_at=None).delete()
    audit("staff.saved", f"person:{user.uuid}", by=by, roles=list(roles), has_new_address=has_new_address)
    administrators_concerned.send(sender=User, news="changed", page=STAFF_PAGE)


@transaction.atomic
def send_account_link(user: User, *, by: User | None) -> str:
    """Send a member of staff a one-time link by which they choose their own password; earlier ones stop
    working. Returns its secret. `by` is None where the server's own operator asks.

    Raises `NotAllowed` unless `by` is an administrator or leads an office of theirs, and for whoever is
    or was a foster parent; `CannotBeReached` or `AddressIsNew`.
    """
    if (by and not _cares_for_account(by, user)) or FosterParent.objects.filter(user=user).exists():
        raise NotAllowed
    if not user.is_active or not user.email:
        raise CannotBeReached
    now = timezone.now()
    cooling = timedelta(hours=settings.ADMINISTRATOR_COOLING_HOURS)
    if user.email_changed_at and user.email_changed_at > now - cooling:
        raise AddressIsNew
    AccountLink.objects.filter(user=user, used_at=None).delete()
    secret = codes.new_link_secret()
    AccountLink.objects.create(
        user=user,
        made_by=by,
        code_hash=codes.keyed_hash(secret, purpose="account-link"),
        made_at=now,
        expires_at=now + timedelta(days=LINK_DAYS),
    )
    audit("account_link.sent", f"person:{user.uuid}", by=by)
    account_link_made.send(sender=AccountLink, user=user, secret=secret)
    return secret


def _cares_for_account(by: User, user: User) -> bool:
    access = access_of(by)
    led = Membership.objects.standing().filter(user=user, organisation__in=access.led_organisations)
    return access.has(Role.ADMIN) or led.exists()


def door_of(link: AccountLink) -> str:
    """The door by which whoever has this link may come from now on; none where a password was forgotten."""
    if link.reason == AccountLink.Reason.FORGOTTEN:
        return ""
    return CITIZEN if FosterParent.objects.filter(user=link.user).exists() else STAFF


def find_link_to_claim(secret: str) -> AccountLink:
    """The open link by which a new way in may be claimed: any that was handed to the person, none that came
    for a forgotten password. Raises `InvitationNotValid`."""
    found = find_account_link(secret)
    if found.reason == AccountLink.Reason.FORGOTTEN:
        raise InvitationNotValid
    return found


def find_account_link(secret: str) -> AccountLink:
    """The open link with this secret. Raises `InvitationNotValid`."""
    found = (
        AccountLink.objects.select_related("user")
        .filter(
            code_hash__in=codes.keyed_hashes(secret, purpose="account-link"),
            used_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
        )
        .first()
    )
    if found is None:
        raise InvitationNotValid
    return found


@transaction.atomic
def use_account_link(secret: str, *, password: str) -> User:
    """Set the password that the person has chosen; the link works once, and whoever was signed in to the
    account is so no longer. Raises `InvitationNotValid`."""
    found = find_account_link(secret)
    used = AccountLink.objects.filter(pk=found.pk, used_at=None).update(used_at=timezone.now())
    if not used:
        raise InvitationNotValid
    if found.reason != AccountLink.Reason.NEW:
        audit("password.renewed", f"person:{found.user.uuid}", by=found.user, reason=found.reason)
    set_password(found.user, password=password)
    sign_ins.end_own(found.user)
    return found.user
