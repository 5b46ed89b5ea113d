"""Who may do what to an in-home plan, and the plan read afresh under its lock."""

from lms.people.models import User
from lms.refusals import NotAllowed
from sessions.errors import PlanNotOpen
from sessions.models import InHomePlan
from sessions.queries.in_home import is_family, may_coordinate, may_lead


def locked_plan(plan: InHomePlan, status: str) -> InHomePlan:
    """The plan, its row locked. Raises `PlanNotOpen` unless it stands at `status`."""
    found = (
        InHomePlan.objects.select_for_update(of=("self",))
        .select_related("assignment__home", "organisation")
        .get(pk=plan.pk)
    )
    if found.status != status:
        raise PlanNotOpen
    return found


def must_coordinate(by: User, plan: InHomePlan) -> None:
    if not may_coordinate(by, plan):
        raise NotAllowed


def must_lead(by: User, plan: InHomePlan) -> None:
    if not may_lead(by, plan):
        raise NotAllowed


def must_take_part(by: User, plan: InHomePlan) -> None:
    if not is_family(by, plan):
        must_lead(by, plan)


def subject_of_plan(plan: InHomePlan) -> str:
    return f"in_home_plan:{plan.uuid}"
