"""Hand an assignment's tasks to a cooperating office, and take them back."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.approval.errors import AlreadyHandedOver, HasConflictOfInterest
from lms.approval.models import HandOver
from lms.approval.queries.permissions import has_conflict
from lms.people.actions.traces import audit
from lms.people.models import Assignment, Organisation, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed


def hand_over(assignment: Assignment, *, to: Organisation, by: User) -> HandOver:
    """Hand the assignment's tasks to another child welfare service, as a caseworker of its own.

    The own office keeps its reach. Raises `NotAllowed`, `HasConflictOfInterest` or `AlreadyHandedOver`.
    """
    _must_be_own(assignment, by)
    if to.kind != Organisation.Kind.CHILD_WELFARE or to.pk == assignment.organisation_id:
        raise NotAllowed
    try:
        with transaction.atomic():
            handed = HandOver.objects.create(
                assignment=assignment, to=to, handed_by=by, handed_at=timezone.now()
            )
            audit("assignment.handed_over", f"assignment:{assignment.uuid}", by=by, to=to.pk)
            return handed
    except IntegrityError as error:
        raise AlreadyHandedOver from error


@transaction.atomic
def take_back(handed: HandOver, *, by: User) -> None:
    """Take the tasks back; the other office loses its reach at once. Raises `NotAllowed`."""
    _must_be_own(handed.assignment, by)
    HandOver.objects.filter(pk=handed.pk, taken_back_at=None).update(taken_back_at=timezone.now())
    audit("assignment.taken_back", f"assignment:{handed.assignment.uuid}", by=by)


def _must_be_own(assignment: Assignment, by: User) -> None:
    if assignment.organisation_id not in access_of(by).organisations(Role.CASEWORKER):
        raise NotAllowed
    if has_conflict(by, assignment.home_id):
        raise HasConflictOfInterest
