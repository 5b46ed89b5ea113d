"""Who leads which session, and who could."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from lms.people.models import Organisation, Role, User
from lms.people.models.order import norwegian
from sessions.models import (
    TrainerAbsence,
    TrainerAssignment,
    TrainingSession,
)


def leaders_of(session: TrainingSession) -> list[User]:
    """Those who lead the session now."""
    rows = TrainerAssignment.objects.filter(session=session, withdrawn_at=None)
    return [row.trainer for row in rows.select_related("trainer").order_by("pk")]


def leaders_read() -> "Prefetch[str, QuerySet[TrainerAssignment], str]":
    """Reads with sessions who leads them, withdrawn leaders apart, as `leaders_read`; one query."""
    leaders = TrainerAssignment.objects.filter(withdrawn_at=None).select_related("trainer").order_by("pk")
    return Prefetch("trainer_assignments", queryset=leaders, to_attr="leaders_read")


def with_trainer_away(sessions: QuerySet[TrainingSession]) -> QuerySet[TrainingSession]:
    """Those of the sessions that a trainer holds who has since said to be away then."""
    away = TrainerAbsence.objects.filter(
        trainer=OuterRef("trainer"), period__overlap=OuterRef("session__period")
    )
    held = TrainerAssignment.objects.filter(Exists(away), session=OuterRef("pk"), holds=True)
    return sessions.filter(Exists(held))


def trainers_for(organisation: Organisation) -> QuerySet[User]:
    """The trainers of a service, by name."""
    found = User.objects.with_role(Role.TRAINER, at=[organisation.pk])
    return found.order_by(*norwegian("last_name", "first_name"), "pk")
