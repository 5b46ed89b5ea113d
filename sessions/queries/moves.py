"""Whether a move of gatherings can still be undone."""

from lms.people.models import User
from sessions.models import Attendance, Registration, Series, SeriesMove, TrainingSession


def move_to_undo(series: Series) -> SeriesMove | None:
    """The last change of gatherings of a series, if nobody has acted on it: none has been changed or called
    off, nobody has signed up, left, been offered a seat or been marked since, and no more persons hold seats
    than there were. Four queries."""
    move = SeriesMove.objects.filter(series=series).select_related("moved_by").order_by("-pk").first()
    if move is None or move.undone_at is not None:
        return None
    sessions = TrainingSession.objects.filter(pk__in=move.was).standing()
    now = {
        pk: (revision, held) for pk, revision, held in sessions.values_list("pk", "revision", "seats_held")
    }
    for pk, was in move.was.items():
        revision, held = now.get(int(pk), (None, 0))
        if revision != was["revision"] or held > was.get("capacity", held):
            return None
    acted = Registration.objects.filter(session__in=move.was, changed_at__gt=move.moved_at).exists()
    marked = Attendance.objects.filter(session__in=move.was).exists()
    return None if acted or marked else move


def may_undo(move: SeriesMove, user: User) -> bool:
    """Whether a user plans every gathering that was moved."""
    return TrainingSession.objects.managed_by(user).filter(pk__in=move.was).count() == len(move.was)
