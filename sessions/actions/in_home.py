"""In-home training (stedlig opplæring): asked for, decided, its goals, its closing."""

from collections.abc import Collection, Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from courses.models import Part
from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.models import Assignment, FosterHome, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.rules import holds_a_full_date, names_a_person_by_number
from lms.refusals import NotAllowed
from sessions.actions import notices
from sessions.actions.in_home_parties import (
    locked_plan,
    must_coordinate,
    must_lead,
    must_take_part,
    subject_of_plan,
)
from sessions.actions.visits import call_off_ahead
from sessions.errors import NamesSomebody, NotYetMovedIn, PlanNotOpen, ReasonNeeded
from sessions.models import ClosingEvaluation, Goal, InHomePlan
from sessions.queries.in_home import is_family

Status = InHomePlan.Status
AskedBy = InHomePlan.AskedBy


@transaction.atomic
def ask_in_home(
    assignment: Assignment,
    *,
    reasons: Collection[str],
    needs: Collection[str],
    by: User,
    preferred_weekdays: Collection[int] = (),
    preferred_from: time | None = None,
    preferred_to: time | None = None,
    at: datetime | None = None,
) -> InHomePlan:
    """Ask for in-home training after move-in; reasons and needs are picked from lists.

    Raises `NotMovedIn`, `ReasonNeeded`, `PlanNotOpen` while another is asked for or under way, or
    `NotAllowed` unless `by` is an adult of the home, its caseworker or its region's coordinator.
    """
    asked_from = _side_of(by, assignment)
    if assignment.moved_in_on is None or assignment.moved_in_on > today():
        raise NotYetMovedIn
    if assignment.ended_on is not None:
        raise PlanNotOpen
    if not reasons or not needs:
        raise ReasonNeeded
    service = assignment.home.trained_by or assignment.home.registered_by
    if InHomePlan.objects.filter(assignment=assignment, status__in=[Status.ASKED, Status.GRANTED]).exists():
        raise PlanNotOpen
    plan = InHomePlan.objects.create(
        assignment=assignment,
        organisation=service,
        asked_from=asked_from,
        asked_by=by,
        asked_at=at or timezone.now(),
        reasons=sorted(set(reasons)),
        needs=sorted(set(needs)),
        preferred_weekdays=sorted(set(preferred_weekdays)),
        preferred_from=preferred_from,
        preferred_to=preferred_to,
    )
    audit("in_home.asked", subject_of_plan(plan), by=by)
    return plan


@transaction.atomic
def grant_in_home(
    plan: InHomePlan,
    *,
    resource_people: Sequence[User],
    visits: int,
    counts_as: Sequence[Part] = (),
    by: User,
    at: datetime | None = None,
) -> InHomePlan:
    """Say yes: who comes, how many visits, and which parts of modules they count as."""
    plan = locked_plan(plan, Status.ASKED)
    must_coordinate(by, plan)
    plan.status, plan.decided_by, plan.decided_at = Status.GRANTED, by, at or timezone.now()
    plan.visits_planned = visits
    plan.save(update_fields=["status", "decided_by", "decided_at", "visits_planned"])
    plan.resource_people.set(resource_people)
    plan.counts_as.set(counts_as)
    audit("in_home.granted", subject_of_plan(plan), by=by, visits=visits)
    notices.plan_answered(plan, by=by)
    notices.asked_to_help(plan, resource_people)
    return plan


@transaction.atomic
def decline_in_home(plan: InHomePlan, *, reasons: Collection[str], by: User) -> InHomePlan:
    """Say no, with reasons from the list. Raises `ReasonNeeded` without any."""
    plan = locked_plan(plan, Status.ASKED)
    must_coordinate(by, plan)
    if not reasons:
        raise ReasonNeeded
    plan.status, plan.decided_by, plan.decided_at = Status.DECLINED, by, timezone.now()
    plan.decline_reasons = sorted(set(reasons))
    plan.save(update_fields=["status", "decided_by", "decided_at", "decline_reasons"])
    audit("in_home.declined", subject_of_plan(plan), by=by, reasons=plan.decline_reasons)
    notices.plan_answered(plan, by=by)
    return plan


@transaction.atomic
def withdraw_request(plan: InHomePlan, *, by: User) -> InHomePlan:
    """Take back what was asked for, while it waits for an answer; no reason is stored.

    Raises `NotAllowed` unless `by` is of the party that asked.
    """
    plan = locked_plan(plan, Status.ASKED)
    if _side_of(by, plan.assignment) != plan.asked_from:
        raise NotAllowed
    plan.status, plan.closed_at = Status.WITHDRAWN, timezone.now()
    plan.save(update_fields=["status", "closed_at"])
    audit("in_home.withdrawn", subject_of_plan(plan), by=by)
    return plan


@transaction.atomic
def set_goal(
    plan: InHomePlan, *, text: str, need: str, written_with_family: bool, by: User, goal: Goal | None = None
) -> Goal:
    """Write a goal, or change one. Raises `NamesSomebody` for an eleven-digit number or a full date."""
    plan = locked_plan(plan, Status.GRANTED)
    must_take_part(by, plan)
    if names_a_person_by_number(text) or holds_a_full_date(text):
        raise NamesSomebody
    goal = goal or Goal(plan=plan)
    goal.text, goal.need, goal.written_with_family = text.strip(), need, written_with_family
    goal.save()
    audit("in_home.goal_set", subject_of_plan(plan), by=by)
    return goal


@transaction.atomic
def evaluate_in_home(
    plan: InHomePlan, *, usefulness: int, goals_reached: int, cooperation: int, by: User
) -> ClosingEvaluation:
    """A party's closing evaluation, from 1 to 5 each; changed until the plan is closed."""
    plan = locked_plan(plan, Status.GRANTED)
    must_take_part(by, plan)
    party = ClosingEvaluation.Party.FAMILY if is_family(by, plan) else ClosingEvaluation.Party.ADVISER
    evaluation, _ = ClosingEvaluation.objects.update_or_create(
        plan=plan,
        by=by,
        defaults={
            "party": party,
            "usefulness": usefulness,
            "goals_reached": goals_reached,
            "cooperation": cooperation,
            "at": timezone.now(),
        },
    )
    return evaluation


@transaction.atomic
def close_in_home(plan: InHomePlan, *, by: User) -> InHomePlan:
    """Close a plan; visits still ahead are called off."""
    call_off_ahead(plan)
    plan = locked_plan(plan, Status.GRANTED)
    must_lead(by, plan)
    plan.status, plan.closed_at = Status.CLOSED, timezone.now()
    plan.save(update_fields=["status", "closed_at"])
    audit("in_home.closed", subject_of_plan(plan), by=by)
    return plan


@transaction.atomic
def withdraw_ended_plans(home: FosterHome) -> int:
    """Stop the plans of a home's ended assignments, with every visit ahead and every message about
    them; no reason is stored. Returns how many plans that was."""
    ended = InHomePlan.objects.filter(
        assignment__home=home,
        assignment__ended_on__isnull=False,
        status__in=[Status.ASKED, Status.GRANTED],
    )
    plans = list(ended.order_by("pk"))
    for plan in plans:
        call_off_ahead(plan, quietly=True)
        notices.stop_plan(plan)
        plan.status, plan.closed_at = Status.WITHDRAWN, timezone.now()
        plan.save(update_fields=["status", "closed_at"])
        audit("in_home.withdrawn", subject_of_plan(plan), by=None)
    return len(plans)


def _side_of(by: User, assignment: Assignment) -> str:
    """Which party asks; raises `NotAllowed` if none of them."""
    if FosterParent.objects.filter(home=assignment.home, user=by).current().exists():
        return AskedBy.FAMILY
    if not Assignment.objects.visible_to(by).filter(pk=assignment.pk).exists():
        raise NotAllowed
    access = access_of(by)
    if assignment.organisation_id in access.organisations(Role.CASEWORKER):
        return AskedBy.MUNICIPALITY
    if assignment.home.trained_by_id in access.organisations(Role.COORDINATOR):
        return AskedBy.REGION
    raise NotAllowed
