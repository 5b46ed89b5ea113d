"""One plan of in-home training as its page shows it to one of its parties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from lms.people.models import User
from sessions.models import ClosingEvaluation, Goal, GoalMark, InHomePlan, InHomeVisit, TrainerAssignment
from sessions.queries.in_home import is_family, may_coordinate, may_lead, names_of

Status = InHomePlan.Status
Party = ClosingEvaluation.Party


@dataclass(frozen=True)
class GoalSeen:
    """A goal with its marks, from 1 to 5, and when they were made, in the order of the visits."""

    goal: Goal
    marks: list[tuple[datetime, int]]
    newest: int | None


@dataclass(frozen=True)
class VisitSeen:
    """A visit with its advisers; who leads reports it once it is past and moves it before, and the family
    opens it while it lies ahead."""

    visit: InHomeVisit
    advisers: list[str]
    may_report: bool
    may_move: bool
    may_open: bool


@dataclass(frozen=True)
class MarkedVisit:
    """A visit that was held, with each goal and its mark (None: not marked)."""

    begins_at: datetime
    marks: list[tuple[str, int | None]]


@dataclass(frozen=True)
class PlanStanding:
    """Where the plan stands, and what the reader may do about it."""

    is_family: bool
    is_undecided: bool
    is_declined: bool
    is_closed: bool
    decides: bool
    leads: bool
    takes_part: bool
    may_withdraw: bool


@dataclass(frozen=True)
class PlanPage:
    """All that the page of one plan shows; `names` are the adults as the reader may see them, and
    `evaluations` the reader's own until the plan is closed, so that neither party leads the other."""

    plan: InHomePlan
    standing: PlanStanding
    names: list[str]
    goals: list[GoalSeen]
    visits: list[VisitSeen]
    marked: list[MarkedVisit]
    evaluations: list[ClosingEvaluation]
    has_family_evaluation: bool
    has_adviser_evaluation: bool

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything for the table of goals and visits."""
        return bool(self.goals and self.visits)

    @property
    def has_closing(self) -> bool:
        """Whether the closing evaluation is open, or was answered."""
        return self.plan.status == Status.GRANTED or bool(self.evaluations)


def page_of(plan: InHomePlan, *, by: User) -> PlanPage:
    """What one plan's page shows; sixteen queries whatever the number of goals and visits."""
    goals = list(Goal.objects.filter(plan=plan).order_by("pk"))
    marks = {(mark.goal_id, mark.visit_id): mark.value for mark in GoalMark.objects.filter(goal__plan=plan)}
    visits = _visits(plan)
    evaluations = list(ClosingEvaluation.objects.filter(plan=plan).select_related("by").order_by("at"))
    parties = {one.party for one in evaluations}
    now = timezone.now()
    held = [visit for visit in visits if not visit.session.is_cancelled]
    standing = standing_of(plan, by=by)
    return PlanPage(
        plan=plan,
        standing=standing,
        names=names_of(plan, by=by),
        goals=[_goal_seen(goal, held, marks) for goal in goals],
        visits=[_visit_seen(visit, standing, now) for visit in visits],
        marked=[
            MarkedVisit(
                visit.session.begins_at, [(goal.text, marks.get((goal.pk, visit.pk))) for goal in goals]
            )
            for visit in held
            if visit.session.begins_at <= now
        ],
        evaluations=[one for one in evaluations if standing.is_closed or one.by_id == by.pk],
        has_family_evaluation=Party.FAMILY in parties,
        has_adviser_evaluation=Party.ADVISER in parties,
    )


def standing_of(plan: InHomePlan, *, by: User) -> PlanStanding:
    """Where a plan stands for one of its parties."""
    family = is_family(by, plan)
    leads = plan.status == Status.GRANTED and may_lead(by, plan)
    return PlanStanding(
        is_family=family,
        is_undecided=plan.status in {Status.ASKED, Status.DECLINED},
        is_declined=plan.status == Status.DECLINED,
        is_closed=plan.status == Status.CLOSED,
        decides=plan.status == Status.ASKED and may_coordinate(by, plan),
        leads=leads,
        takes_part=leads or (family and plan.status == Status.GRANTED),
        may_withdraw=plan.status == Status.ASKED and plan.asked_by_id == by.pk,
    )


def _visits(plan: InHomePlan) -> list[InHomeVisit]:
    leaders = TrainerAssignment.objects.filter(withdrawn_at=None).select_related("trainer").order_by("pk")
    visits = (
        InHomeVisit.objects.filter(plan=plan)
        .select_related("session")
        .prefetch_related(
            "themes__training",
            "session__delivers__module__training",
            Prefetch("session__trainer_assignments", queryset=leaders),
        )
    )
    return sorted(visits, key=lambda visit: (visit.session.begins_at, visit.pk))


def _visit_seen(visit: InHomeVisit, standing: PlanStanding, now: datetime) -> VisitSeen:
    stands, is_past = not visit.session.is_cancelled, visit.session.begins_at <= now
    return VisitSeen(
        visit=visit,
        advisers=[row.trainer.name for row in visit.session.trainer_assignments.all()],
        may_report=stands and is_past and standing.leads,
        may_move=stands and not is_past and standing.leads,
        may_open=stands and not is_past and standing.is_family and not standing.leads,
    )


def _goal_seen(goal: Goal, visits: Sequence[InHomeVisit], marks: Mapping[tuple[int, int], int]) -> GoalSeen:
    values = [
        (visit.session.begins_at, value) for visit in visits if (value := marks.get((goal.pk, visit.pk)))
    ]
    return GoalSeen(goal, values, values[-1][1] if values else None)
