"""Which tours a user has yet to see."""

from lms.people.models import User
from lms.people.models.access import access_of
from lms.portal.models import TourTaken


def roles_not_toured(user: User) -> frozenset[str]:
    """The user's roles whose tour they have neither seen nor sent away; one query."""
    return access_of(user).roles - set(TourTaken.objects.filter(person=user).values_list("role", flat=True))
