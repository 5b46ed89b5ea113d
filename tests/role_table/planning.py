from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from lms.dates import today
from tests.role_table import ADMIN, CASEWORKER, COORDINATOR, FOSTER_PARENT, TRAINER, Row

PARTIES = frozenset({FOSTER_PARENT, TRAINER, COORDINATOR, CASEWORKER})
ASKING = PARTIES - {TRAINER}
LEADING = frozenset({TRAINER, COORDINATOR})
POST: dict[str, Any] = {"method": "post", "answers": frozenset({302})}


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


def _trainer(world: Any) -> Mapping[str, Any]:
    return {"uuid": world.users[TRAINER].uuid}


def _absence(world: Any) -> Mapping[str, Any]:
    from sessions.models import TrainerAbsence

    now = timezone.now()
    absence = TrainerAbsence.objects.create(
        trainer=world.users[TRAINER], period=(now, now + timedelta(hours=1))
    )
    return {"pk": absence.pk}


def _school_holiday(world: Any) -> Mapping[str, Any]:
    from sessions.models import SchoolHoliday

    county = world.home.host_municipality.county_number
    day = today() + timedelta(days=SchoolHoliday.objects.count())
    return {
        "pk": SchoolHoliday.objects.create(county_number=county, name="Ferie", first_day=day, last_day=day).pk
    }


def _required(world: Any) -> Any:
    """A visit that a series of the world's service requires before its only gathering, which the
    world's adult is signed up to."""
    from sessions.models import RequiredVisit, Series
    from tests.sessions import factories

    series = Series.objects.create(
        organisation=world.service,
        name="Våren",
        starts_on=date(2027, 1, 4),
        weekdays=[1],
        starts_at=time(17),
        made_by=world.users[COORDINATOR],
    )
    session = factories.TrainingSessionFactory(
        organisation=world.service, series=series, number=1, period=_far(world)
    )
    factories.led_by(session, world.users[TRAINER])
    registration = factories.signed_up(session, world.users[FOSTER_PARENT])
    registration.booking.home = world.home
    registration.booking.save()
    return RequiredVisit.objects.create(series=series, after_number=0, title="Hjemme", minutes=90)


def _far(world: Any) -> Any:
    from sessions.models import TrainingSession

    begin = timezone.now() + timedelta(days=60 + TrainingSession.objects.count())
    return begin, begin + timedelta(hours=2)


def _visits_of_series(world: Any) -> Mapping[str, Any]:
    return {"uuid": _required(world).series.uuid}


def _visit_for_home(world: Any) -> Mapping[str, Any]:
    required = _required(world)
    return {"uuid": required.series.uuid, "pk": required.pk, "home": world.home.uuid}


def _planned_for_home(world: Any) -> Mapping[str, Any]:
    from sessions.actions.series_visits import plan_series_visit

    required, begin = _required(world), _later(world)
    visit = plan_series_visit(
        required,
        home=world.home,
        begins_at=begin,
        ends_at=begin + timedelta(hours=1),
        advisers=[world.users[TRAINER]],
        by=world.users[COORDINATOR],
    )
    return {"uuid": required.series.uuid, "pk": visit.pk}


def _season(world: Any) -> Mapping[str, Any]:
    """A season of the world's service that is proposed."""
    from sessions.models import Season

    Season.objects.filter(organisation=world.service).delete()
    season = Season.objects.create(
        organisation=world.service,
        name="Vår",
        first_day=date(2027, 1, 4),
        last_day=date(2027, 6, 20),
        wishes={"templates": []},
        status="proposed",
        asked_at=timezone.now(),
        made_by=world.users[COORDINATOR],
    )
    return {"uuid": season.uuid}


def _change_of_many(world: Any) -> Mapping[str, Any]:
    from sessions.models import SeriesMove

    move = SeriesMove.objects.create(
        organisation=world.service, was={}, moved_at=timezone.now(), moved_by=world.users[COORDINATOR]
    )
    return {"pk": move.pk}


ROWS = [
    Row("sessions:undo-move", LEADING, own=_visits_of_series, foreign=_visits_of_series, **POST),
    Row("sessions:board", frozenset({COORDINATOR})),
    Row("sessions:change-many", LEADING),
    Row("sessions:copy-series", frozenset({COORDINATOR})),
    Row("sessions:copied-series", frozenset({COORDINATOR}), answers=frozenset({302})),
    Row("sessions:take-back-copies", frozenset({COORDINATOR}), **POST),
    Row("sessions:undo-many", LEADING, own=_change_of_many, foreign=_change_of_many, **POST),
    Row("sessions:seasons", frozenset({COORDINATOR})),
    Row("sessions:new-season", frozenset({COORDINATOR})),
    Row("sessions:season", frozenset({COORDINATOR}), own=_season, foreign=_season),
    Row("sessions:plan-season-again", frozenset({COORDINATOR}), own=_season, foreign=_season, **POST),
    Row("sessions:apply-season", frozenset({COORDINATOR}), own=_season, foreign=_season, **POST),
    Row("sessions:publish-season", frozenset({COORDINATOR}), own=_season, foreign=_season, **POST),
    Row("sessions:take-back-season", frozenset({COORDINATOR}), own=_season, foreign=_season, **POST),
    Row("sessions:discard-season", frozenset({COORDINATOR}), own=_season, foreign=_season, **POST),
    Row("sessions:series-visits", LEADING, own=_visits_of_series, foreign=_visits_of_series),
    Row("sessions:plan-series-visit", LEADING, own=_visit_for_home, foreign=_visit_for_home),
    Row("sessions:call-off-series-visit", LEADING, own=_planned_for_home, foreign=_planned_for_home, **POST),
    Row("sessions:check", LEADING, method="post"),
    Row("sessions:trainers", frozenset({COORDINATOR})),
    Row("sessions:trainer", frozenset({COORDINATOR}), own=_trainer, foreign=_trainer),
    Row("sessions:competence", frozenset({COORDINATOR}), own=_trainer, foreign=_trainer),
    Row("sessions:availability", LEADING),
    Row("sessions:own-calendar", frozenset({TRAINER})),
    Row("sessions:remove-own-calendar", frozenset({TRAINER}), **POST),
    Row("sessions:remove-absence", LEADING, own=_absence, foreign=_absence, **POST),
    Row("sessions:school-holidays", frozenset({COORDINATOR, ADMIN})),
    Row("sessions:remove-school-holiday", frozenset({COORDINATOR, ADMIN}), own=_school_holiday, **POST),
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
