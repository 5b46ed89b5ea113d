from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from courses.models import Module, Part
from lms.people.access import access_of
from lms.people.actions import audit
from lms.people.models import Assignment, ConflictOfInterest, FosterHome, FosterParent, Role, User
from lms.people.queries import parents_on, today
from lms.people.rules import holds_a_full_date, names_a_person_by_number
from sessions.actions import holds, notify
from sessions.actions.planning import share_asked_by
from sessions.actions.seats import call_off_seats
from sessions.errors import NamesSomebody, NotAllowed, NotMovedIn, PlanNotOpen, ReasonNeeded
from sessions.models import (
    Booking,
    ClosingEvaluation,
    Goal,
    GoalMark,
    InHomePlan,
    InHomeVisit,
    Registration,
    SessionKind,
    TrainingSession,
)

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
) -> InHomePlan:
    """Ask for in-home training after move-in; reasons and needs are picked from lists.

    Raises `NotMovedIn`, `ReasonNeeded`, `PlanNotOpen` while another is asked for or under way, or
    `NotAllowed` unless `by` is an adult of the home, its caseworker or its region's coordinator.
    """
    asked_from = _side_of(by, assignment)
    if assignment.moved_in_on is None or assignment.moved_in_on > today():
        raise NotMovedIn
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
        asked_at=timezone.now(),
        reasons=sorted(set(reasons)),
        needs=sorted(set(needs)),
        preferred_weekdays=sorted(set(preferred_weekdays)),
        preferred_from=preferred_from,
        preferred_to=preferred_to,
    )
    audit("in_home.asked", _subject(plan), by=by)
    return plan


@transaction.atomic
def grant_in_home(
    plan: InHomePlan,
    *,
    resource_people: Sequence[User],
    visits: int,
    counts_as: Sequence[Part] = (),
    by: User,
) -> InHomePlan:
    """Say yes: who comes, how many visits, and which parts of modules they count as."""
    plan = _locked(plan, Status.ASKED)
    _must_coordinate(by, plan)
    plan.status, plan.decided_by, plan.decided_at = Status.GRANTED, by, timezone.now()
    plan.visits_planned = visits
    plan.save(update_fields=["status", "decided_by", "decided_at", "visits_planned"])
    plan.resource_people.set(resource_people)
    plan.counts_as.set(counts_as)
    audit("in_home.granted", _subject(plan), by=by, visits=visits)
    return plan


@transaction.atomic
def decline_in_home(plan: InHomePlan, *, reasons: Collection[str], by: User) -> InHomePlan:
    """Say no, with reasons from the list. Raises `ReasonNeeded` without any."""
    plan = _locked(plan, Status.ASKED)
    _must_coordinate(by, plan)
    if not reasons:
        raise ReasonNeeded
    plan.status, plan.decided_by, plan.decided_at = Status.DECLINED, by, timezone.now()
    plan.decline_reasons = sorted(set(reasons))
    plan.save(update_fields=["status", "decided_by", "decided_at", "decline_reasons"])
    audit("in_home.declined", _subject(plan), by=by, reasons=plan.decline_reasons)
    return plan


@transaction.atomic
def set_goal(
    plan: InHomePlan, *, text: str, need: str, written_with_family: bool, by: User, goal: Goal | None = None
) -> Goal:
    """Write a goal, or change one. Raises `NamesSomebody` for an eleven-digit number or a full date."""
    plan = _locked(plan, Status.GRANTED)
    _must_take_part(by, plan)
    if names_a_person_by_number(text) or holds_a_full_date(text):
        raise NamesSomebody
    goal = goal or Goal(plan=plan)
    goal.text, goal.need, goal.written_with_family = text.strip(), need, written_with_family
    goal.save()
    audit("in_home.goal_set", _subject(plan), by=by)
    return goal


@transaction.atomic
def plan_visit(
    plan: InHomePlan,
    *,
    begins_at: datetime,
    ends_at: datetime,
    advisers: Sequence[User],
    themes: Sequence[Module] = (),
    by: User,
) -> InHomeVisit:
    """Plan a visit with the home's adults and one or two advisers; it carries no place.

    Raises `PlanNotOpen`, `NotAllowed` or `TrainerBusy`.
    """
    plan = _locked(plan, Status.GRANTED)
    _must_lead(by, plan)
    allowed = set(plan.resource_people.values_list("pk", flat=True))
    if not 1 <= len(advisers) <= 2 or not {one.pk for one in advisers} <= allowed:
        raise NotAllowed
    parts = list(plan.counts_as.all())
    adults = parents_on(plan.assignment.home_id, today())
    now = timezone.now()
    session = TrainingSession.objects.create(
        kind=SessionKind.IN_HOME,
        status=TrainingSession.Status.PUBLISHED,
        published_at=now,
        organisation=plan.organisation,
        title="Opplæringsbesøk",
        period=DateTimeTZRange(begins_at, ends_at),
        capacity=max(len(adults), 1),
        min_share=share_asked_by(parts),
        leaders_wanted=1,
        changed_at=now,
        made_by=by,
    )
    session.delivers.set(parts)
    holds.lock_for_staffing([], advisers)
    holds.refuse_if_busy(
        kind=session.kind, begins_at=begins_at, ends_at=ends_at, venue=None, trainers=advisers
    )
    holds.hold(session, advisers, holds=True)
    holds.check_holds()
    visit = InHomeVisit.objects.create(plan=plan, session=session)
    visit.themes.set(themes)
    _sign_adults_up(session, plan.assignment.home, adults, by=by, at=now)
    audit("in_home.visit_planned", _subject(plan), by=by, session=str(session.uuid))
    return visit


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
    plan = _locked(visit.plan, Status.GRANTED)
    _must_lead(by, plan)
    if not visit.session.is_published or visit.session.begins_at > now:
        raise PlanNotOpen
    visit.done, visit.next_step = sorted(set(done)), next_step
    visit.reported_by, visit.reported_at = by, now
    visit.save(update_fields=["done", "next_step", "reported_by", "reported_at"])
    for goal in Goal.objects.filter(plan=plan, pk__in=marks):
        GoalMark.objects.update_or_create(goal=goal, visit=visit, defaults={"value": marks[goal.pk]})
    audit("in_home.visit_reported", _subject(plan), by=by)
    return visit


@transaction.atomic
def evaluate_in_home(
    plan: InHomePlan, *, usefulness: int, goals_reached: int, cooperation: int, by: User
) -> ClosingEvaluation:
    """A party's closing evaluation, from 1 to 5 each; changed until the plan is closed."""
    plan = _locked(plan, Status.GRANTED)
    _must_take_part(by, plan)
    is_family = FosterParent.objects.filter(home=plan.assignment.home, user=by).current().exists()
    evaluation, _ = ClosingEvaluation.objects.update_or_create(
        plan=plan,
        by=by,
        defaults={
            "party": ClosingEvaluation.Party.FAMILY if is_family else ClosingEvaluation.Party.ADVISER,
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
    _call_off_visits(plan)
    plan = _locked(plan, Status.GRANTED)
    _must_lead(by, plan)
    plan.status, plan.closed_at = Status.CLOSED, timezone.now()
    plan.save(update_fields=["status", "closed_at"])
    audit("in_home.closed", _subject(plan), by=by)
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
        _call_off_visits(plan, quietly=True)
        plan.status, plan.closed_at = Status.WITHDRAWN, timezone.now()
        plan.save(update_fields=["status", "closed_at"])
        audit("in_home.withdrawn", _subject(plan), by=None)
    return len(plans)


def _call_off_visits(plan: InHomePlan, *, quietly: bool = False) -> None:
    """Call off the visits ahead; `quietly` tells nobody, as when the assignment has ended."""
    ahead = TrainingSession.objects.filter(visit__plan=plan, period__startswith__gt=timezone.now())
    for session in ahead.standing().order_by("pk").select_for_update(of=("self",), no_key=True):
        session.status = TrainingSession.Status.CANCELLED
        session.cancelled_at = session.changed_at = timezone.now()
        session.revision += 1
        session.save(update_fields=["status", "cancelled_at", "changed_at", "revision"])
        holds.release(session)
        if quietly:
            notify.stop_all(session)
            Registration.objects.filter(session=session).live().update(
                status=Registration.Status.CALLED_OFF, changed_at=timezone.now()
            )
            TrainingSession.objects.filter(pk=session.pk).update(seats_held=0)
        else:
            call_off_seats(session, None)


def _sign_adults_up(
    session: TrainingSession, home: FosterHome, adults: Sequence[User], *, by: User, at: datetime
) -> None:
    booking = Booking.objects.create(
        session=session, home=home, is_together=len(adults) > 1, queued_at=at, made_by=by
    )
    registrations = [
        Registration.objects.create(
            booking=booking,
            session=session,
            person=adult,
            status=Registration.Status.REGISTERED,
            changed_at=at,
        )
        for adult in adults
    ]
    session.seats_held = len(registrations)
    session.save(update_fields=["seats_held"])
    for registration in registrations:
        notify.confirmed(registration)


def _locked(plan: InHomePlan, status: str) -> InHomePlan:
    found = (
        InHomePlan.objects.select_for_update(of=("self",))
        .select_related("assignment__home", "organisation")
        .get(pk=plan.pk)
    )
    if found.status != status:
        raise PlanNotOpen
    return found


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


def _must_coordinate(by: User, plan: InHomePlan) -> None:
    seen = InHomePlan.objects.visible_to(by).filter(pk=plan.pk).exists()
    if not seen or plan.organisation_id not in access_of(by).organisations(Role.COORDINATOR):
        raise NotAllowed


def _must_lead(by: User, plan: InHomePlan) -> None:
    """Raises `NotAllowed` unless `by` coordinates the region or is a resource person of the plan,
    without a conflict of interest."""
    conflict = ConflictOfInterest.objects.standing(by).filter(home=plan.assignment.home).exists()
    leads = plan.resource_people.filter(pk=by.pk).exists()
    if leads and not conflict:
        return
    _must_coordinate(by, plan)


def _must_take_part(by: User, plan: InHomePlan) -> None:
    if not FosterParent.objects.filter(home=plan.assignment.home, user=by).current().exists():
        _must_lead(by, plan)


def _subject(plan: InHomePlan) -> str:
    uuid: UUID = plan.uuid
    return f"in_home_plan:{uuid}"
