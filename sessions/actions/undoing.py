"""A change of gatherings, taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.refusals import NotAllowed
from sessions.actions import seating
from sessions.actions.putting import put_as_wanted
from sessions.errors import ActedOn
from sessions.models import Series, SeriesMove, TrainingSession, Venue
from sessions.queries.intended import Intended, as_it_stands
from sessions.queries.moves import last_of_many, may_undo, move_to_undo
from sessions.queries.staffing import leaders_of, trainers_for


@transaction.atomic
def undo_move(series: Series, *, by: User) -> SeriesMove:
    """Put the gatherings of the last change back to how they were; those concerned are told. Raises `ActedOn`
    once anybody has acted on it, or what it needs is no longer there, `NotAllowed`, or as `put_as_wanted`."""
    ids = TrainingSession.objects.filter(series=series).values_list("pk", flat=True)
    sessions = seating.locked_all(list(ids))
    move = move_to_undo(series)
    if move is None:
        raise ActedOn
    if not may_undo(move, by):
        raise NotAllowed
    return _taken_back(move, sessions, by=by, subject=f"series:{series.uuid}")


@transaction.atomic
def undo_many(move: SeriesMove, *, by: User) -> SeriesMove:
    """Put sessions of several series, or of none, back to how they were before they were changed together;
    those concerned are told. Raises as `undo_move`."""
    sessions = seating.locked_all(int(pk) for pk in move.was)
    if not move.was or last_of_many(by) != move:
        raise ActedOn
    return _taken_back(move, sessions, by=by, subject=f"session:{next(iter(sessions.values())).uuid}")


def _taken_back(
    move: SeriesMove, sessions: Mapping[int, TrainingSession], *, by: User, subject: str
) -> SeriesMove:
    moved = [sessions[int(pk)] for pk in move.was]
    put_as_wanted(moved, {int(pk): _as_was(sessions[int(pk)], was) for pk, was in move.was.items()}, by=by)
    move.undone_at = timezone.now()
    move.save(update_fields=["undone_at"])
    audit("series.move_undone", subject, by=by, sessions=len(moved))
    return move


def _as_was(session: TrainingSession, was: dict[str, Any]) -> Intended:
    """How a gathering was, of what is kept; changes kept before rooms and trainers were have times alone."""
    standing = as_it_stands(session, leaders_of(session))
    span = datetime.fromisoformat(was["begins_at"]), datetime.fromisoformat(was["ends_at"])
    if "trainers" not in was:
        return replace(standing, span=span)
    venue = session.venue if was["venue"] == session.venue_id else _venue(session, was["venue"])
    led = {one.pk: one for one in standing.trainers} | {
        one.pk: one for one in trainers_for(session.organisation).filter(pk__in=was["trainers"])
    }
    if not led.keys() >= set(was["trainers"]):
        raise ActedOn
    return replace(
        standing,
        span=span,
        venue=venue,
        trainers=tuple(led[pk] for pk in was["trainers"]),
        capacity=was["capacity"],
        staffing_reason=was["staffing_reason"],
    )


def _venue(session: TrainingSession, pk: int | None) -> Venue | None:
    if pk is None:
        return None
    venue = session.organisation.venues.in_use().filter(pk=pk).first()
    if venue is None:
        raise ActedOn
    return venue
