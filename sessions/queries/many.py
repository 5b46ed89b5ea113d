"""Many sessions that are changed at once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from lms.people.models import Organisation, User
from sessions.models import TrainingSession
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.rules.kinds import kinds_with

MOST = 200


def sessions_to_change(user: User, *, at: datetime) -> TrainingSessionQuerySet:
    """Those ahead that a user leads or coordinates and that are planned by their own form, in order; with
    what a list and a change of them read."""
    sessions = TrainingSession.objects.managed_by(user).standing().beginning_after(at)
    return (
        sessions.filter(kind__in=kinds_with("is_planned_singly"))
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related("trainer_assignments__trainer", "delivers")
        .in_order()
    )


def chosen(user: User, uuids: Collection[UUID], *, at: datetime) -> list[TrainingSession]:
    """Those of these sessions that a user may change, `MOST` at a time."""
    return list(sessions_to_change(user, at=at).filter(uuid__in=uuids)[:MOST])


def service_of(sessions: Collection[TrainingSession]) -> Organisation | None:
    """The service that all of these sessions are of; None where they are of several."""
    services = {one.organisation_id: one.organisation for one in sessions}
    return next(iter(services.values())) if len(services) == 1 else None
