from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.role_table import CASEWORKER, COORDINATOR, FOSTER_PARENT, TRAINER, Row

PARTIES = frozenset({FOSTER_PARENT, TRAINER, COORDINATOR, CASEWORKER})
ASKING = PARTIES - {TRAINER}
LEADING = frozenset({TRAINER, COORDINATOR})
POST = {"method": "post", "answers": frozenset({302})}


def _plan(world: Any, *, status: str = "granted") -> Any:
    """A plan for the world's home, with its trainer as resource person."""
    from sessions.models import InHomePlan

    InHomePlan.objects.filter(assignment=world.assignment).delete()
    plan = InHomePlan.objects.create(
        assignment=world.assignment,
        organisation=world.service,
        asked_from="family",
        asked_by=world.users[FOSTER_PARENT],
        asked_at=timezone.now(),
        reasons=["first_time"],
        needs=["school"],
        status=status,
        visits_planned=3,
    )
    plan.resource_people.set([world.users[TRAINER]])
    return plan


def _granted(world: Any) -> Mapping[str, Any]:
    return {"uuid": _plan(world).uuid}


def _asked(world: Any) -> Mapping[str, Any]:
    return {"uuid": _plan(world, status="asked").uuid}


def _assignment(world: Any) -> Mapping[str, Any]:
    return {"uuid": world.assignment.uuid}


def _goal(world: Any) -> Mapping[str, Any]:
    from sessions.models import Goal

    plan = _plan(world)
    return {"uuid": plan.uuid, "pk": Goal.objects.create(plan=plan, text="Ro", need="school").pk}


def _visit(world: Any) -> Mapping[str, Any]:
    from sessions.actions.visits import plan_visit

    plan, begin = _plan(world), _later(world)
    visit = plan_visit(
        plan,
        begins_at=begin,
        ends_at=begin + timedelta(hours=1),
        advisers=[world.users[TRAINER]],
        by=world.users[TRAINER],
    )
    return {"uuid": plan.uuid, "pk": visit.pk}


def _later(world: Any) -> Any:
    """A beginning that no visit of the world has yet."""
    from sessions.models import TrainingSession

    made = TrainingSession.objects.filter(kind="in_home", organisation=world.service).count()
    return timezone.now() + timedelta(days=3 + made)


ROWS = [
    Row("sessions:in-home-plans", PARTIES),
    Row("sessions:ask-in-home", ASKING, own=_assignment, foreign=_assignment),
    Row("sessions:in-home-plan", PARTIES, own=_granted, foreign=_granted),
    Row("sessions:grant-in-home", frozenset({COORDINATOR}), own=_asked, foreign=_asked),
    Row("sessions:decline-in-home", frozenset({COORDINATOR}), own=_asked, foreign=_asked),
    Row("sessions:withdraw-in-home", ASKING, own=_asked, foreign=_asked, **POST),
    Row("sessions:new-goal", LEADING | {FOSTER_PARENT}, own=_granted, foreign=_granted),
    Row("sessions:goal", LEADING | {FOSTER_PARENT}, own=_goal, foreign=_goal),
    Row("sessions:evaluate-in-home", LEADING | {FOSTER_PARENT}, own=_granted, foreign=_granted),
    Row("sessions:close-in-home", LEADING, own=_granted, foreign=_granted, **POST),
    Row("sessions:plan-visit", LEADING, own=_granted, foreign=_granted),
    Row("sessions:change-visit", LEADING, own=_visit, foreign=_visit),
    Row("sessions:call-off-visit", LEADING, own=_visit, foreign=_visit, **POST),
    Row("sessions:report-visit", LEADING, own=_visit, foreign=_visit),
]
