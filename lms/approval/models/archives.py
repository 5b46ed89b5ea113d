"""The archive: assignments that have ended, and who may still read what was decided in them."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.approval.models.hand_overs import HandOver
from lms.people.models import Assignment, ConflictOfInterest, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.models.homes import supervised_assignments


def archived_of(offices: Iterable[int]) -> QuerySet[Assignment]:
    """The ended assignments of these offices (ids): their own, those that were with them when they ended, and
    those in which they decided."""
    ids = list(offices)
    handed = HandOver.objects.filter(assignment=OuterRef("pk"), to__in=ids, taken_back_at=None)
    decided = Assignment.objects.filter(approvals__decided_for__in=ids)
    return Assignment.objects.filter(
        Q(organisation__in=ids) | Q(Exists(handed)) | Q(pk__in=decided.values("pk")), ended_on__isnull=False
    )


def protected_then_or_now() -> QuerySet[FosterParent]:
    """Those under address protection who are or were adults of a home: a decision names who has left, too."""
    return FosterParent.objects.exclude(user__address_protection="")


def archived_for(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """The ended assignments whose decisions the user may read: of their offices, and as the auditor of
    `_supervised`. Never of a home that they are or were of, or have a conflict of interest with; nor, without
    the right, of one with anybody under address protection."""
    access = access_of(user)
    offices, right = access.organisations(Role.CASEWORKER), access.protected_organisations
    seen = Q(pk__in=archived_of(offices & right).values("pk"))
    seen |= _shown() & Q(pk__in=archived_of(offices).values("pk"))
    seen |= _supervised(user)
    return _ended(user, seen)


def ended_in_trained_homes(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """The ended assignments of homes that the user's service trains, under the same bars; what was decided in
    them is told with the home."""
    access = access_of(user)
    services, right = access.organisations(Role.COORDINATOR), access.protected_organisations
    return _ended(
        user, Q(home__trained_by__in=services & right) | _shown() & Q(home__trained_by__in=services)
    )


def _shown() -> Q:
    return ~Q(home__in=protected_then_or_now().values("home"))


def _supervised(user: User | AnonymousUser) -> Q:
    """What a county governor's open cases let an auditor read of the archive."""
    if not (supervised := supervised_assignments(user)):
        return supervised
    return supervised_assignments(user, with_right=True) | _shown() & supervised


def _ended(user: User | AnonymousUser, seen: Q) -> QuerySet[Assignment]:
    return Assignment.objects.filter(seen, ended_on__isnull=False).exclude(
        Q(home__in=FosterParent.objects.filter(user=user.pk).values("home"))
        | Q(home__in=ConflictOfInterest.objects.standing(user).values("home"))
    )
