"""What is done with a course as a whole: joining it, waiting for it, leaving it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import FosterHome, User
from lms.people.queries import lock_persons
from sessions.actions import notices, seating
from sessions.actions.seating import hand_out_seats
from sessions.actions.seats import may_change, may_sign_up
from sessions.errors import NotSignedUp
from sessions.errors.courses import NothingLeftToJoin
from sessions.models import CoursePlace, Registration, SeatEvent, Series, TrainingSession
from sessions.queries.courses import gatherings_to_join, lacking_in

Status = Registration.Status
Step = SeatEvent.Step


@transaction.atomic
def join_course(
    series: Series,
    *,
    persons: Sequence[User],
    together: bool,
    by: User,
    shown: Collection[UUID] | None = None,
    as_one: bool = True,
    at: datetime | None = None,
) -> list[Registration]:
    """Sign adults up to all gatherings of a course ahead that they lack, in one act; `together` means both
    or neither. Of its gatherings those alone in `shown` (uuids), where given: nothing is booked unseen.

    `as_one`: where one of them has no room, they wait for all as one; else they take what has room, and
    stand in line for each of the others. Raises `NothingLeftToJoin`, `NotOneHousehold`, or `NotAllowed`
    unless `by` is one of the home, its service or its caseworker.
    """
    now = at or timezone.now()
    seating.locked_all(_ids_of(series))
    lock_persons(person.pk for person in persons)
    home = may_sign_up(by, persons, together=together)
    sessions = [one for one in gatherings_to_join(series, at=now) if shown is None or one.uuid in shown]
    lacking = lacking_in(sessions, persons, at=now)
    if not lacking.wanted:
        raise NothingLeftToJoin
    for session in sessions:
        hand_out_seats(session, at=now)
    made: list[Registration] = []
    for group in [list(persons)] if together else [[person] for person in persons]:
        wanted = {
            session: who
            for session in sessions
            if (who := [one for one in lacking.wanted.get(session.pk, ()) if one in group])
        }
        made += _seat(series, wanted, as_one=as_one, together=together, home=home, by=by, at=now)
    taken = [one for one in made if one.status == Status.REGISTERED]
    waiting = [one for one in made if one.status == Status.WAITING]
    if taken:
        notices.course_confirmed(taken)
    if waiting and as_one:
        notices.course_queued(waiting)
    elif waiting:
        for registration in waiting:
            notices.queued(registration)
    audit(
        "course.joined", _subject(series), by=by, persons=[str(one.uuid) for one in persons], seats=len(made)
    )
    return made


@transaction.atomic
def leave_course(
    series: Series, *, persons: Sequence[User], by: User, at: datetime | None = None
) -> list[Registration]:
    """Give back every seat and place in line that these adults have in the gatherings of a course ahead, in
    one act. Raises `NotSignedUp` where there is none, or `NotAllowed`."""
    now = at or timezone.now()
    sessions = seating.locked_all(_ids_of(series))
    rows = Registration.objects.filter(
        session__series=series, session__period__startswith__gt=now, person__in=[one.pk for one in persons]
    )
    registrations = list(
        rows.live()
        .without_mark()
        .select_related("booking__home", "person", "session")
        .order_by("session", "pk")
    )
    if not registrations:
        raise NotSignedUp
    leaving: dict[TrainingSession, list[Registration]] = {}
    for one in registrations:
        may_change(by, one)
        leaving.setdefault(sessions[one.session_id], []).append(one)
    seating.give_back_all(leaving, status=Status.CANCELLED, step=Step.SIGNED_OFF, by=by, at=now)
    notices.stop_course(series, [one.person_id for one in registrations])
    audit("course.left", _subject(series), by=by, persons=[str(one.uuid) for one in persons])
    return registrations


def _seat(
    series: Series,
    wanted: dict[TrainingSession, list[User]],
    *,
    as_one: bool,
    together: bool,
    home: FosterHome | None,
    by: User,
    at: datetime,
) -> list[Registration]:
    if not wanted:
        return []
    if not as_one:
        return [
            registration
            for session, persons in wanted.items()
            for registration in seating.seat(session, persons, home=home, by=by, at=at)
        ]
    has_room = all(seating.has_room(session, len(persons)) for session, persons in wanted.items())
    course = CoursePlace.objects.create(
        series=series, home=home, is_together=together, queued_at=at, made_by=by
    )
    status = Status.REGISTERED if has_room else Status.WAITING
    return [
        registration
        for session, persons in wanted.items()
        for registration in seating.seat(
            session, dict.fromkeys(persons, status), home=home, by=by, at=at, course=course
        )
    ]


def _ids_of(series: Series) -> list[int]:
    return list(series.sessions.values_list("pk", flat=True))


def _subject(series: Series) -> str:
    return f"series:{series.uuid}"
