"""Holding trainers and venues: refused in words first, and by the database in any case."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from courses.models import Part
from lms.people.models import User
from lms.people.queries import lock_persons
from sessions import rules
from sessions.errors import (
    NotCompetent,
    SessionsError,
    TrainerBusy,
    TwoLeadersNeeded,
    VenueBusy,
    VenueTooSmall,
)
from sessions.models import (
    Competence,
    SessionKind,
    StaffingReason,
    TrainerAssignment,
    TrainingSession,
    Venue,
    VenueBooking,
)
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.staffing import busy_of_trainers, busy_of_venues

LEADERS = {SessionKind.GATHERING: 2, SessionKind.WEEKEND: 2, SessionKind.ONLINE: 2}
_SEARCH = timedelta(days=15)
_SEARCH_WEEKS = timedelta(weeks=rules.WEEKS_AROUND, days=1)
_CONSTRAINTS = "trainer_in_one_session_at_a_time, venue_in_one_session_at_a_time"


def lock_for_staffing(venues: Iterable[Venue | None], trainers: Iterable[User]) -> None:
    """Lock venues, then trainers, each by id: those who plan for the same ones queue up here."""
    ids = {venue.pk for venue in venues if venue}
    list(Venue.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True))
    lock_persons(trainer.pk for trainer in trainers)


def travel_minutes(kind: str) -> int:
    """The travel that a session of this kind asks of its trainers; online there is none."""
    return 0 if kind == SessionKind.ONLINE else settings.TRAVEL_BUFFER_MINUTES


def refuse_if_busy(
    *,
    kind: str,
    begins_at: datetime,
    ends_at: datetime,
    venue: Venue | None,
    trainers: Sequence[User],
    apart_from: Sequence[int] = (),
    staffing_reason: str = "",
) -> None:
    """Raises `TrainerBusy` or `VenueBusy`, naming who or what and the nearest times at which all are
    free. `apart_from` are ids of sessions that will be elsewhere."""
    found = conflicts(
        kind=kind,
        begins_at=begins_at,
        ends_at=ends_at,
        venue=venue,
        trainers=trainers,
        apart_from=apart_from,
        staffing_reason=staffing_reason,
    )
    if found:
        raise found[0]


def conflicts(
    *,
    kind: str,
    begins_at: datetime,
    ends_at: datetime,
    venue: Venue | None,
    trainers: Sequence[User],
    apart_from: Sequence[int] = (),
    staffing_reason: str = "",
) -> list[TrainerBusy | VenueBusy]:
    """What stands in the way of a session at this time, each with the nearest free beginnings. Absences
    and hours give way when that is agreed with the trainer; other sessions never do."""
    around = _SEARCH if begins_at.date() == ends_at.date() else _SEARCH_WEEKS
    window = begins_at - around, ends_at + around
    by_trainer = busy_of_trainers(
        [trainer.pk for trainer in trainers],
        *window,
        buffer_minutes=travel_minutes(kind),
        apart_from=apart_from,
        with_absences=staffing_reason != StaffingReason.AGREED,
        over_nights=ends_at - begins_at > rules.LONGEST_DAY,
    )
    by_venue = busy_of_venues(
        [venue.pk] if venue else [],
        *window,
        buffer_minutes=settings.VENUE_BUFFER_MINUTES,
        apart_from=apart_from,
    )
    wanted = (begins_at, ends_at)

    def taken(spans: Iterable[rules.Span]) -> bool:
        return any(rules.overlaps(wanted, span) for span in spans)

    busy_trainers = [trainer for trainer in trainers if taken(by_trainer[trainer.pk])]
    venue_is_busy = venue is not None and taken(by_venue[venue.pk])
    if not busy_trainers and not venue_is_busy:
        return []
    day = begins_at.astimezone(rules.OSLO).date()
    nearest = rules.nearest_free(
        begins_at,
        ends_at - begins_at,
        [*by_trainer.values(), *by_venue.values()],
        not_before=timezone.now(),
        closed=days_to_ask_for(day - _SEARCH_WEEKS, day + _SEARCH_WEEKS),
    )
    found: list[TrainerBusy | VenueBusy] = [TrainerBusy(trainer.name, nearest) for trainer in busy_trainers]
    if venue is not None and venue_is_busy:
        found.append(VenueBusy(venue.name, nearest))
    return found


def hindrances(wanted: Mapping[str, Any], *, session: TrainingSession | None = None) -> list[SessionsError]:
    """Everything known so far that would refuse a session as it is being planned; writes nothing.

    `wanted` holds what has been filled in of kind, begins_at, ends_at, venue, capacity, trainers, part
    and staffing_reason; `session` is the one being changed.
    """
    found: list[SessionsError] = []
    trainers, venue = list(wanted.get("trainers") or ()), wanted.get("venue")
    reason, kind = wanted.get("staffing_reason") or "", session.kind if session else wanted.get("kind")
    if wanted.get("begins_at") and wanted.get("ends_at"):
        found += conflicts(
            kind=kind or SessionKind.GATHERING,
            begins_at=wanted["begins_at"],
            ends_at=wanted["ends_at"],
            venue=venue,
            trainers=trainers,
            apart_from=[session.pk] if session else [],
            staffing_reason=reason,
        )
    part = wanted.get("part")
    parts = list(session.delivers.all()) if session else [part] if part else []
    try:
        refuse_if_too_small(venue, wanted.get("capacity") or 0)
        if trainers:
            refuse_if_short_staffed(
                trainers=trainers,
                module_uuids=modules_of(parts),
                leaders_wanted=session.leaders_wanted
                if session
                else LEADERS.get(SessionKind(kind or "gathering"), 1),
                staffing_reason=reason,
            )
    except SessionsError as error:
        found.append(error)
    return found


def refuse_if_short_staffed(
    *,
    trainers: Sequence[User],
    module_uuids: Iterable[UUID],
    leaders_wanted: int,
    staffing_reason: str,
) -> None:
    """Raises `TwoLeadersNeeded` or `NotCompetent` unless a reason is given. Who has no competence
    recorded may lead anything."""
    if staffing_reason:
        return
    if len(trainers) < leaders_wanted:
        raise TwoLeadersNeeded
    modules = set(module_uuids)
    known: dict[int, set[UUID]] = {}
    rows = Competence.objects.filter(trainer__in=[trainer.pk for trainer in trainers])
    for trainer_id, module in rows.values_list("trainer", "module"):
        known.setdefault(trainer_id, set()).add(module)
    for trainer in trainers:
        if trainer.pk in known and not modules <= known[trainer.pk]:
            raise NotCompetent(trainer.name)


def refuse_if_too_small(venue: Venue | None, capacity: int) -> None:
    if venue is not None and venue.capacity < capacity:
        raise VenueTooSmall(venue.name)


def modules_of(parts: Iterable[Part]) -> set[UUID]:
    return {part.module_id for part in parts}


def hold(session: TrainingSession, trainers: Iterable[User], *, holds: bool) -> None:
    """Write a session's venue booking and trainer assignments, in place of those there are."""
    begins_at, ends_at = session.begins_at, session.ends_at
    VenueBooking.objects.filter(session=session).delete()
    if session.venue_id:
        busy = rules.busy_span(begins_at, ends_at, buffer_minutes=settings.VENUE_BUFFER_MINUTES)
        VenueBooking.objects.create(
            venue_id=session.venue_id, session=session, busy=DateTimeTZRange(*busy), holds=holds
        )
    busy = rules.busy_span(begins_at, ends_at, buffer_minutes=travel_minutes(session.kind))
    wanted = {trainer.pk for trainer in trainers}
    standing = TrainerAssignment.objects.filter(session=session, withdrawn_at=None)
    standing.exclude(trainer__in=wanted).update(withdrawn_at=timezone.now(), holds=False)
    standing.filter(trainer__in=wanted).update(busy=DateTimeTZRange(*busy), holds=holds)
    known = set(standing.values_list("trainer", flat=True))
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
