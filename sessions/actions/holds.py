"""Holding trainers and venues: refused in words first, and by the database in any case."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from courses.models import Part
from lms.people.models import User
from lms.people.queries import lock_persons
from sessions.errors import TrainerBusy, VenueBusy
from sessions.models import TrainerAssignment, TrainingSession, Venue, VenueBooking
from sessions.queries.conflicts import travel_minutes
from sessions.rules.times import busy_span

_CONSTRAINTS = "trainer_in_one_session_at_a_time, venue_in_one_session_at_a_time"


def lock_for_staffing(venues: Iterable[Venue | None], trainers: Iterable[User]) -> None:
    """Lock venues, then trainers, each by id: those who plan for the same ones queue up here."""
    ids = {venue.pk for venue in venues if venue}
    list(Venue.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True))
    lock_persons(trainer.pk for trainer in trainers)


def modules_of(parts: Iterable[Part]) -> set[UUID]:
    return {part.module_id for part in parts}


def hold(session: TrainingSession, trainers: Iterable[User], *, holds: bool, is_new: bool = False) -> None:
    """Write a session's venue booking and trainer assignments, in place of those there are; one that
    `is_new` has none."""
    begins_at, ends_at = session.begins_at, session.ends_at
    booking = VenueBooking.objects.filter(session=session)
    if session.venue_id:
        busy = busy_span(begins_at, ends_at, buffer_minutes=settings.VENUE_BUFFER_MINUTES)
        held = {"venue_id": session.venue_id, "busy": DateTimeTZRange(*busy), "holds": holds}
        if is_new or not booking.update(**held):
            VenueBooking.objects.create(session=session, **held)
    elif not is_new:
        booking.delete()
    busy = busy_span(begins_at, ends_at, buffer_minutes=travel_minutes(session.kind))
    wanted = {trainer.pk for trainer in trainers}
    standing = TrainerAssignment.objects.filter(session=session, withdrawn_at=None)
    known = set() if is_new else set(standing.values_list("trainer", flat=True))
    if known - wanted:
        standing.exclude(trainer__in=wanted).update(withdrawn_at=timezone.now(), holds=False)
    if known & wanted:
        standing.filter(trainer__in=wanted).update(busy=DateTimeTZRange(*busy), holds=holds)
    TrainerAssignment.objects.bulk_create(
        TrainerAssignment(trainer_id=trainer, session=session, busy=DateTimeTZRange(*busy), holds=holds)
        for trainer in sorted(wanted - known)
    )


def check_holds() -> None:
    """Have the database check every hold now, not at commit. Raises `Busy` if somebody was first."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {_CONSTRAINTS} IMMEDIATE")
            cursor.execute(f"SET CONSTRAINTS {_CONSTRAINTS} DEFERRED")
    except IntegrityError as error:
        if "venue_in_one_session" in str(error):
            raise VenueBusy("") from error
        raise TrainerBusy("") from error


def release(session: TrainingSession) -> None:
    """Let a session's trainers and venue go; who was to lead it stays on record."""
    TrainerAssignment.objects.filter(session=session).update(holds=False)
    VenueBooking.objects.filter(session=session).update(holds=False)
