"""Plan a move-in, and let the case systems know."""

from datetime import date

from django.db import transaction

from lms.approval.actions.case_systems import note_changes
from lms.approval.models import AssignmentChange
from lms.people.actions import move_ins
from lms.people.models import Assignment, User


@transaction.atomic
def plan_move_in(assignment: Assignment, *, planned_move_in_on: date | None, by: User) -> Assignment:
    """Set, change or take away the day that the child is to move in, and write it down as a change.

    Raises `NotAllowed`, or `AlreadyMovedIn` once a move-in is recorded.
    """
    planned = move_ins.plan_move_in(assignment, planned_move_in_on=planned_move_in_on, by=by)
    note_changes(AssignmentChange.Kind.PLANNED, [planned])
    return planned
