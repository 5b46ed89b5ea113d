"""What is done with seats: signing up and off, changing group, answering an offer, choosing between two
seats at the same time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import Assignment, FosterHome, FosterParent, Preparation, Role, User
from lms.people.models.access import access_of
from lms.people.queries import lock_persons
from lms.refusals import NotAllowed
from sessions.actions import notices, seating
from sessions.actions.seating import hand_out_seats, locked, locked_all
from sessions.errors import (
    AlreadySignedUp,
    NoSeats,
    NotOneHousehold,
    NotSignedUp,
    OfferNotOpen,
    OtherParts,
    SignUpClosed,
)
from sessions.models import Registration, SeatEvent, SeatOffer, TrainingSession
from sessions.queries.collisions import clashing
from sessions.queries.permissions import staff_may

Status = Registration.Status
Step = SeatEvent.Step
Outcome = SeatOffer.Outcome


@transaction.atomic
def register(
    session: TrainingSession,
    *,
    persons: Sequence[User],
    together: bool,
    by: User,
    at: datetime | None = None,
) -> list[Registration]:
    """Sign adults up: `together` means both or neither, one place in line for all of them.

    Who does not fit, or would pass somebody in line, waits. Raises `SignUpClosed`, `AlreadySignedUp`,
    `PersonBusy`, `NotOneHousehold`, or `NotAllowed` unless `by` is one of the home, its service or its
    caseworker.
    """
    now = at or timezone.now()
    session = locked(session.pk)
    if not TrainingSession.objects.open_to_sign_up(now).filter(pk=session.pk).exists():
        raise SignUpClosed
    lock_persons(person.pk for person in persons)
    home = may_sign_up(by, persons, together=together)
    ids = [person.pk for person in persons]
    if Registration.objects.filter(session=session, person__in=ids).live().exists():
        raise AlreadySignedUp
    seating.refuse_if_elsewhere(ids, session)
    hand_out_seats(session, at=now)
    groups = [list(persons)] if together else [[person] for person in persons]
    made = [one for group in groups for one in seating.seat(session, group, home=home, by=by, at=now)]
    for registration in made:
        if registration.status == Status.REGISTERED:
            notices.confirmed(registration)
        else:
            notices.queued(registration)
    audit("session.registered", _subject(session), by=by, persons=[str(person.uuid) for person in persons])
    return made


@transaction.atomic
def sign_off(
    registration: Registration, *, by: User, whole_booking: bool = False, at: datetime | None = None
) -> None:
    """Give a seat or a place in line back; the others of the booking stay, unless all are to go.

    Raises `NotSignedUp`, `NotAllowed`, or `Begun` once the session has begun or somebody is marked.
    """
    _leave(
        registration,
        by=by,
        status=Status.CANCELLED,
        step=Step.SIGNED_OFF,
        whole_booking=whole_booking,
        at=at,
    )


@transaction.atomic
def excuse(registration: Registration, *, by: User, at: datetime | None = None) -> None:
    """Send apologies in advance: the seat is given back, and the trainer sees who will not come. Raises
    as `sign_off`."""
    leaving = _leave(
        registration, by=by, status=Status.EXCUSED, step=Step.EXCUSED, whole_booking=False, at=at
    )
    for left in leaving:
        notices.apology_received(left)


@transaction.atomic
def change_group(
    registration: Registration, *, to: TrainingSession, by: User, at: datetime | None = None
) -> Registration:
    """Move one person's seat to another session that delivers one of the same parts.

    Raises `NoSeats` and keeps the present seat when the other is full or others wait for what is free,
    `OtherParts`, `Begun`, or as `register`.
    """
    both = locked_all([registration.session_id, to.pk])
    here, there = both[registration.session_id], both[to.pk]
    registration = _live(registration)
    may_change(by, registration)
    seating.refuse_if_begun(here, [registration.person_id], at=at)
    if not set(here.delivers.values_list("pk", flat=True)) & set(there.delivers.values_list("pk", flat=True)):
        raise OtherParts
    if not seating.has_room(there, 1):
        raise NoSeats
    seating.release([registration], status=Status.CANCELLED, step=Step.MOVED, by=by)
    seating.recount(here)
    (made,) = register(there, persons=[registration.person], together=False, by=by, at=at)
    notices.stop_for(here, [registration.person_id])
    hand_out_seats(here, at=at)
    return made


@transaction.atomic
def answer_offer(
    offer: SeatOffer,
    *,
    accept: bool,
    by: User,
    giving_up: Collection[Registration] = (),
    at: datetime | None = None,
) -> None:
    """Say yes or no to a place that is held, of a whole course to all that is held of it; a yes gives the
    seats back that were shown to lie at the same time (`giving_up`).

    Raises `OfferNotOpen`, `NotAllowed`, `PersonBusy` where another seat lies at the same time, or `Begun`
    where one to be given back has begun.
    """
    now = at or timezone.now()
    sessions = locked_all([offer.booking.session_id, *(one.session_id for one in giving_up)])
    offer = SeatOffer.objects.select_related("booking__session").get(pk=offer.pk)
    offers = seating.offered_with(offer)
    held = Registration.objects.filter(
        booking__in=[one.booking_id for one in offers], status=Status.OFFERED
    ).select_related("person", "booking", "session")
    registrations = list(held.order_by("session", "pk"))
    if offer.outcome != Outcome.OPEN or offer.expires_at <= now or not registrations:
        raise OfferNotOpen
    may_change(by, registrations[0])
    lock_persons(one.person_id for one in registrations)
    concerned = {one.session_id: sessions[one.session_id] for one in registrations}
    if accept:
        _give_up_for(registrations, concerned, giving_up=giving_up, by=by, at=now, sessions=sessions)
    for one in offers:
        seating.settle(one, Outcome.TAKEN if accept else Outcome.DECLINED, at=now)
        seating.note(one.booking, Step.TAKEN if accept else Step.DECLINED, by=by, at=now)
    seating.move(registrations, Status.REGISTERED if accept else Status.CANCELLED, at=now)
    for session in concerned.values():
        seating.recount(session)
        audit("seat_offer.answered", _subject(session), by=by, accepted=accept)
    if not accept:
        seating.pass_on(concerned.values(), at=now)
    elif offer.booking.course_id is not None:
        notices.course_confirmed(registrations)
    else:
        for registration in registrations:
            notices.confirmed(registration)


@transaction.atomic
def choose_seat(registration: Registration, *, by: User, at: datetime | None = None) -> list[Registration]:
    """Keep one of several seats that a person holds at the same time, and give the others back; returns
    those given back.

    Raises `NotSignedUp`, `NotAllowed`, or `Begun` where one of them has begun.
    """
    found = clashing([registration.person_id], registration.session)
    sessions = locked_all([registration.session_id, *(one.session_id for one in found)])
    kept = _live(registration)
    if kept.status != Status.REGISTERED:
        raise NotSignedUp
    may_change(by, kept)
    others = [
        one for one in clashing([kept.person_id], sessions[kept.session_id]) if one.session_id in sessions
    ]
    for one in others:
        may_change(by, one)
        _give_back_for_another(one, sessions[one.session_id], by=by, at=at)
    return others


def sweep_offers(*, at: datetime | None = None) -> int:
    """Let offers past their deadline lapse and pass the seats on; also hand out seats that a lost
    step left free. Returns how many offers lapsed."""
    now = at or timezone.now()
    lapsed = 0
    expired = Q(seat_bookings__offers__outcome=Outcome.OPEN, seat_bookings__offers__expires_at__lte=now)
    waiting = Q(registrations__status=Status.WAITING, period__startswith__gt=now)
    sessions = TrainingSession.objects.published().filter(expired | waiting)
    for pk in sessions.order_by("pk").values_list("pk", flat=True).distinct():
        with transaction.atomic():
            lapsed += seating.lapse(locked(pk), at=now)
    return lapsed


@transaction.atomic
def free_seats_of_home(home: FosterHome, *, at: datetime | None = None) -> int:
    """Give back the future seats that those who have left a home took as part of it, or everybody once
    its path is closed; who stays, or is marked already, keeps theirs. Returns how many ended."""
    now = at or timezone.now()
    current = FosterParent.objects.filter(home=home).current().values("user")
    if _is_over(home):
        current = current.none()
    registrations = list(
        Registration.objects.filter(booking__home=home, session__period__startswith__gt=now)
        .live()
        .exclude(person__in=current)
        .without_mark()
        .select_related("booking", "person")
        .order_by("session", "pk")
    )
    sessions = locked_all({registration.session_id for registration in registrations})
    leaving: dict[TrainingSession, list[Registration]] = {}
    for one in registrations:
        leaving.setdefault(sessions[one.session_id], []).append(one)
    seating.give_back_all(leaving, status=Status.CANCELLED, step=Step.SIGNED_OFF, by=None, at=now)
    return len(registrations)


def _leave(
    registration: Registration,
    *,
    by: User,
    status: str,
    step: str,
    whole_booking: bool,
    at: datetime | None,
) -> list[Registration]:
    session = locked(registration.session_id)
    registration = _live(registration)
    may_change(by, registration)
    leaving = [registration]
    if whole_booking:
        leaving = list(
            Registration.objects.filter(booking=registration.booking_id)
            .live()
            .select_related("person", "booking")
        )
    seating.give_back(session, leaving, status=status, step=step, by=by, at=at)
    audit("session.signed_off", _subject(session), by=by, persons=[str(one.person.uuid) for one in leaving])
    return leaving


def _give_back_for_another(
    registration: Registration, session: TrainingSession, *, by: User, at: datetime | None
) -> None:
    """Give a seat of a locked session back because another at the same time is kept."""
    seating.give_back(session, [registration], status=Status.CANCELLED, step=Step.SIGNED_OFF, by=by, at=at)
    audit("session.signed_off", _subject(session), by=by, persons=[str(registration.person.uuid)])


def _give_up_for(
    registrations: Collection[Registration],
    concerned: Mapping[int, TrainingSession],
    *,
    giving_up: Collection[Registration],
    by: User,
    at: datetime,
    sessions: Mapping[int, TrainingSession],
) -> None:
    """Give back, of `giving_up`, what lies at the time of these seats. Raises `PersonBusy` for any other."""
    shown = {one.pk for one in giving_up}
    given: dict[int, Registration] = {}
    for pk, session in concerned.items():
        persons = [one.person_id for one in registrations if one.session_id == pk]
        clashes = [one for one in clashing(persons, session) if one.pk in shown]
        seating.refuse_if_elsewhere(persons, session, giving_up=[one.pk for one in clashes])
        given |= {one.pk: one for one in clashes}
    for one in given.values():
        may_change(by, one)
        _give_back_for_another(one, sessions[one.session_id], by=by, at=at)


def _is_over(home: FosterHome) -> bool:
    """Whether the home was prepared once, and has neither path nor assignment open any more."""
    paths, assignments = Preparation.objects.filter(home=home), Assignment.objects.filter(home=home)
    return paths.exists() and not paths.open().exists() and not assignments.open().exists()


def _live(registration: Registration) -> Registration:
    found = Registration.objects.filter(pk=registration.pk).live().select_related("booking", "person").first()
    if found is None:
        raise NotSignedUp
    return found


def may_sign_up(by: User, persons: Sequence[User], *, together: bool) -> FosterHome | None:
    """The home that the persons sign up as part of; raises unless `by` may sign them up."""
    ids = {person.pk for person in persons}
    memberships = list(FosterParent.objects.filter(user__in=ids).current().select_related("home"))
    homes = {membership.home_id: membership.home for membership in memberships}
    if not ids or (len(ids) > 1 and (len(homes) != 1 or len(memberships) != len(ids))):
        raise NotOneHousehold
    home = next(iter(homes.values()), None)
    if by.pk in ids or (home and FosterParent.objects.filter(home=home, user=by).current().exists()):
        return home
    if home is None or not staff_may(by, home):
        raise NotAllowed
    return home


def may_change(by: User, registration: Registration) -> None:
    """Raises `NotAllowed` unless `by` is the person, an adult of the home they signed up from, or
    staff of that home or of the session's service."""
    if registration.person_id == by.pk:
        return
    home = registration.booking.home
    both_there = home is not None and (
        FosterParent.objects.filter(home=home, user__in=[by.pk, registration.person_id]).current().count()
        == 2
    )
    access = access_of(by)
    session = registration.session
    if both_there or session.organisation_id in access.organisations(Role.COORDINATOR):
        return
    if home is None or not staff_may(by, home):
        raise NotAllowed


def _subject(session: TrainingSession) -> str:
    return f"session:{session.uuid}"
