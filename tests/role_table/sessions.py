from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from sessions.actions.holds import hold
from tests.role_table import (
    ADMIN,
    CASEWORKER,
    COORDINATOR,
    EDITOR,
    EVERYONE,
    FOSTER_PARENT,
    SIGNED_IN,
    TRAINER,
    Row,
)
from tests.sessions import factories

FAMILIES = frozenset({FOSTER_PARENT, TRAINER, COORDINATOR, CASEWORKER})
LEADING = frozenset({TRAINER, COORDINATOR})
POST: dict[str, Any] = {"method": "post", "answers": frozenset({302})}


def _session(world: Any, **values: Any) -> Any:
    """A published session of the world's service, led by its trainer, with the home's adult signed up."""
    session = factories.TrainingSessionFactory(organisation=world.service, **values)
    hold(session, [world.users[TRAINER]], holds=False)
    factories.signed_up(session, world.users[FOSTER_PARENT])
    return session


def _own(world: Any) -> Mapping[str, Any]:
    return {"uuid": _session(world).uuid}


def _empty(world: Any) -> Mapping[str, Any]:
    return {"uuid": factories.TrainingSessionFactory(organisation=world.service).uuid}


def _hidden(world: Any) -> Mapping[str, Any]:
    """A visit in a home: nobody outside it sees that it exists."""
    return {"uuid": _session(world, kind="in_home").uuid}


def _under_way() -> tuple[Any, Any]:
    now = timezone.now()
    return now - timedelta(hours=1), now + timedelta(hours=2)


def _participant(world: Any) -> Mapping[str, Any]:
    session = _session(world, period=_under_way())
    return {"uuid": session.uuid, "registration": session.registrations.get().uuid}


def _guest(world: Any) -> Mapping[str, Any]:
    from sessions.models import CheckInClaim

    session = _session(world, period=_under_way())
    CheckInClaim.objects.create(session=session, person=world.partner, claimed_at=timezone.now())
    return {"uuid": session.uuid}


def _claim(world: Any) -> Mapping[str, Any]:
    from sessions.models import CheckInClaim

    return {"claim": CheckInClaim.objects.filter(person=world.partner).latest("pk").pk}


def _correction(world: Any) -> Mapping[str, Any]:
    from sessions.models import Attendance, AttendanceCorrection

    session = _session(world, period=_under_way())
    attendance = Attendance.objects.create(
        session=session,
        person=world.users[FOSTER_PARENT],
        mark="absent",
        marked_by=world.users[TRAINER],
        marked_at=timezone.now(),
    )
    correction = AttendanceCorrection.objects.create(
        attendance=attendance,
        mark="excused",
        reason="wrong_mark",
        asked_by=world.users[CASEWORKER],
        asked_at=timezone.now(),
    )
    return {"pk": correction.pk}


def _offer(world: Any) -> Mapping[str, Any]:
    from sessions.models import SeatOffer

    session = factories.TrainingSessionFactory(organisation=world.service)
    registration = factories.signed_up(session, world.users[FOSTER_PARENT], "offered")
    now = timezone.now()
    offer = SeatOffer.objects.create(
        booking=registration.booking, seats=1, offered_at=now, expires_at=now + timedelta(days=1)
    )
    return {"pk": offer.pk}


def _venue(world: Any) -> Mapping[str, Any]:
    return {"uuid": factories.VenueFactory(organisation=world.service).uuid}


def _feed(world: Any) -> Mapping[str, Any]:
    from sessions.actions.feeds import make_feed

    return {"secret": make_feed(world.users[FOSTER_PARENT])}


def _series(world: Any, *, status: str = "published") -> Any:
    from sessions.models import Series

    series = Series.objects.create(
        organisation=world.service,
        name="Høsten",
        starts_on=date(2027, 1, 4),
        weekdays=[1],
        starts_at=time(17),
        made_by=world.users[COORDINATOR],
    )
    session = _session(world, series=series, number=1, status=status)
    return series, session


def _in_series(world: Any) -> Mapping[str, Any]:
    return {"uuid": _series(world)[1].uuid}


def _been_at(world: Any) -> Mapping[str, Any]:
    """A gathering of yesterday that the world's foster parent was at."""
    from sessions.models import Attendance

    begin = timezone.now() - timedelta(days=1)
    session = factories.TrainingSessionFactory(
        organisation=world.service, period=(begin, begin + timedelta(hours=2))
    )
    person = world.users[FOSTER_PARENT]
    Attendance.objects.create(
        session=session,
        person=person,
        mark="present",
        marked_by=world.users[TRAINER],
        marked_at=timezone.now(),
    )
    return {"uuid": session.uuid}


def _course_been_at(world: Any) -> Mapping[str, Any]:
    from sessions.models import Series, TrainingSession

    series = Series.objects.create(
        organisation=world.service,
        name="Høsten",
        status=Series.Status.PUBLISHED,
        starts_on=timezone.localdate(),
        weekdays=[1],
        starts_at="17:00",
        made_by=world.users[COORDINATOR],
    )
    TrainingSession.objects.filter(**_been_at(world)).update(series=series, number=1)
    return {"uuid": series.uuid}


def _whole_series(world: Any) -> Mapping[str, Any]:
    return {"uuid": _series(world, status="draft")[0].uuid}


def _template(world: Any) -> Mapping[str, Any]:
    from courses.models import Programme, ProgrammeVersion
    from sessions.models import SeriesTemplate

    programme = Programme.objects.create(training=factories.TrainingFactory(kind="programme"))
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=timezone.now())
    made = SeriesTemplate.objects.create(name="Mal", programme_version=version, organisation=world.service)
    return {"uuid": made.uuid}


ROWS = [
    Row("sessions:open", FAMILIES),
    Row("sessions:mine", frozenset({FOSTER_PARENT})),
    Row("sessions:session", FAMILIES, own=_empty, foreign=_hidden),
    Row(
        "sessions:sign-up",
        frozenset({FOSTER_PARENT}),
        own=_empty,
        foreign=_hidden,
        sends=lambda world: {"who": "alone"},
        **POST,
    ),
    Row(
        "sessions:sign-up-home",
        frozenset({COORDINATOR, CASEWORKER}),
        own=_empty,
        foreign=_hidden,
        sends=lambda world: {"home": world.home.pk},
        answers=frozenset({200, 302}),
        method="post",
    ),
    Row(
        "sessions:sign-off",
        frozenset({FOSTER_PARENT}),
        own=_own,
        foreign=_hidden,
        **POST,
    ),
    Row("sessions:answer-offer", frozenset({FOSTER_PARENT}), own=_offer, foreign=_offer, **POST),
    Row("calendar-feed", EVERYONE, own=_feed),
    Row("sessions:subscription", SIGNED_IN),
    Row("sessions:renew-subscription", SIGNED_IN, method="post"),
    Row("sessions:calendar-choices", SIGNED_IN),
    Row("sessions:change-subscription", SIGNED_IN, **POST),
    Row("sessions:come-after-all", FAMILIES, own=_empty, foreign=_hidden, **POST),
    Row("sessions:session-file", FAMILIES, own=_empty, foreign=_hidden),
    Row("sessions:month", FAMILIES),
    Row("sessions:week", FAMILIES),
    Row("sessions:list", FAMILIES),
    Row("sessions:teaching", LEADING),
    Row("sessions:evaluations", LEADING | {ADMIN}),
    Row("sessions:evaluate", frozenset({FOSTER_PARENT}), own=_been_at, foreign=_own),
    Row("sessions:evaluate-course", frozenset({FOSTER_PARENT}), own=_course_been_at, foreign=_whole_series),
    Row("sessions:roster", LEADING, own=_own, foreign=_own),
    Row("sessions:roster-file", LEADING, own=_own, foreign=_own),
    Row("sessions:trainer-hours", LEADING),
    Row("sessions:trainer-hours-file", LEADING),
    Row("sessions:write", LEADING, own=_own, foreign=_own),
    Row("sessions:mark-all", LEADING, own=_own, foreign=_own, **POST),
    Row(
        "sessions:mark",
        LEADING,
        own=_participant,
        foreign=_participant,
        sends=lambda world: {"mark": "present"},
        **POST,
    ),
    Row("sessions:walk-in", LEADING, own=_guest, foreign=_guest, sends=_claim, **POST),
    Row("sessions:settle-correction", LEADING, own=_correction, foreign=_correction, **POST),
    Row("sessions:planned", LEADING),
    Row("sessions:plan", LEADING),
    Row("sessions:change", LEADING, own=_own, foreign=_own),
    Row("sessions:cancel", LEADING, own=_own, foreign=_own, **POST),
    Row("sessions:publish", LEADING, own=_own, foreign=_own, **POST),
    Row("sessions:all-series", LEADING),
    Row("sessions:propose-series", LEADING),
    Row("sessions:series", LEADING, own=_whole_series, foreign=_whole_series),
    Row(
        "sessions:publish-series",
        LEADING,
        own=_whole_series,
        foreign=_whole_series,
        method="post",
        answers=frozenset({409}),
    ),
    Row("sessions:discard-series", LEADING, own=_whole_series, foreign=_whole_series, **POST),
    Row("sessions:move-following", LEADING, own=_in_series, foreign=_in_series, **POST),
    Row("sessions:split-series", LEADING, own=_in_series, foreign=_in_series, **POST),
    Row("sessions:make-up-session", LEADING, own=_in_series, foreign=_in_series),
    Row("sessions:templates", LEADING | {EDITOR}),
    Row("sessions:new-template", frozenset({COORDINATOR, EDITOR})),
    Row("sessions:template", LEADING | {EDITOR}, own=_template),
    Row("sessions:copy-template", frozenset({COORDINATOR, EDITOR}), own=_template),
    Row("sessions:retire-template", frozenset({COORDINATOR}), own=_template, foreign=_template, **POST),
    Row("sessions:bring-back-template", frozenset({COORDINATOR}), own=_template, foreign=_template, **POST),
    Row("sessions:venues", frozenset({COORDINATOR})),
    Row("sessions:new-venue", frozenset({COORDINATOR})),
    Row("sessions:venue", frozenset({COORDINATOR}), own=_venue, foreign=_venue),
]
