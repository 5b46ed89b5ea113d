"""Who among staff may act for a home's seats."""

from lms.people.models import Assignment, ConflictOfInterest, FosterHome, Role, User
from lms.people.models.access import access_of


def staff_may(by: User, home: FosterHome) -> bool:
    """Whether `by` coordinates the service that trains the home or is caseworker of an open
    assignment of it, and has no conflict of interest. Address protection asks for the right."""
    access = access_of(by)
    if ConflictOfInterest.objects.standing(by).filter(home=home).exists():
        return False
    if not FosterHome.objects.visible_to(by).filter(pk=home.pk).exists():
        return False
    if home.trained_by_id in access.organisations(Role.COORDINATOR):
        return True
    own = Assignment.objects.filter(home=home, organisation__in=access.organisations(Role.CASEWORKER))
    return own.open().exists()
