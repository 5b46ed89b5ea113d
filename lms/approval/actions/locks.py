"""Lock a household so that neither its evidence nor its members can change until commit."""

from django.db import transaction

from lms.dates import today
from lms.people.models import User
from lms.people.queries import lock_persons, parents_on


class _Moved(Exception):
    """Somebody joined between reading and locking."""


def lock_household(home_id: int, *also: int) -> list[User]:
    """Lock every adult of the home, and the users `also` named by id, in id order.

    Whoever joins a home locks its adults first; so once these locks are held nobody can join, and
    a membership that slipped in between is found by reading again.
    """
    while True:
        try:
            with transaction.atomic():
                before = {user.pk for user in parents_on(home_id, today())}
                lock_persons(before | set(also))
                parents = parents_on(home_id, today())
                if not {user.pk for user in parents} <= before:
                    raise _Moved
                return parents
        except _Moved:
            continue
