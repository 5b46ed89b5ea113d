"""A move of gatherings, taken back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.refusals import NotAllowed
from sessions.actions.planning import put_at
from sessions.errors import ActedOn
from sessions.models import Series, SeriesMove, TrainingSession
from sessions.queries.moves import may_undo, move_to_undo


@transaction.atomic
def undo_move(series: Series, *, by: User) -> SeriesMove:
    """Put the gatherings of the last move back to where they were; those concerned are told. Raises `ActedOn`
    once anybody has acted on the move, `NotAllowed`, or as `move_following`."""
    ids = list(TrainingSession.objects.filter(series=series).order_by("pk").values_list("pk", flat=True))
    locked = TrainingSession.objects.select_for_update(of=("self",), no_key=True).select_related("venue")
    sessions = {one.pk: one for one in locked.filter(pk__in=ids).order_by("pk")}
    move = move_to_undo(series)
    if move is None:
        raise ActedOn
    if not may_undo(move, by):
        raise NotAllowed
    moved = [sessions[int(pk)] for pk in move.was]
    put_at(
        moved,
        {
            int(pk): (datetime.fromisoformat(was["begins_at"]), datetime.fromisoformat(was["ends_at"]))
            for pk, was in move.was.items()
        },
    )
    move.undone_at = timezone.now()
    move.save(update_fields=["undone_at"])
    audit("series.move_undone", f"series:{series.uuid}", by=by, sessions=len(moved))
    return move
