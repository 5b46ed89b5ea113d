"""The one place where a seat comes to be, moves and ends.

Every verb that has to do with seats asks its questions and writes here, under the lock of the session's
row: is there room for newcomers, whose turn is it, what does a seat collide with, may it still be given
back. Nothing else writes a registration's status or a session's `seats_held`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from lms.people.models import FosterHome, User
from lms.people.queries import lock_persons
from lms.undivided import write_down
from sessions.actions import notices, points
from sessions.errors import AlreadySignedUp, Begun, Collides, Collision, PersonBusy
from sessions.models import (
    Attendance,
    Booking,
    CoursePlace,
    Registration,
    SeatEvent,
    SeatOffer,
    TrainingSession,
)
from sessions.queries.attendance import shown_name
from sessions.queries.collisions import clashing
from sessions.queries.course_lines import lines_for_course
from sessions.queries.visitors import persons_coming
from sessions.rules.seats import WaitingBooking, hand_out, offer_deadline

Status = Registration.Status
Step = SeatEvent.Step
Outcome = SeatOffer.Outcome
_STEPS = {Status.REGISTERED: Step.SIGNED_UP, Status.WAITING: Step.QUEUED, Status.WALK_IN: Step.CAME}


def locked(pk: int) -> TrainingSession:
    """A session read afresh, its row locked, and those of the gatherings of its series."""
    return locked_all([pk])[pk]


def locked_all(pks: Iterable[int]) -> dict[int, TrainingSession]:
    """These sessions and all of their series by id, read afresh, their rows locked in the order of their
    ids: who waits for a whole course is served from all of its gatherings at once."""
    wanted = set(pks)
    series = (
        TrainingSession.objects.filter(pk__in=wanted).exclude(series=None).values_list("series", flat=True)
    )
    rows = TrainingSession.objects.filter(Q(pk__in=wanted) | Q(series__in=list(series.order_by().distinct())))
    return {session.pk: session for session in rows.order_by("pk").select_for_update(no_key=True)}


# Questions --------------------------------------------------------------------------------------


def has_room(session: TrainingSession, size: int) -> bool:
    """Whether so many newcomers may have seats: they are free, and nobody in line fits in those free."""
    free = session.seats_left
    if size > free:
        return False
    waiting = Registration.objects.filter(session=session, status=Status.WAITING, booking__course=None)
    sizes = Counter(waiting.values_list("booking", flat=True))
    return all(one > free for one in sizes.values()) and not any(
        line.fits for line in lines_for_course(session, at=timezone.now())
    )


def refuse_if_elsewhere(
    persons: Collection[int], session: TrainingSession, *, giving_up: Collection[int] = ()
) -> None:
    """Raises `PersonBusy` if one of these users holds a seat elsewhere at the session's time, apart from
    the registrations (ids) that are given back for it."""
    clashes = [one for one in clashing(persons, session) if one.pk not in giving_up]
    if clashes:
        raise PersonBusy(clashes[0].person.name)


def refuse_unless_accepted(
    sessions: Iterable[TrainingSession], accepted: Collection[int]
) -> dict[int, TrainingSession]:
    """The users (ids) who hold a seat in one of these sessions and in another one at its present time,
    each with the first of these sessions that it is so of.

    They are locked, so that nobody takes another seat meanwhile. Raises `Collides` with those of them whom
    staff have not been shown: `accepted` are the users (ids)
    whom they have.
    """
    found: dict[int, TrainingSession] = {}
    unseen: dict[int, Collision] = {}
    for session in sessions:
        seated = Registration.objects.filter(session=session, status=Status.REGISTERED)
        persons = set(seated.values_list("person", flat=True))
        lock_persons(persons)
        for clash in clashing(persons, session):
            found.setdefault(clash.person_id, session)
            if clash.person_id not in accepted:
                name = shown_name(clash.person, has_right=False)
                unseen.setdefault(clash.person_id, Collision(clash.person_id, name, clash.uuid))
    if unseen:
        raise Collides(list(unseen.values()))
    return found


def refuse_if_begun(
    session: TrainingSession, persons: Collection[int], *, at: datetime | None = None
) -> None:
    """Raises `Begun` if the session has begun, or one of these users is marked at it already."""
    has_begun = session.begins_at <= (at or timezone.now())
    if has_begun or Attendance.objects.filter(session=session, person__in=persons).exists():
        raise Begun


# Seats come to be -------------------------------------------------------------------------------


def seat(
    session: TrainingSession,
    persons: Mapping[User, str] | Sequence[User],
    *,
    home: FosterHome | None = None,
    by: User | None,
    at: datetime,
    queued_at: datetime | None = None,
    step: str | None = None,
    course: CoursePlace | None = None,
) -> list[Registration]:
    """One booking of a locked session for these persons, each with the status given or, where none is,
    signed up if there is room for them all and in line if not.

    Raises `AlreadySignedUp` if one of them is on it already.
    """
    if not isinstance(persons, Mapping):
        status = Status.REGISTERED if has_room(session, len(persons)) else Status.WAITING
        persons = dict.fromkeys(persons, status)
    booking = Booking.objects.create(
        session=session,
        course=course,
        home=home,
        is_together=len(persons) > 1,
        queued_at=queued_at or at,
        made_by=by,
    )
    try:
        with transaction.atomic():
            registrations = Registration.objects.bulk_create(
                Registration(booking=booking, session=session, person=person, status=status, changed_at=at)
                for person, status in persons.items()
            )
    except IntegrityError as error:
        raise AlreadySignedUp from error
    note(booking, step or _STEPS[Status(registrations[0].status)], by=by, at=at)
    recount(session)
    return registrations


# Seats move and end -----------------------------------------------------------------------------


def move(registrations: Collection[Registration], status: str, *, at: datetime) -> None:
    """Let these registrations have another status."""
    ids = [registration.pk for registration in registrations]
    Registration.objects.filter(pk__in=ids).update(status=status, changed_at=at)
    for registration in registrations:
        registration.status, registration.changed_at = status, at


def release(
    registrations: Collection[Registration], *, status: str, step: str | None, by: User | None
) -> None:
    """End registrations of locked sessions; a booking's open offer goes on with those who stay."""
    now = timezone.now()
    move(registrations, status, at=now)
    for booking in {registration.booking_id: registration.booking for registration in registrations}.values():
        left = Registration.objects.filter(booking=booking).live().count()
        if step:
            note(booking, step, by=by, at=now)
        offer = SeatOffer.objects.filter(booking=booking, outcome=Outcome.OPEN).first()
        if left:
            Booking.objects.filter(pk=booking.pk).update(is_together=left > 1)
            SeatOffer.objects.filter(booking=booking, outcome=Outcome.OPEN).update(seats=left)
        elif offer:
            settle(offer, Outcome.WITHDRAWN, at=now)


def give_back(
    session: TrainingSession,
    leaving: Collection[Registration],
    *,
    status: str,
    step: str,
    by: User | None,
    at: datetime | None = None,
) -> None:
    """Give seats of a locked session back; they go on to those in line, and nothing more is sent about it.

    Raises `Begun` once it has begun, or where somebody is marked at it.
    """
    give_back_all({session: leaving}, status=status, step=step, by=by, at=at)


def give_back_all(
    leaving: Mapping[TrainingSession, Collection[Registration]],
    *,
    status: str,
    step: str,
    by: User | None,
    at: datetime | None = None,
) -> None:
    """Give seats of several locked sessions back as `give_back` does: all are free before the first is
    handed on, so that who waits for all of them is served first."""
    for session, registrations in leaving.items():
        persons = [one.person_id for one in registrations]
        refuse_if_begun(session, persons, at=at)
        release(registrations, status=status, step=step, by=by)
        notices.stop_for(session, persons)
        recount(session)
    for session in leaving:
        session.refresh_from_db(fields=["seats_held"])
        hand_out_seats(session, at=at)


def end_all(session: TrainingSession) -> dict[Booking, list[Registration]]:
    """End every sign-up of a locked session that is called off. Returns them as they were, by booking in
    the order of the line; each registration keeps in memory the status that it had."""
    now = timezone.now()
    bookings: dict[Booking, list[Registration]] = {}
    live = (
        Registration.objects.filter(session=session)
        .live()
        .select_related("booking__home", "booking__course", "person")
    )
    for registration in live.order_by("booking__queued_at", "pk"):
        bookings.setdefault(registration.booking, []).append(registration)
    SeatOffer.objects.filter(booking__in=bookings, outcome=Outcome.OPEN).update(
        outcome=Outcome.WITHDRAWN, answered_at=now
    )
    Registration.objects.filter(session=session).live().update(status=Status.CALLED_OFF, changed_at=now)
    for booking in bookings:
        note(booking, Step.CALLED_OFF, by=None, at=now)
    recount(session)
    return bookings


def recount(session: TrainingSession) -> None:
    """Bring `seats_held` in line with the registrations and visitors, under the session's lock."""
    session.seats_held = Registration.objects.filter(session=session).holding().count()
    if session.traits.is_for_visitors:
        session.seats_held += persons_coming(session)
    session.save(update_fields=["seats_held"])
    points.settle(session)


def note(booking: Booking, step: str, *, by: User | None, at: datetime) -> None:
    """Write a step of a booking's way, which the family reads."""
    write_down([SeatEvent(booking=booking, step=step, by=by, at=at)])


# Whose turn it is -------------------------------------------------------------------------------


def hand_out_seats(session: TrainingSession, *, at: datetime | None = None) -> None:
    """Offer free seats of a locked session to those in line: first to those who wait for the whole course
    and fit in all of its gatherings that they wait for, then to those who wait for this one alone; first come
    first served among those who fit. Each offer holds its seats until its deadline."""
    now = at or timezone.now()
    if session.series_id is not None and session.is_published and session.seats_left > 0:
        _offer_courses(session, now)
    _offer_single(session, now)


def _offer_courses(session: TrainingSession, now: datetime) -> None:
    for line in lines_for_course(session, at=now):
        deadline = offer_deadline(now, line.begins_at, hours=settings.SEAT_OFFER_HOURS)
        if deadline is None or not line.fits:
            continue
        for one, registrations in line.waiting.items():
            _offer(registrations[0].booking, registrations, deadline, now)
            recount(one)
        notices.course_offered(line.registrations, deadline)


def _offer(
    booking: Booking, registrations: Sequence[Registration], deadline: datetime, now: datetime
) -> SeatOffer:
    move(registrations, Status.OFFERED, at=now)
    note(booking, Step.OFFERED, by=None, at=now)
    return SeatOffer.objects.create(
        booking=booking, seats=len(registrations), offered_at=now, expires_at=deadline
    )


def _offer_single(session: TrainingSession, now: datetime) -> None:
    deadline = offer_deadline(now, session.begins_at, hours=settings.SEAT_OFFER_HOURS)
    if deadline is None or not session.is_published or session.seats_left < 1:
        return
    queue = list(Booking.objects.filter(session=session, course=None).waiting())
    if not queue:
        return
    waiting: dict[int, list[Registration]] = {booking.pk: [] for booking in queue}
    rows = Registration.objects.filter(booking__in=queue, status=Status.WAITING).select_related("person")
    for registration in rows.order_by("pk"):
        waiting[registration.booking_id].append(registration)
    handing = hand_out(
        [WaitingBooking(booking.pk, len(waiting[booking.pk])) for booking in queue], session.seats_left
    )
    by_id = {booking.pk: booking for booking in queue}
    for pk in handing.offered:
        registrations = waiting[pk]
        offer = _offer(by_id[pk], registrations, deadline, now)
        for registration in registrations:
            notices.offered(registration, offer)
    for pk in handing.skipped:
        if handing.offered:
            note(by_id[pk], Step.SKIPPED, by=None, at=now)
    recount(session)


def lapse(session: TrainingSession, *, at: datetime) -> int:
    """Let a locked session's offers past their deadline lapse, and pass the seats on; one of a whole course
    lapses in all of its gatherings. Returns how many."""
    past = SeatOffer.objects.filter(booking__session=session, outcome=Outcome.OPEN, expires_at__lte=at)
    expired = {one.pk: one for offer in past.select_related("booking") for one in offered_with(offer)}
    concerned = {session.pk: session}
    for offer in expired.values():
        concerned.setdefault(offer.booking.session_id, offer.booking.session)
        settle(offer, Outcome.LAPSED, at=at)
        held = list(Registration.objects.filter(booking=offer.booking, status=Status.OFFERED))
        move(held, Status.LAPSED, at=at)
        note(offer.booking, Step.LAPSED, by=None, at=at)
    pass_on(concerned.values(), at=at)
    return len(expired)


def pass_on(sessions: Collection[TrainingSession], *, at: datetime) -> None:
    """Count the seats of these locked sessions anew, then offer what is free."""
    for session in sessions:
        recount(session)
    for session in sessions:
        session.refresh_from_db(fields=["seats_held"])
        hand_out_seats(session, at=at)


def offered_with(offer: SeatOffer) -> list[SeatOffer]:
    """The open offers that are answered as one with this one: all of a whole course, else it alone."""
    course = offer.booking.course_id
    if course is None:
        return [offer]
    offers = SeatOffer.objects.filter(booking__course=course, outcome=Outcome.OPEN)
    return list(offers.select_related("booking__session").order_by("booking__session"))


def keep_offers_before(session: TrainingSession) -> None:
    """Let no offer of a locked session that was moved hold longer than one made now would."""
    now = timezone.now()
    latest = offer_deadline(now, session.begins_at, hours=settings.SEAT_OFFER_HOURS) or now
    here = Booking.objects.filter(session=session)
    offers = SeatOffer.objects.filter(outcome=Outcome.OPEN, expires_at__gt=latest)
    whole = Q(booking__course__in=here.exclude(course=None).values("course"))
    offers.filter(Q(booking__session=session) | whole).update(expires_at=latest)


def settle(offer: SeatOffer, outcome: str, *, at: datetime) -> None:
    """Close an offer."""
    offer.outcome, offer.answered_at = outcome, at
    offer.save(update_fields=["outcome", "answered_at"])
