"""What has taken place stays where it was: it is evidence."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from sessions.errors import LiesBehind, TakenPlace
from sessions.models import Attendance, TrainingSession


def refuse_if_taken_place(sessions: Sequence[TrainingSession]) -> None:
    """Raises `TakenPlace` if anybody has been marked at one of the sessions."""
    marked = Attendance.objects.filter(session__in=[session.pk for session in sessions])
    if first := marked.select_related("session").order_by("session__period").first():
        raise TakenPlace(first.session.title)


def refuse_if_behind(begins_at: datetime) -> None:
    """Raises `LiesBehind` for a beginning that is past."""
    if begins_at <= timezone.now():
        raise LiesBehind
