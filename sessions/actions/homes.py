from django.db import transaction
from django.utils import timezone

from lms.people.models import FosterHome, FosterParent, User
from sessions.actions.groups import end_memberships_without_home
from sessions.actions.inhome import withdraw_ended_plans
from sessions.actions.seats import free_seats_of_home
from sessions.models import Registration


@transaction.atomic
def settle_home(home: FosterHome) -> None:
    """Bring seats, visits and plans in line with who lives in a home and what it has ahead.

    Idempotent: seats of those who left are given back, their network groups left, and plans and
    visits of ended assignments stop.
    """
    free_seats_of_home(home)
    end_memberships_without_home(list(User.objects.filter(home_memberships__home=home).distinct()))
    withdraw_ended_plans(home)


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
