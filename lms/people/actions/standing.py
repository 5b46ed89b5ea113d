"""What an act on a home asks before it writes: the standing of who acts, and the home's lock."""

from lms.people.models import FosterHome, FosterParent, Organisation, User
from lms.people.models.access import access_of
from lms.people.queries import lock_persons
from lms.refusals import NotAllowed


def must_belong(by: User, organisation: Organisation, *roles: str) -> None:
    """Raises `NotAllowed` unless the user has one of these roles in the organisation."""
    if not any(organisation.pk in access_of(by).organisations(role) for role in roles):
        raise NotAllowed


def lock_home(home: FosterHome) -> None:
    """Lock every adult of a home, as each act that changes the household does."""
    members = FosterParent.objects.filter(home=home).current()
    lock_persons(members.values_list("user", flat=True))
