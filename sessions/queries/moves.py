"""Whether a move of gatherings can still be undone."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from lms.people.models import Role, User
from lms.people.models.access import access_of
from sessions.models import Attendance, Registration, Series, SeriesMove, TrainingSession

SHOWN_FOR = timedelta(days=7)


def move_to_undo(series: Series) -> SeriesMove | None:
    """The last change of gatherings of a series, if nobody has acted on it: none has been changed or called
    off, nobody has signed up, left, been offered a seat or been marked since, and no more persons hold seats
    than there were. Four queries."""
    moves = SeriesMove.objects.filter(series=series).select_related("moved_by")
    return _untouched(moves.order_by("-pk").first())


def last_of_many(user: User) -> SeriesMove | None:
    """The last change of the week past of sessions of the services that a user plans for, of one series, of
    several or of none, if nobody has acted on it and they plan all of its sessions. Five queries."""
    recent = moves_of_many(user).filter(moved_at__gt=timezone.now() - SHOWN_FOR)
    move = _untouched(recent.order_by("-pk").first())
    return move if move and may_undo(move, user) else None


def moves_of_many(user: User) -> QuerySet[SeriesMove]:
    """The changes of sessions of the services that a user plans for."""
    access = access_of(user)
    own = access.organisations(Role.COORDINATOR) | access.organisations(Role.TRAINER)
    return SeriesMove.objects.filter(organisation__in=own).select_related("moved_by")


def _untouched(move: SeriesMove | None) -> SeriesMove | None:
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
