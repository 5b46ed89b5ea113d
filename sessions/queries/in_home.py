"""In-home training as its parties read it: plans, goals over time, visits, closing evaluations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Prefetch, QuerySet, Value, When, prefetch_related_objects
from django.utils import timezone

from courses.models import Module, Part
from lms.dates import today
from lms.people.models import Assignment, ConflictOfInterest, FosterParent, Role, User
from lms.people.models.access import access_of
from sessions.models import (
    ClosingEvaluation,
    Goal,
    GoalMark,
    InHomePlan,
    InHomeVisit,
    Registration,
    TrainerAssignment,
)
from sessions.queries.attendance import shown_name

_OPEN = (InHomePlan.Status.ASKED, InHomePlan.Status.GRANTED)


@dataclass(frozen=True)
class Listed:
    """A plan in a list: the adults' names as the reader may see them, and the next visit, if any."""

    plan: InHomePlan
    names: list[str]
    next_visit: datetime | None


@dataclass(frozen=True)
class GoalSeen:
    """A goal with its marks, from 1 to 5, and when they were made, in the order of the visits."""

    goal: Goal
    marks: list[tuple[datetime, int]]
    newest: int | None


@dataclass(frozen=True)
class VisitSeen:
    """A visit with its advisers, what it counts as, and each goal with its mark (None: not marked)."""

    visit: InHomeVisit
    advisers: list[str]
    is_past: bool
    marks: list[tuple[str, int | None]]


@dataclass(frozen=True)
class PlanPage:
    """All that the page of one plan shows; `names` are the adults as the reader may see them."""

    plan: InHomePlan
    names: list[str]
    goals: list[GoalSeen]
    visits: list[VisitSeen]
    evaluations: list[ClosingEvaluation]
    has_family_evaluation: bool
    has_adviser_evaluation: bool


def is_family(user: User, plan: InHomePlan) -> bool:
    """Whether the user is an adult of the plan's home now."""
    return FosterParent.objects.filter(home=plan.assignment.home_id, user=user).current().exists()


def may_coordinate(user: User, plan: InHomePlan) -> bool:
    """Whether the user coordinates the region that decides about the plan."""
    seen = InHomePlan.objects.visible_to(user).filter(pk=plan.pk).exists()
    return seen and plan.organisation_id in access_of(user).organisations(Role.COORDINATOR)


def may_lead(user: User, plan: InHomePlan) -> bool:
    """Whether the user coordinates the region, or trains for it and is a resource person of the plan,
    without a conflict of interest."""
    conflict = ConflictOfInterest.objects.standing(user).filter(home=plan.assignment.home_id).exists()
    trains = plan.organisation_id in access_of(user).organisations(Role.TRAINER)
    if trains and not conflict and plan.resource_people.filter(pk=user.pk).exists():
        return True
    return may_coordinate(user, plan)


def plans_for(user: User) -> QuerySet[InHomePlan]:
    """The plans that a user may see, those that wait for an answer first, then the newest."""
    places = Case(*(When(status=status, then=Value(at)) for at, status in enumerate(InHomePlan.Status)))
    return (
        InHomePlan.objects.visible_to(user)
        .annotate(place=places)
        .select_related("assignment", "organisation")
        .order_by("place", "-pk")
    )


def open_plan(assignment: Assignment, *, by: User) -> InHomePlan | None:
    """The plan that is asked for or under way for an assignment, as far as the user may see it."""
    return plans_for(by).filter(assignment=assignment, status__in=_OPEN).first()


def assignments_to_ask_for(user: User) -> QuerySet[Assignment]:
    """The open assignments that a user may see."""
    return Assignment.objects.visible_to(user).open().select_related("home", "organisation")


def own_assignments(user: User) -> list[Assignment]:
    """The assignments of a user's own homes after the move that no plan is open for."""
    open_plans = InHomePlan.objects.filter(status__in=_OPEN)
    homes = list(FosterParent.objects.filter(user=user).current().values_list("home", flat=True))
    own = Assignment.objects.open().filter(home__in=homes, moved_in_on__lte=today())
    return list(own.exclude(pk__in=open_plans.values("assignment")).order_by("registered_on", "pk"))


def goals_of(plan: InHomePlan) -> QuerySet[Goal]:
    """The goals of a plan."""
    return Goal.objects.filter(plan=plan)


def own_evaluation(plan: InHomePlan, *, by: User) -> ClosingEvaluation | None:
    """What a user has answered at the end of a plan."""
    return ClosingEvaluation.objects.filter(plan=plan, by=by).first()


def listed(plans: Iterable[InHomePlan], *, by: User) -> list[Listed]:
    """These plans as a list shows them; five queries whatever their number."""
    current = FosterParent.objects.current().select_related("user").order_by("joined_on", "pk")
    ahead = InHomeVisit.objects.filter(
        session__status="published", session__period__endswith__gt=timezone.now()
    ).select_related("session")
    plans = list(plans)
    prefetch_related_objects(
        plans,
        Prefetch("assignment__home__parents", queryset=current),
        Prefetch("visits", queryset=ahead),
    )
    named = set(
        Assignment.objects.visible_to(by)
        .filter(pk__in=[plan.assignment_id for plan in plans])
        .values_list("pk", flat=True)
    )
    return [
        Listed(
            plan=plan,
            names=[
                shown_name(row.user, has_right=plan.assignment_id in named)
                for row in plan.assignment.home.parents.all()
            ],
            next_visit=min((one.session.begins_at for one in plan.visits.all()), default=None),
        )
        for plan in plans
    ]


def page_of(plan: InHomePlan, *, by: User) -> PlanPage:
    """What one plan's page shows; ten queries whatever the number of goals and visits."""
    goals = list(Goal.objects.filter(plan=plan).order_by("pk"))
    marks = {(mark.goal_id, mark.visit_id): mark.value for mark in GoalMark.objects.filter(goal__plan=plan)}
    leaders = TrainerAssignment.objects.filter(withdrawn_at=None).select_related("trainer").order_by("pk")
    visits = sorted(
        InHomeVisit.objects.filter(plan=plan)
        .select_related("session")
        .prefetch_related(
            "themes__training",
            "session__delivers__module__training",
            Prefetch("session__trainer_assignments", queryset=leaders),
        ),
        key=lambda visit: (visit.session.begins_at, visit.pk),
    )
    evaluations = list(ClosingEvaluation.objects.filter(plan=plan).select_related("by").order_by("at"))
    parties = {one.party for one in evaluations}
    now = timezone.now()
    held = [visit for visit in visits if not visit.session.is_cancelled]
    return PlanPage(
        plan=plan,
        names=names_of(plan, by=by),
        goals=[_goal_seen(goal, held, marks) for goal in goals],
        visits=[
            VisitSeen(
                visit=visit,
                advisers=[row.trainer.name for row in visit.session.trainer_assignments.all()],
                is_past=visit.session.begins_at <= now,
                marks=[(goal.text, marks.get((goal.pk, visit.pk))) for goal in goals],
            )
            for visit in visits
        ],
        evaluations=evaluations if plan.status == InHomePlan.Status.CLOSED else _own(evaluations, by),
        has_family_evaluation=ClosingEvaluation.Party.FAMILY in parties,
        has_adviser_evaluation=ClosingEvaluation.Party.ADVISER in parties,
    )


def names_of(plan: InHomePlan, *, by: User) -> list[str]:
    """The home's adults as the reader may call them, by the day they joined; two queries."""
    sees_names = Assignment.objects.visible_to(by).filter(pk=plan.assignment_id).exists()
    adults = FosterParent.objects.filter(home=plan.assignment.home_id).current().select_related("user")
    return [shown_name(row.user, has_right=sees_names) for row in adults.order_by("joined_on", "pk")]


def themes() -> QuerySet[Module]:
    """The modules that a visit can take its themes from: all that were ever published."""
    return Module.objects.filter(versions__isnull=False).distinct().select_related("training")


def visit_parts() -> QuerySet[Part]:
    """The visits of published modules, which a plan can say that its visits count as."""
    parts = Part.objects.filter(kind=Part.Kind.VISIT, module__versions__isnull=False)
    return parts.distinct().select_related("module__training")


def parts_left(plan: InHomePlan, *, apart_from: Iterable[int] = ()) -> list[Part]:
    """What the plan's visits are to count as and no standing visit delivers yet."""
    taken = Part.objects.filter(
        pk__in=InHomeVisit.objects.filter(plan=plan)
        .exclude(pk__in=list(apart_from))
        .exclude(session__status="cancelled")
        .values("session__delivers")
    )
    return list(plan.counts_as.exclude(pk__in=taken.values("pk")))


def attends(user: User, visit: InHomeVisit) -> bool:
    """Whether the user is signed up for the visit."""
    return Registration.objects.filter(session=visit.session_id, person=user).live().exists()


def _goal_seen(goal: Goal, visits: list[InHomeVisit], marks: dict[tuple[int, int], int]) -> GoalSeen:
    values = [
        (visit.session.begins_at, value) for visit in visits if (value := marks.get((goal.pk, visit.pk)))
    ]
    return GoalSeen(goal, values, values[-1][1] if values else None)


def _own(evaluations: list[ClosingEvaluation], by: User) -> list[ClosingEvaluation]:
    """One's own answers; the other party's are read once the plan is closed, so that neither leads."""
    return [one for one in evaluations if one.by_id == by.pk]
