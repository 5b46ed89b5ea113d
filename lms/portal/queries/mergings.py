"""Two accounts that may be one person's, as administrators see them: enough to judge by, and no home."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from courses.models import Completion
from lms.people.models import FosterParent, Identity, Merging, ProtectedAccess, SignIn, User
from lms.people.models.identities import WayIn
from sessions.models import Registration

DONE_SHOWN = 20


@dataclass(frozen=True)
class AccountShown:
    """One account: its name (the alias of who is protected, without the right), how it signs in, and what
    would go over. `lives_in_a_home` says that, never in which."""

    user: User
    name: str
    ways_in: tuple[str, ...]
    last_seen_at: datetime | None
    lives_in_a_home: bool
    completed: int
    sessions_ahead: int


@dataclass(frozen=True)
class MergingShown:
    """A merging with both accounts."""

    merging: Merging
    kept: AccountShown
    merged: AccountShown


def mergings() -> tuple[list[Merging], list[Merging]]:
    """Those that wait, the oldest first, and the latest that were done; two queries."""
    known = Merging.objects.select_related("kept", "merged", "asked_by", "proposed_by", "confirmed_by")
    waiting = known.open().order_by("asked_at", "pk")
    return list(waiting), list(known.exclude(confirmed_by=None).order_by("-confirmed_at")[:DONE_SHOWN])


def merging_shown(number: int, *, to: User) -> MergingShown | None:
    """One merging that waits, for this administrator; a fixed number of queries."""
    known = Merging.objects.open().select_related("kept", "merged", "asked_by", "proposed_by")
    found = known.filter(pk=number).first()
    if found is None:
        return None
    kept, merged = _shown([found.kept, found.merged], to=to)
    return MergingShown(found, kept, merged)


def account_known_as(name: str) -> User | None:
    """The one account that stands under this user name or e-mail address; None for none and for several."""
    found = list(User.objects.known_as(name).filter(merged_into=None)[:2])
    return found[0] if len(found) == 1 else None


def name_for(user: User, *, sees_protected: bool) -> str:
    """The person's name, or the alias of who has address protection."""
    return user.alias or user.username if user.is_address_protected and not sees_protected else user.name


def sees_protected(administrator: User) -> bool:
    """Whether an administrator has the right to see address-protected people."""
    return ProtectedAccess.objects.in_force().filter(user=administrator).exists()


def _shown(users: Iterable[User], *, to: User) -> list[AccountShown]:
    found = list(users)
    has_right = sees_protected(to)
    now = timezone.now()
    ahead = Q(session__period__endswith__gt=now)
    seats = dict(
        Registration.objects.live()
        .filter(ahead, person__in=found)
        .values_list("person")
        .annotate(number=Count("pk"))
    )
    done = dict(Completion.objects.filter(person__in=found).values_list("person").annotate(n=Count("pk")))
    at_home = set(FosterParent.objects.filter(user__in=found).current().values_list("user", flat=True))
    doors: dict[int, list[str]] = {user.pk: [] for user in found}
    for person, door in Identity.objects.open().filter(user__in=found).values_list("user", "door").distinct():
        doors[person].append(str(WayIn(door).label))
    seen = dict(SignIn.objects.filter(user__in=found).order_by("seen_at").values_list("user", "seen_at"))
    return [
        AccountShown(
            user=user,
            name=name_for(user, sees_protected=has_right),
            ways_in=(
                *doors[user.pk],
                *([str(WayIn.PASSWORD.label)] if user.has_usable_password() else []),
            ),
            last_seen_at=seen.get(user.pk),
            lives_in_a_home=user.pk in at_home,
            completed=done.get(user.pk, 0),
            sessions_ahead=seats.get(user.pk, 0),
        )
        for user in found
    ]
