"""When trainers and venues are taken, and who may lead what."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from lms.people.models import Organisation, Role, User
from lms.people.models.order import norwegian
from sessions.models import (
    Competence,
    SessionKind,
    TrainerAbsence,
    TrainerAssignment,
    TrainerHours,
    TrainingSession,
    VenueBooking,
)
from sessions.rules import Span, outside_hours, overlaps


def leaders_read() -> "Prefetch[str, QuerySet[TrainerAssignment], str]":
    """Reads with sessions who leads them, withdrawn leaders apart, as `leaders_read`; one query."""
    leaders = TrainerAssignment.objects.filter(withdrawn_at=None).select_related("trainer").order_by("pk")
    return Prefetch("trainer_assignments", queryset=leaders, to_attr="leaders_read")


def busy_of_trainers(
    trainers: Iterable[int],
    start: datetime,
    end: datetime,
    *,
    buffer_minutes: int,
    apart_from: Iterable[int] = (),
    with_absences: bool = True,
    over_nights: bool = False,
) -> dict[int, list[Span]]:
    """When these trainers can be in no other session, by user id: sessions with the travel before and
    after and, unless told otherwise, absences and the hours outside those they have given.
    `buffer_minutes` is the new session's; `apart_from` are sessions not counted. For a session
    `over_nights` the weekdays given count, the hours of the day do not."""
    ids = list(trainers)
    found: dict[int, list[Span]] = {trainer: [] for trainer in ids}
    buffer = timedelta(minutes=buffer_minutes)
    held = TrainerAssignment.objects.filter(
        trainer__in=ids, holds=True, busy__overlap=(start - buffer, end)
    ).exclude(session__in=list(apart_from))
    for trainer, busy in held.values_list("trainer", "busy"):
        found[trainer].append((busy.lower, busy.upper + buffer))
    if not with_absences:
        return found
    away = TrainerAbsence.objects.filter(trainer__in=ids, period__overlap=(start, end))
    for trainer, period in away.values_list("trainer", "period"):
        found[trainer].append((period.lower, period.upper))
    for hours in TrainerHours.objects.filter(trainer__in=ids):
        found[hours.trainer_id] += outside_hours(
            start,
            end,
            weekdays=hours.weekdays,
            earliest=None if over_nights else hours.earliest,
            latest=None if over_nights else hours.latest,
        )
    return found


def busy_of_venues(
    venues: Iterable[int],
    start: datetime,
    end: datetime,
    *,
    buffer_minutes: int,
    apart_from: Iterable[int] = (),
) -> dict[int, list[Span]]:
    """When these venues are taken, by id, the time to tidy up included."""
    ids = list(venues)
    found: dict[int, list[Span]] = {venue: [] for venue in ids}
    buffer = timedelta(minutes=buffer_minutes)
    held = VenueBooking.objects.filter(
        venue__in=ids, holds=True, busy__overlap=(start - buffer, end)
    ).exclude(session__in=list(apart_from))
    for venue, busy in held.values_list("venue", "busy"):
        found[venue].append((busy.lower, busy.upper + buffer))
    return found


def with_trainer_away(sessions: QuerySet[TrainingSession]) -> QuerySet[TrainingSession]:
    """Those of the sessions that a trainer holds who has since said to be away then."""
    away = TrainerAbsence.objects.filter(
        trainer=OuterRef("trainer"), period__overlap=OuterRef("session__period")
    )
    held = TrainerAssignment.objects.filter(Exists(away), session=OuterRef("pk"), holds=True)
    return sessions.filter(Exists(held))


def trainers_for(organisation: Organisation) -> QuerySet[User]:
    """The trainers of a service, by name."""
    return User.objects.filter(
        memberships__organisation=organisation, memberships__role=Role.TRAINER, is_active=True
    ).order_by(*norwegian("last_name", "first_name"), "pk")


def free_colleagues(session: TrainingSession) -> list[User]:
    """The trainers of the session's service who do not lead it, are free then, travel included, and may
    lead what it delivers; by name."""
    leads = TrainerAssignment.objects.filter(session=session, withdrawn_at=None).values("trainer")
    colleagues = list(trainers_for(session.organisation).exclude(pk__in=leads).distinct())
    minutes = 0 if session.kind == SessionKind.ONLINE else settings.TRAVEL_BUFFER_MINUTES
    busy = busy_of_trainers(
        [one.pk for one in colleagues], session.begins_at, session.ends_at, buffer_minutes=minutes
    )
    wanted = set(session.delivers.values_list("module", flat=True))
    known: dict[int, set[UUID]] = {}
    for trainer, module in Competence.objects.filter(trainer__in=colleagues).values_list("trainer", "module"):
        known.setdefault(trainer, set()).add(module)
    span = (session.begins_at, session.ends_at)
    return [
        one
        for one in colleagues
        if not any(overlaps(span, taken) for taken in busy[one.pk])
        and (one.pk not in known or wanted <= known[one.pk])
    ]
