from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from lms.people.models import FosterHome, FosterParent, User
from sessions.actions.in_home import withdraw_ended_plans
from sessions.actions.network_groups import end_memberships_without_home
from sessions.actions.seats import free_seats_of_home
from sessions.models import GroupMembership, InHomePlan, Registration


@transaction.atomic
def settle_home(home: FosterHome) -> None:
    """Bring seats, visits and plans in line with who lives in a home and what it has ahead.

    Idempotent: seats of those who left are given back, their network groups left, and plans and
    visits of ended assignments stop.
    """
    free_seats_of_home(home)
    end_memberships_without_home(list(User.objects.filter(home_memberships__home=home).distinct()))
    withdraw_ended_plans(home)


def settle_homes(homes: Collection[FosterHome]) -> None:
    """`settle_home` for those of these homes that have anything to settle, each by itself; three queries
    tell which."""
    ahead = Registration.objects.live().filter(
        booking__home__in=homes, session__period__startswith__gt=timezone.now()
    )
    grouped = FosterParent.objects.filter(
        Exists(GroupMembership.objects.filter(person=OuterRef("user"), left_at=None)), home__in=homes
    )
    planned = InHomePlan.objects.filter(assignment__home__in=homes, assignment__ended_on__isnull=False)
    concerned = {
        *ahead.values_list("booking__home", flat=True),
        *grouped.values_list("home", flat=True),
        *planned.values_list("assignment__home", flat=True),
    }
    for home in homes:
        if home.pk in concerned:
            settle_home(home)


def settle_all() -> int:
    """Settle every home that holds a future seat for somebody who has left it. Returns how many."""
    members = FosterParent.objects.current()
    homes = {
        registration.booking.home
        for registration in Registration.objects.live()
        .filter(session__period__startswith__gt=timezone.now(), booking__home__isnull=False)
        .exclude(person__in=members.values("user"))
        .select_related("booking__home")
    }
    for home in homes:
        if home is not None:
            settle_home(home)
    return len(homes)
