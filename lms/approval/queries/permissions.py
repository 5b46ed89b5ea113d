"""Whose assignments a member of staff may act on, hand-overs included."""

from lms.approval.models import HandOver
from lms.people.models import (
    Assignment,
    ConflictOfInterest,
    FosterParent,
    Organisation,
    User,
)
from lms.people.models.access import access_of


def acting_office(assignment: Assignment, user: User) -> Organisation | None:
    """The office for which the user may approve this assignment: its own, or the one that it was
    handed to; None where the user has the approving permission in neither."""
    approving = access_of(user).approving_organisations
    if assignment.organisation_id in approving:
        return assignment.organisation
    handed = HandOver.objects.select_related("to").filter(
        assignment=assignment, to__in=approving, taken_back_at=None
    )
    found = handed.first()
    return found.to if found else None


def hand_over_of(assignment: Assignment) -> HandOver | None:
    """To whom the assignment is handed over now; None where it is with its own office."""
    return HandOver.objects.filter(assignment=assignment, taken_back_at=None).select_related("to").first()


def has_conflict(user: User, home_id: int) -> bool:
    """Whether the user belongs to the home, or has declared a conflict of interest for it."""
    return (
        FosterParent.objects.filter(user=user, home=home_id).current().exists()
        or ConflictOfInterest.objects.standing(user).filter(home=home_id).exists()
    )


def may_see_protected(user: User, office: Organisation, home_id: int) -> bool:
    """Whether the home has nobody under address protection, or the user has the right in this office."""
    if office.pk in access_of(user).protected_organisations:
        return True
    members = FosterParent.objects.filter(home=home_id).current()
    return not members.exclude(user__address_protection="").exists()
