"""A circle's series: its gatherings with those who lead, seats taken and waited for, and attendance."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F, Model

from lms.dates import on_wall
from lms.demo.country.households import ADULTS, SERIES_IN_A_LANE, Circle, Household, Stage
from lms.demo.country.land import Land, Team
from lms.demo.country.learning import Way
from lms.demo.country.learning import place as place_of
from lms.demo.country.patterns import STAND_IN, STAND_IN_AT
from lms.people.models import User
from lms.xapi import profile
from lms.xapi.actions.drafts import Draft
from sessions.models import (
    Attendance,
    Booking,
    Mark,
    Registration,
    SeatEvent,
    Series,
    SessionKind,
    TrainerAssignment,
    TrainingSession,
    VenueBooking,
)
from sessions.queries.calendars import red_days
from sessions.queries.conflicts import travel_minutes
from sessions.rules.times import busy_span

Status = Registration.Status
# A team leads two lanes of series that never touch each other: (weekday, time of day).
_LANES = ((0, time(17)), (2, time(10)))
_SEATS = 16
_MISSES = 7  # every so many adults stay away from one gathering


@dataclass
class Held:
    """A series as planned: its sessions in order, which of them have been held, and who waits for a seat."""

    team: Team
    sessions: list[TrainingSession]
    past: list[TrainingSession]
    waiting: list[Household]


def plan(land: Land, circle: Circle) -> Held:
    """Sign the circle's group up for a series of its own, published with trainers and room held."""
    lane = circle.turn // SERIES_IN_A_LANE
    team = circle.district.team(lane // len(_LANES))
    weekday, starts_at = _LANES[lane % len(_LANES)]
    monday = land.on - timedelta(days=land.on.weekday())
    first_day = monday + timedelta(weeks=circle.first_week, days=weekday)
    begin = min(on_wall(first_day, starts_at) - timedelta(days=60), land.now - timedelta(days=2))
    series, is_new = Series.objects.get_or_create(
        organisation=circle.district.service,
        name=f"Kull {circle.number + 1}, {team.venue.municipality.name}",
        defaults={
            "template": land.template,
            "status": Series.Status.PUBLISHED,
            "starts_on": first_day,
            "weekdays": [weekday],
            "starts_at": starts_at,
            "made_by": circle.district.coordinator,
        },
    )
    if is_new:
        _publish(land, circle, series, team, begin)
    sessions = list(series.sessions.order_by("number"))
    waiting = _sign_up(circle, sessions, begin)
    return Held(team, sessions, [one for one in sessions if one.ends_at < land.now], waiting)


def _publish(land: Land, circle: Circle, series: Series, team: Team, begin: datetime) -> None:
    weekday, starts_at = series.weekdays[0], series.starts_at
    sessions = TrainingSession.objects.bulk_create(
        TrainingSession(
            kind=gathering.kind,
            status=TrainingSession.Status.PUBLISHED,
            organisation=series.organisation,
            series=series,
            number=place,
            title=gathering.title,
            period=_period(land, circle, place - 1, weekday, starts_at, gathering.minutes),
            venue=team.venue,
            capacity=_SEATS,
            min_share=gathering.min_share,
            published_at=begin,
            changed_at=begin,
            made_by=series.made_by,
        )
        for place, gathering in enumerate(land.gatherings, 1)
    )
    _deliver(land, sessions)
    _hold(team, sessions)


def _period(
    land: Land, circle: Circle, place: int, weekday: int, starts_at: time, minutes: int
) -> DateTimeTZRange:
    monday = land.on - timedelta(days=land.on.weekday())
    day = monday + timedelta(weeks=circle.first_week + place, days=weekday)
    while day in red_days(day.year):
        day += timedelta(days=1)
    begins_at = on_wall(day, starts_at)
    return DateTimeTZRange(begins_at, begins_at + timedelta(minutes=minutes))


def _deliver(land: Land, sessions: list[TrainingSession]) -> None:
    for name in ("delivers", "due_before"):
        through: type[Model] = getattr(TrainingSession, name).through
        through._default_manager.bulk_create(
            through(trainingsession_id=session.pk, part_id=part.pk)
            for session, gathering in zip(sessions, land.gatherings, strict=True)
            for part in getattr(gathering, name).all()
        )


def _hold(team: Team, sessions: list[TrainingSession]) -> None:
    travel = travel_minutes(SessionKind.GATHERING)
    TrainerAssignment.objects.bulk_create(
        TrainerAssignment(trainer=trainer, session=session, busy=_busy(session, travel))
        for session in sessions
        for trainer in team.trainers
    )
    VenueBooking.objects.bulk_create(
        VenueBooking(venue=team.venue, session=session, busy=_busy(session, settings.VENUE_BUFFER_MINUTES))
        for session in sessions
    )


def _busy(session: TrainingSession, minutes: int) -> DateTimeTZRange:
    return DateTimeTZRange(*busy_span(session.begins_at, session.ends_at, buffer_minutes=minutes))


def _sign_up(circle: Circle, sessions: list[TrainingSession], begin: datetime) -> list[Household]:
    """Seats for the group at every gathering, and a place in line at the first one, if it is full, for
    those who wait, whom it returns."""
    group = circle.at(Stage.GROUP)
    TrainingSession.objects.filter(pk__in=[one.pk for one in sessions]).update(
        seats_held=F("seats_held") + len(group) * ADULTS
    )
    is_full = bool(sessions) and sessions[0].seats_held + len(group) * ADULTS == _SEATS
    waiting = circle.at(Stage.WAITING) if is_full else []
    asked = [(session, household, Status.REGISTERED) for session in sessions for household in group] + [
        (session, household, Status.WAITING) for session in sessions[:1] for household in waiting
    ]
    bookings = Booking.objects.bulk_create(
        Booking(
            session=session,
            home=household.home,
            is_together=True,
            queued_at=_asked_at(session, begin, household),
            made_by=household.adults[0],
        )
        for session, household, _ in asked
    )
    Registration.objects.bulk_create(
        Registration(
            booking=booking,
            session=session,
            person=adult,
            status=status,
            changed_at=booking.queued_at,
        )
        for booking, (session, household, status) in zip(bookings, asked, strict=True)
        for adult in household.adults
    )
    SeatEvent.objects.bulk_create(
        SeatEvent(
            booking=booking,
            step=SeatEvent.Step.SIGNED_UP if status == Status.REGISTERED else SeatEvent.Step.QUEUED,
            at=booking.queued_at,
            by=booking.made_by,
        )
        for booking, (_, _, status) in zip(bookings, asked, strict=True)
    )
    return waiting


def _asked_at(session: TrainingSession, begin: datetime, household: Household) -> datetime:
    return begin + timedelta(minutes=7 * household.number % 1440 + (session.number or 0))


def attend(land: Land, circle: Circle, held: Held, ways: dict[int, Way]) -> list[Draft]:
    """Mark who came to what has been held; returns what they attended, as statements."""
    stated: list[Draft] = []
    marks: list[Attendance] = []
    group = [(one, adult) for one in circle.at(Stage.GROUP) for adult in one.adults]
    for place, session in enumerate(held.past):
        trainer = held.team.trainers[place % 2]
        for seat, (_, adult) in enumerate(group):
            mark = Attendance(
                session=session, person=adult, marked_by=trainer, marked_at=session.ends_at, mark=Mark.ABSENT
            )
            if (seat + circle.number) % _MISSES or place != seat % len(land.gatherings):
                mark.mark, mark.minutes, mark.completes = Mark.PRESENT, session.minutes, True
                statement = _attended(land, session, place, adult, ways[adult.pk], trainer)
                mark.statement = statement.id
                stated.append(statement)
            marks.append(mark)
    Attendance.objects.bulk_create(marks)
    return stated


def _attended(
    land: Land, session: TrainingSession, place: int, adult: User, way: Way, trainer: User
) -> Draft:
    return land.patterns.copy(
        ("gathering", place, session.minutes),
        lambda: _pattern(land, session, place, way),
        person=adult.uuid,
        at=session.ends_at,
        registration=way.enrolment,
        session=session.uuid,
        instructor=trainer.uuid,
    )


def _pattern(land: Land, session: TrainingSession, number: int, way: Way) -> profile.Stated:
    parts = list(land.gatherings[number].delivers.all())
    return profile.attended(
        STAND_IN.person,
        session=STAND_IN.session,
        parts=[part.pk for part in parts],
        duration=timedelta(minutes=session.minutes),
        scheduled=timedelta(minutes=session.minutes),
        completion=True,
        at=STAND_IN_AT,
        place=place_of(way.track, parts[0].module_id, is_led=True),
    )
