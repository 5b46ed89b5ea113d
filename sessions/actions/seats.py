from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from lms.people.access import access_of
from lms.people.actions import audit
from lms.people.models import Assignment, FosterHome, FosterParent, Preparation, Role, User
from lms.people.queries import lock_persons
from sessions import rules
from sessions.actions import notify
from sessions.actions.reach import staff_may
from sessions.errors import (
    AlreadySignedUp,
    NoSeats,
    NotAllowed,
    NotOneHousehold,
    NotSignedUp,
    OfferNotOpen,
    OtherParts,
    PersonBusy,
    SignUpClosed,
)
from sessions.models import Booking, Registration, SeatEvent, SeatOffer, TrainingSession
from sessions.queries.seats import clashing

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

    Who does not fit waits. Raises `SignUpClosed`, `AlreadySignedUp`, `PersonBusy`,
    `NotOneHousehold`, or `NotAllowed` unless `by` is one of the home, its service or its caseworker.
    """
    now = at or timezone.now()
    session = _locked(session.pk)
    if not TrainingSession.objects.open_to_sign_up(now).filter(pk=session.pk).exists():
        raise SignUpClosed
    lock_persons(person.pk for person in persons)
    home = _may_sign_up(by, persons, together=together)
    ids = [person.pk for person in persons]
    if Registration.objects.filter(session=session, person__in=ids).live().exists():
        raise AlreadySignedUp
    if clash := clashing(ids, session):
        raise PersonBusy(clash[0].person.name)
    groups = [list(persons)] if together else [[person] for person in persons]
    made = [_book(session, group, home=home, by=by, at=now) for group in groups]
    audit("session.registered", _subject(session), by=by, persons=[str(person.uuid) for person in persons])
    return [registration for registrations in made for registration in registrations]


@transaction.atomic
def sign_off(registration: Registration, *, by: User, whole_booking: bool = False) -> None:
    """Give a seat or a place in line back; the others of the booking stay, unless all are to go.

    Raises `NotSignedUp` or `NotAllowed`.
    """
    _leave(registration, by=by, status=Status.CANCELLED, step=Step.SIGNED_OFF, whole_booking=whole_booking)


@transaction.atomic
def excuse(registration: Registration, *, by: User) -> None:
    """Send apologies in advance: the seat is given back, and the trainer sees who will not come."""
    for left in _leave(registration, by=by, status=Status.EXCUSED, step=Step.EXCUSED, whole_booking=False):
        notify.apology_received(left)


@transaction.atomic
def change_group(registration: Registration, *, to: TrainingSession, by: User) -> Registration:
    """Move one person's seat to another session that delivers one of the same parts.

    Raises `NoSeats` and keeps the present seat when the other is full, `OtherParts`, or as
    `register`.
    """
    here, there = _locked_both(registration.session_id, to.pk)
    registration = _live(registration)
    _may_change(by, registration)
    if not set(here.delivers.values_list("pk", flat=True)) & set(there.delivers.values_list("pk", flat=True)):
        raise OtherParts
    if there.seats_left < 1:
        raise NoSeats
    _release([registration], status=Status.CANCELLED, step=Step.MOVED, by=by)
    _recount(here)
    (made,) = register(there, persons=[registration.person], together=False, by=by)
    hand_out_seats(here)
    return made


@transaction.atomic
def answer_offer(offer: SeatOffer, *, accept: bool, by: User, at: datetime | None = None) -> None:
    """Say yes or no to a place that is held. Raises `OfferNotOpen` or `NotAllowed`."""
    now = at or timezone.now()
    session = _locked(offer.booking.session_id)
    offer = SeatOffer.objects.select_related("booking").get(pk=offer.pk)
    registrations = list(
        Registration.objects.filter(booking=offer.booking_id, status=Status.OFFERED).select_related("person")
    )
    if offer.outcome != Outcome.OPEN or offer.expires_at <= now or not registrations:
        raise OfferNotOpen
    _may_change(by, registrations[0])
    _settle(offer, Outcome.TAKEN if accept else Outcome.DECLINED, at=now)
    _move(registrations, Status.REGISTERED if accept else Status.CANCELLED, at=now)
    _note(offer.booking, Step.TAKEN if accept else Step.DECLINED, by=by, at=now)
    _recount(session)
    audit("seat_offer.answered", _subject(session), by=by, accepted=accept)
    if accept:
        for registration in registrations:
            notify.confirmed(registration)
    else:
        hand_out_seats(session, at=now)


def sweep_offers(*, at: datetime | None = None) -> int:
    """Let offers past their deadline lapse and pass the seats on; also hand out seats that a lost
    step left free. Returns how many offers lapsed."""
    now = at or timezone.now()
    lapsed = 0
    expired = Q(seat_bookings__offers__outcome=Outcome.OPEN, seat_bookings__offers__expires_at__lte=now)
    waiting = Q(registrations__status=Status.WAITING)
    sessions = TrainingSession.objects.published().filter(expired | waiting).beginning_after(now)
    for pk in sessions.order_by("pk").values_list("pk", flat=True).distinct():
        with transaction.atomic():
            lapsed += _lapse(_locked(pk), at=now)
    return lapsed


@transaction.atomic
def offer_free_seats(session: TrainingSession, *, at: datetime | None = None) -> None:
    """Offer a session's free seats to those who wait."""
    hand_out_seats(_locked(session.pk), at=at)


@transaction.atomic
def free_seats_of_home(home: FosterHome, *, at: datetime | None = None) -> int:
    """Give back the future seats that those who have left a home took as part of it, or everybody once
    its path is closed; who stays keeps theirs. Returns how many registrations ended."""
    now = at or timezone.now()
    current = FosterParent.objects.filter(home=home).current().values("user")
    if _is_over(home):
        current = current.none()
    registrations = list(
        Registration.objects.filter(booking__home=home, session__period__startswith__gt=now)
        .live()
        .exclude(person__in=current)
        .select_related("booking", "person")
        .order_by("session", "pk")
    )
    for pk in sorted({registration.session_id for registration in registrations}):
        session = _locked(pk)
        mine = [one for one in registrations if one.session_id == pk]
        _release(mine, status=Status.CANCELLED, step=Step.SIGNED_OFF, by=None)
        notify.stop_for(session, [one.person_id for one in mine])
        _recount(session)
        hand_out_seats(session, at=now)
    return len(registrations)


def _is_over(home: FosterHome) -> bool:
    """Whether the home was prepared once, and has neither path nor assignment open any more."""
    paths, assignments = Preparation.objects.filter(home=home), Assignment.objects.filter(home=home)
    return paths.exists() and not paths.open().exists() and not assignments.open().exists()


def hand_out_seats(session: TrainingSession, *, at: datetime | None = None) -> None:
    """Offer free seats of a locked session to the waiting list, first come first served among those
    who fit; each offer holds its seats until its deadline."""
    now = at or timezone.now()
    deadline = rules.offer_deadline(now, session.begins_at, hours=settings.SEAT_OFFER_HOURS)
    if deadline is None or not session.is_published or session.seats_left < 1:
        return
    queue = list(Booking.objects.filter(session=session).waiting())
    waiting: dict[int, list[Registration]] = {booking.pk: [] for booking in queue}
    rows = Registration.objects.filter(booking__in=queue, status=Status.WAITING).select_related("person")
    for registration in rows.order_by("pk"):
        waiting[registration.booking_id].append(registration)
    handing = rules.hand_out(
        [rules.Waiting(booking.pk, len(waiting[booking.pk])) for booking in queue], session.seats_left
    )
    by_id = {booking.pk: booking for booking in queue}
    for pk in handing.offered:
        registrations = waiting[pk]
        _move(registrations, Status.OFFERED, at=now)
        offer = SeatOffer.objects.create(
            booking=by_id[pk], seats=len(registrations), offered_at=now, expires_at=deadline
        )
        _note(by_id[pk], Step.OFFERED, by=None, at=now)
        for registration in registrations:
            notify.offered(registration, offer)
    for pk in handing.skipped:
        if handing.offered:
            _note(by_id[pk], Step.SKIPPED, by=None, at=now)
    _recount(session)


def call_off_seats(session: TrainingSession, replacement: TrainingSession | None) -> None:
    """End every sign-up of a locked session that was called off, moving all to the replacement."""
    now = timezone.now()
    bookings: dict[Booking, list[Registration]] = {}
    live = Registration.objects.filter(session=session).live().select_related("booking", "person")
    for registration in live.order_by("booking__queued_at", "pk"):
        bookings.setdefault(registration.booking, []).append(registration)
    SeatOffer.objects.filter(booking__in=bookings, outcome=Outcome.OPEN).update(
        outcome=Outcome.WITHDRAWN, answered_at=now
    )
    for booking, registrations in bookings.items():
        was = {registration.person_id: registration.status for registration in registrations}
        _move(registrations, Status.CALLED_OFF, at=now)
        _note(booking, Step.CALLED_OFF, by=None, at=now)
        if replacement is not None:
            copy = Booking.objects.create(
                session=replacement,
                home=booking.home,
                is_together=booking.is_together,
                queued_at=booking.queued_at,
                made_by=booking.made_by,
            )
            for registration in registrations:
                waits = was[registration.person_id] == Status.WAITING
                Registration.objects.create(
                    booking=copy,
                    session=replacement,
                    person=registration.person,
                    status=Status.WAITING if waits else Status.REGISTERED,
                    changed_at=now,
                )
            _note(copy, Step.MOVED, by=None, at=now)
    _recount(session)
    if replacement is not None:
        _recount(replacement)
    notify.cancelled(session, [r.person for each in bookings.values() for r in each], replacement)


def _book(
    session: TrainingSession, persons: Sequence[User], *, home: FosterHome | None, by: User, at: datetime
) -> list[Registration]:
    fits = len(persons) <= session.seats_left
    booking = Booking.objects.create(
        session=session, home=home, is_together=len(persons) > 1, queued_at=at, made_by=by
    )
    try:
        with transaction.atomic():
            registrations = Registration.objects.bulk_create(
                Registration(
                    booking=booking,
                    session=session,
                    person=person,
                    status=Status.REGISTERED if fits else Status.WAITING,
                    changed_at=at,
                )
                for person in persons
            )
    except IntegrityError as error:
        raise AlreadySignedUp from error
    _note(booking, Step.SIGNED_UP if fits else Step.QUEUED, by=by, at=at)
    _recount(session)
    for registration in registrations:
        notify.confirmed(registration) if fits else notify.queued(registration)
    return registrations


def _leave(
    registration: Registration, *, by: User, status: str, step: str, whole_booking: bool
) -> list[Registration]:
    session = _locked(registration.session_id)
    registration = _live(registration)
    _may_change(by, registration)
    leaving = [registration]
    if whole_booking:
        leaving = list(
            Registration.objects.filter(booking=registration.booking_id).live().select_related("person")
        )
    _release(leaving, status=status, step=step, by=by)
    notify.stop_for(session, [one.person_id for one in leaving])
    _recount(session)
    audit("session.signed_off", _subject(session), by=by, persons=[str(one.person.uuid) for one in leaving])
    hand_out_seats(session)
    return leaving


def _release(registrations: Collection[Registration], *, status: str, step: str, by: User | None) -> None:
    """End registrations of locked sessions; a booking's open offer goes on with those who stay."""
    now = timezone.now()
    _move(registrations, status, at=now)
    for booking in {registration.booking_id: registration.booking for registration in registrations}.values():
        left = Registration.objects.filter(booking=booking).live().count()
        _note(booking, step, by=by, at=now)
        offer = SeatOffer.objects.filter(booking=booking, outcome=Outcome.OPEN).first()
        if left:
            Booking.objects.filter(pk=booking.pk).update(is_together=left > 1)
            SeatOffer.objects.filter(booking=booking, outcome=Outcome.OPEN).update(seats=left)
        elif offer:
            _settle(offer, Outcome.WITHDRAWN, at=now)


def _lapse(session: TrainingSession, *, at: datetime) -> int:
    expired = list(
        SeatOffer.objects.filter(
            booking__session=session, outcome=Outcome.OPEN, expires_at__lte=at
        ).select_related("booking")
    )
    for offer in expired:
        _settle(offer, Outcome.LAPSED, at=at)
        _move(Registration.objects.filter(booking=offer.booking, status=Status.OFFERED), Status.LAPSED, at=at)
        _note(offer.booking, Step.LAPSED, by=None, at=at)
    _recount(session)
    hand_out_seats(session, at=at)
    return len(expired)


def _settle(offer: SeatOffer, outcome: str, *, at: datetime) -> None:
    offer.outcome, offer.answered_at = outcome, at
    offer.save(update_fields=["outcome", "answered_at"])


def _move(registrations: Iterable[Registration], status: str, *, at: datetime) -> None:
    ids = [registration.pk for registration in registrations]
    Registration.objects.filter(pk__in=ids).update(status=status, changed_at=at)
    for registration in registrations:
        registration.status, registration.changed_at = status, at


def _recount(session: TrainingSession) -> None:
    """Bring `seats_held` in line with the registrations, under the session's lock."""
    session.seats_held = Registration.objects.filter(session=session).holding().count()
    session.save(update_fields=["seats_held"])


def _note(booking: Booking, step: str, *, by: User | None, at: datetime) -> None:
    SeatEvent.objects.create(booking=booking, step=step, by=by, at=at)


def _locked(pk: int) -> TrainingSession:
    return TrainingSession.objects.select_for_update(no_key=True).get(pk=pk)


def _locked_both(one: int, other: int) -> tuple[TrainingSession, TrainingSession]:
    rows = TrainingSession.objects.filter(pk__in=[one, other]).order_by("pk").select_for_update(no_key=True)
    found = {session.pk: session for session in rows}
    return found[one], found[other]


def _live(registration: Registration) -> Registration:
    found = Registration.objects.filter(pk=registration.pk).live().select_related("booking", "person").first()
    if found is None:
        raise NotSignedUp
    return found


def _may_sign_up(by: User, persons: Sequence[User], *, together: bool) -> FosterHome | None:
    """The home that the persons sign up as part of; raises unless `by` may sign them up."""
    ids = {person.pk for person in persons}
    memberships = list(FosterParent.objects.filter(user__in=ids).current().select_related("home"))
    homes = {membership.home_id: membership.home for membership in memberships}
    if not ids or (len(ids) > 1 and (len(homes) != 1 or len(memberships) != len(ids))):
        raise NotOneHousehold
    home = next(iter(homes.values()), None)
    if ids == {by.pk} or (home and FosterParent.objects.filter(home=home, user=by).current().exists()):
        return home
    if home is None or not staff_may(by, home):
        raise NotAllowed
    return home


def _may_change(by: User, registration: Registration) -> None:
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
