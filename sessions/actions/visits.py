"""Opplæringsbesøk: planned with the home's adults, moved, called off, and reported afterwards."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from courses.models import Module, Part
from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, Organisation, User
from lms.people.queries import lock_persons, parents_on
from lms.refusals import NotAllowed
from sessions.actions import holds, notices, seating
from sessions.actions.calling_off import call_off_seats
from sessions.actions.in_home_parties import locked_plan, must_lead, subject_of_plan
from sessions.actions.planning import change_session, locked
from sessions.errors import PlanNotOpen
from sessions.models import (
    Goal,
    GoalMark,
    InHomePlan,
    InHomeVisit,
    Registration,
    SessionKind,
    TrainingSession,
)
from sessions.queries.attendance import share_asked_by
from sessions.queries.conflicts import plan_of, refuse_if_in_the_way
from sessions.queries.in_home import may_coordinate
from sessions.queries.staffing import leaders_of

GRANTED = InHomePlan.Status.GRANTED
TITLE = "Opplæringsbesøk"


@transaction.atomic
def plan_visit(
    plan: InHomePlan,
    *,
    begins_at: datetime,
    ends_at: datetime,
    advisers: Sequence[User],
    themes: Sequence[Module] = (),
    parts: Sequence[Part] | None = None,
    by: User,
) -> InHomeVisit:
    """Plan a visit with the home's adults and one or two advisers; it carries no place.

    It counts as `parts`, which are some of those the plan names; as all of them where none are
    given. Raises `PlanNotOpen`, `NotAllowed`, `PersonBusy` or `TrainerBusy`.
    """
    plan = locked_plan(plan, GRANTED)
    must_lead(by, plan)
    _must_be_the_plans_own(plan, advisers)
    counted = list(plan.counts_as.all())
    chosen = counted if parts is None else [part for part in counted if part in parts]
    session = schedule_visit(
        plan.assignment.home,
        organisation=plan.organisation,
        begins_at=begins_at,
        ends_at=ends_at,
        advisers=advisers,
        parts=chosen,
        by=by,
    )
    visit = InHomeVisit.objects.create(plan=plan, session=session)
    visit.themes.set(themes)
    audit("in_home.visit_planned", subject_of_plan(plan), by=by, session=str(session.uuid))
    return visit


def schedule_visit(
    home: FosterHome,
    *,
    organisation: Organisation,
    begins_at: datetime,
    ends_at: datetime,
    advisers: Sequence[User],
    parts: Sequence[Part],
    by: User,
) -> TrainingSession:
    """A published visit that holds its advisers, with every adult of the home signed up.

    Raises `NotAllowed` without one or two advisers or any adult, `PersonBusy` or `TrainerBusy`.
    """
    adults = parents_on(home.pk, today())
    if not adults or not 1 <= len(advisers) <= 2:
        raise NotAllowed
    now = timezone.now()
    session = TrainingSession.objects.create(
        kind=SessionKind.IN_HOME,
        status=TrainingSession.Status.PUBLISHED,
        published_at=now,
        organisation=organisation,
        title=TITLE,
        period=DateTimeTZRange(begins_at, ends_at),
        capacity=len(adults),
        min_share=share_asked_by(parts),
        leaders_wanted=1,
        changed_at=now,
        made_by=by,
    )
    session.delivers.set(parts)
    lock_persons({one.pk for one in [*adults, *advisers]})
    refuse_if_in_the_way([plan_of(session, advisers, holds.modules_of(parts))], reader=by)
    seating.refuse_if_elsewhere([adult.pk for adult in adults], session)
    holds.hold(session, advisers, holds=True)
    holds.check_holds()
    _sign_adults_up(session, home, adults, by=by, at=now)
    return session


@transaction.atomic
def change_visit(
    visit: InHomeVisit, *, begins_at: datetime, ends_at: datetime, advisers: Sequence[User], by: User
) -> InHomeVisit:
    """Move a visit or give it other advisers; the family is told when the time changed.

    Raises as `plan_visit`, or `NotPlanned` for one called off.
    """
    session = locked(visit.session)
    plan = locked_plan(visit.plan, GRANTED)
    must_lead(by, plan)
    _must_be_the_plans_own(plan, advisers)
    if by.pk not in {leader.pk for leader in leaders_of(session)} and not may_coordinate(by, plan):
        raise NotAllowed
    session.period = DateTimeTZRange(begins_at, ends_at)
    adults = list(
        User.objects.filter(session_registrations__in=Registration.objects.filter(session=session).live())
    )
    seating.refuse_if_elsewhere([adult.pk for adult in adults], session)
    visit.session = change_session(
        session,
        by=by,
        begins_at=begins_at,
        ends_at=ends_at,
        capacity=session.capacity,
        venue=None,
        trainers=advisers,
    )
    audit("in_home.visit_changed", subject_of_plan(plan), by=by, session=str(session.uuid))
    return visit


@transaction.atomic
def call_off_visit(visit: InHomeVisit, *, by: User) -> None:
    """Call one visit off; family and advisers are told. Raises `PlanNotOpen` once it has begun."""
    session = locked(visit.session)
    plan = locked_plan(visit.plan, GRANTED)
    must_lead(by, plan)
    if session.is_cancelled or session.begins_at <= timezone.now():
        raise PlanNotOpen
    call_off(session)
    audit("in_home.visit_called_off", subject_of_plan(plan), by=by, session=str(session.uuid))


@transaction.atomic
def report_visit(
    visit: InHomeVisit,
    *,
    done: Collection[str],
    next_step: str,
    marks: Mapping[int, int],
    by: User,
    at: datetime | None = None,
) -> InHomeVisit:
    """Say what was done, what comes next, and where each goal stands (goal id to 1–5).

    Raises `PlanNotOpen` before the visit has begun or once the plan is closed.
    """
    now = at or timezone.now()
    plan = locked_plan(visit.plan, GRANTED)
    must_lead(by, plan)
    if not visit.session.is_published or visit.session.begins_at > now:
        raise PlanNotOpen
    visit.done, visit.next_step = sorted(set(done)), next_step
    visit.reported_by, visit.reported_at = by, now
    visit.save(update_fields=["done", "next_step", "reported_by", "reported_at"])
    for goal in Goal.objects.filter(plan=plan, pk__in=marks):
        GoalMark.objects.update_or_create(goal=goal, visit=visit, defaults={"value": marks[goal.pk]})
    audit("in_home.visit_reported", subject_of_plan(plan), by=by)
    return visit


def call_off_ahead(plan: InHomePlan, *, quietly: bool = False) -> None:
    """Call off the visits ahead; `quietly` tells nobody, as when the assignment has ended."""
    ahead = TrainingSession.objects.filter(visit__plan=plan, period__startswith__gt=timezone.now())
    for session in ahead.standing().order_by("pk").select_for_update(of=("self",), no_key=True):
        call_off(session, quietly=quietly)


def call_off(session: TrainingSession, *, quietly: bool = False) -> None:
    """Call a visit off whose row is locked: its advisers are free, its seats gone."""
    session.status = TrainingSession.Status.CANCELLED
    session.cancelled_at = session.changed_at = timezone.now()
    session.revision += 1
    session.save(update_fields=["status", "cancelled_at", "changed_at", "revision"])
    holds.release(session)
    if quietly:
        notices.stop_all(session)
        seating.end_all(session)
    else:
        call_off_seats(session, None)


def _must_be_the_plans_own(plan: InHomePlan, advisers: Sequence[User]) -> None:
    """Raises `NotAllowed` unless one or two of the plan's resource people come."""
    allowed = set(plan.resource_people.values_list("pk", flat=True))
    if not 1 <= len(advisers) <= 2 or not {one.pk for one in advisers} <= allowed:
        raise NotAllowed


def _sign_adults_up(
    session: TrainingSession, home: FosterHome, adults: Sequence[User], *, by: User, at: datetime
) -> None:
    for registration in seating.seat(session, adults, home=home, by=by, at=at):
        notices.confirmed(registration)
