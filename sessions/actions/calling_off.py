"""Calling a session off, with another one instead or without."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User
from sessions.actions import holds, notices, points, seating, visitor_seats
from sessions.actions.planning import locked, moved_to, must_manage, plan_session, subject_of
from sessions.actions.putting import remember
from sessions.actions.taken_place import refuse_if_behind, refuse_if_taken_place
from sessions.errors import NotPlanned
from sessions.models import Registration, SeatEvent, TrainingSession
from sessions.queries.intended import as_it_stands
from sessions.queries.staffing import leaders_of

Status = TrainingSession.Status


@transaction.atomic
def cancel_session(
    session: TrainingSession,
    *,
    by: User,
    replacement_begins_at: datetime | None = None,
    accepted: Collection[int] = (),
) -> TrainingSession | None:
    """Call a session off, and plan its replacement at another time if one is given.

    Its trainers and venue are free again; those signed up are told, and are signed up to the
    replacement, waiting included. Undone, it is held at the time of what it replaces after all. Returns the
    replacement. Raises `NotPlanned`, `TakenPlace`,
    `LiesBehind` for a replacement that is past, `Collides` as `change_session`, or as `plan_session`.
    """
    session = locked(session)
    must_manage(by, session)
    if session.status == Status.CANCELLED:
        raise NotPlanned
    refuse_if_taken_place([session])
    if replacement_begins_at is not None:
        refuse_if_behind(replacement_begins_at)
    was_published = session.is_published
    leaders = leaders_of(session)
    session.status = Status.CANCELLED
    session.cancelled_at = session.changed_at = timezone.now()
    session.revision += 1
    session.save(update_fields=["status", "cancelled_at", "changed_at", "revision"])
    holds.release(session)
    audit("session.cancelled", subject_of(session), by=by)
    replacement = None
    if replacement_begins_at is not None:
        replacement = _replace(session, replacement_begins_at, leaders, by=by, is_published=was_published)
    if was_published:
        call_off_seats(session, replacement, accepted=accepted)
    if replacement is not None and was_published:
        before = replace(as_it_stands(replacement, leaders), span=(session.begins_at, session.ends_at))
        remember({replacement.pk: before}, [replacement], by=by)
    return replacement


def call_off_seats(
    session: TrainingSession, replacement: TrainingSession | None, *, accepted: Collection[int] = ()
) -> None:
    """End every sign-up of a locked session that was called off, moving all to the replacement, waiting
    included.

    Raises `Collides` where somebody with a seat holds another at the replacement's time, and is not among
    the users (ids) `accepted`; those choose, and are told so.
    """
    now = timezone.now()
    colliding: Collection[int] = ()
    chosen = points.choices_of(session)
    bookings = seating.end_all(session)
    if replacement is not None:
        seats: list[Registration] = []
        for booking, registrations in bookings.items():
            seats += seating.seat(
                replacement,
                {one.person: _moved(one.status) for one in registrations},
                home=booking.home,
                by=booking.made_by,
                at=now,
                queued_at=booking.queued_at,
                step=SeatEvent.Step.MOVED,
                course=booking.course,
            )
        colliding = seating.refuse_unless_accepted([replacement], accepted)
        seating.hand_out_seats(replacement)
        points.carry_over(session, replacement, chosen, seats)
    visitor_seats.end_all(session, replacement)
    notices.cancelled(session, [one.person for each in bookings.values() for one in each], replacement)
    if replacement is not None:
        notices.must_choose(replacement, colliding)


def _replace(
    session: TrainingSession, begins_at: datetime, leaders: Sequence[User], *, by: User, is_published: bool
) -> TrainingSession:
    _, ends_at = moved_to(session, begins_at)
    replacement = plan_session(
        organisation=session.organisation,
        kind=session.kind,
        begins_at=begins_at,
        ends_at=ends_at,
        capacity=session.capacity,
        by=by,
        title=session.title,
        parts=list(session.delivers.all()),
        venue=session.venue,
        trainers=leaders,
        leaders_wanted=session.leaders_wanted,
        staffing_reason=session.staffing_reason,
        min_share=session.min_share,
        meeting_link=session.meeting_link,
        target_groups=list(session.target_groups.all()),
        is_published=is_published,
    )
    replacement.due_before.set(session.due_before.all())
    replacement.series, replacement.number = session.series, session.number
    replacement.is_make_up, replacement.taught_minutes = session.is_make_up, session.taught_minutes
    replacement.save(update_fields=["series", "number", "is_make_up", "taught_minutes"])
    session.replaced_by = replacement
    session.save(update_fields=["replaced_by"])
    return replacement


def _moved(status: str) -> str:
    """The status at the replacement of who had one at what it replaces; an offer that is not answered is
    no seat, and is made anew there."""
    seat = Registration.Status
    return seat.REGISTERED if status == seat.REGISTERED else seat.WAITING
