"""Accounts that nobody has used for years: their people are told first, and a month later the account goes,
or what points at a person in it where training and decisions rest on it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from lms.people.actions import sign_ins
from lms.people.actions.traces import audit
from lms.people.models import FosterParent, Membership, User
from lms.people.signals import account_changed, account_closed

TOLD_BEFORE = timedelta(days=30)
_SETTING = "ACCOUNT_RETENTION_DAYS"


def unused_since(before: datetime) -> QuerySet[User]:
    """The accounts that nobody has signed in to since, of people who live in no home and work nowhere, and
    that still hold more than a name."""
    person = OuterRef("pk")
    return (
        User.objects.filter(merged_into=None)
        .annotate(used_at=Coalesce("last_login", "date_joined"))
        .filter(used_at__lt=before)
        .filter(Q(is_active=True) | ~Q(email="", telephone=""))
        .exclude(Exists(FosterParent.objects.filter(user=person).current()))
        .exclude(Exists(Membership.objects.filter(user=person, ended_at=None)))
    )


def tell_before(*, at: datetime | None = None) -> int:
    """Tell those whose account goes in a month, once; returns how many. Who signs in keeps it."""
    now = at or timezone.now()
    soon = now - timedelta(days=settings.RETENTION_DAYS[_SETTING]) + TOLD_BEFORE
    number = 0
    for pk in list(_untold(soon).values_list("pk", flat=True)):
        with transaction.atomic():
            user = _untold(soon).select_for_update(of=("self",)).filter(pk=pk).first()
            if user:
                user.unused_told_at = now
                user.save(update_fields=["unused_told_at"])
                account_changed.send(sender=User, user=user, news="unused")
                number += 1
    return number


class UnusedAccounts:
    """What goes of accounts: those that are switched off, and those whose people were told a month ago."""

    def count(self, before: datetime) -> int:
        return self._rows(before).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        rows = self._rows(before).select_for_update(of=("self",), skip_locked=True).order_by("pk")
        chosen = list(rows[:at_most])
        for user in chosen:
            let_go(user)
        return {"people.User": len(chosen)} if chosen else {}

    def _rows(self, before: datetime) -> QuerySet[User]:
        told_by = before + timedelta(days=settings.RETENTION_DAYS[_SETTING]) - TOLD_BEFORE
        is_told = Q(unused_told_at__lte=told_by, unused_told_at__gte=Coalesce("last_login", "date_joined"))
        return unused_since(before).filter(Q(is_active=False) | is_told)


def let_go(user: User) -> None:
    """Delete an account; where something rests on it, what points at the person goes, and the name stays."""
    audit("account.let_go", f"person:{user.uuid}", by=None)
    sign_ins.end_own(user)
    account_closed.send(sender=User, user=user)
    if FosterParent.objects.filter(user=user).exists() or not _deleted(user):
        _emptied(user)


def _untold(soon: datetime) -> QuerySet[User]:
    told_since = Q(unused_told_at__gte=Coalesce("last_login", "date_joined"))
    return unused_since(soon).filter(is_active=True).exclude(told_since)


def _deleted(user: User) -> bool:
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        return False
    return True


def _emptied(user: User) -> None:
    """Nobody signs in to it, and nobody can be reached by it."""
    user.identities.all().delete()
    user.person_numbers.all().delete()
    user.passkeys.all().delete()
    user.code_cards.all().delete()
    user.is_active, user.email, user.telephone = False, "", ""
    user.username = f"konto-{user.pk}"
    user.set_unusable_password()
    user.save(update_fields=["is_active", "email", "telephone", "username", "password"])
