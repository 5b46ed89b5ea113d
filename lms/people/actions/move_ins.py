from datetime import date

from django.db import transaction

from lms.people.actions.standing import lock_home, must_belong
from lms.people.actions.traces import audit
from lms.people.errors import AlreadyMovedIn, NotMovedIn
from lms.people.models import Assignment, Role, UrgentBasis, User
from lms.people.signals import people_changed


@transaction.atomic
def plan_move_in(assignment: Assignment, *, planned_move_in_on: date | None, by: User) -> Assignment:
    """Set, change or take away the day that the child is to move in.

    Raises `NotAllowed`, or `AlreadyMovedIn` once a move-in is recorded.
    """
    must_belong(by, assignment.organisation, Role.CASEWORKER)
    lock_home(assignment.home)
    assignment.refresh_from_db(fields=["moved_in_on"])
    if assignment.moved_in_on:
        raise AlreadyMovedIn
    assignment.planned_move_in_on = planned_move_in_on
    assignment.save(update_fields=["planned_move_in_on"])
    audit("assignment.planned", f"assignment:{assignment.uuid}", by=by, planned_on=planned_move_in_on)
    people_changed.send(sender=Assignment, homes=[assignment.home])
    return assignment


@transaction.atomic
def record_move_in(
    assignment: Assignment, *, moved_in_on: date, urgent_basis: str = "", by: User
) -> Assignment:
    """Record the day the child moved in and, where it was urgent, the lawful ground; or correct what
    was recorded before, which the audit keeps. Raises `NotAllowed`."""
    must_belong(by, assignment.organisation, Role.CASEWORKER)
    lock_home(assignment.home)
    assignment.refresh_from_db(fields=["moved_in_on", "urgent_basis"])
    was = _recorded(assignment)
    assignment.moved_in_on = moved_in_on
    assignment.urgent_basis = UrgentBasis(urgent_basis) if urgent_basis else ""
    assignment.save(update_fields=["moved_in_on", "urgent_basis"])
    act = "assignment.move_in_corrected" if was else "assignment.move_in"
    audit(act, f"assignment:{assignment.uuid}", by=by, was=was, **_recorded(assignment))
    people_changed.send(sender=Assignment, homes=[assignment.home])
    return assignment


@transaction.atomic
def take_back_move_in(assignment: Assignment, *, by: User) -> date:
    """Take back a move-in that was recorded by mistake: the child has not moved in. Returns the day that
    was recorded. Raises `NotAllowed`, or `NotMovedIn` where none is."""
    must_belong(by, assignment.organisation, Role.CASEWORKER)
    lock_home(assignment.home)
    assignment.refresh_from_db(fields=["moved_in_on", "urgent_basis"])
    was = assignment.moved_in_on
    if was is None:
        raise NotMovedIn
    kept = _recorded(assignment)
    assignment.moved_in_on, assignment.urgent_basis = None, ""
    assignment.save(update_fields=["moved_in_on", "urgent_basis"])
    audit("assignment.move_in_taken_back", f"assignment:{assignment.uuid}", by=by, was=kept)
    people_changed.send(sender=Assignment, homes=[assignment.home])
    return was


def _recorded(assignment: Assignment) -> dict[str, object]:
    if assignment.moved_in_on is None:
        return {}
    return {"moved_in_on": assignment.moved_in_on, "urgent_basis": assignment.urgent_basis}
