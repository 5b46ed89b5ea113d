"""The trainers of one's services: when they can be asked, what they may lead."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet, Value
from django.utils import timezone

from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from sessions.models import (
    BusyTime,
    Competence,
    TrainerAbsence,
    TrainerCalendar,
    TrainerHours,
    TrainingSession,
)
from sessions.rules.times import Span


def own_trainers(user: User) -> QuerySet[User]:
    """The trainers of the services that a user coordinates, by name."""
    own = access_of(user).organisations(Role.COORDINATOR)
    found = User.objects.with_role(Role.TRAINER, at=own)
    return found.order_by(*norwegian("last_name", "first_name"), "pk")


def trainers_listed(user: User) -> QuerySet[User]:
    """The same, with the absences ahead and what each may lead; three queries."""
    ahead = TrainerAbsence.objects.filter(period__endswith__gt=timezone.now()).order_by("period")
    known = Competence.objects.select_related("module__training").order_by("module__training")
    return own_trainers(user).prefetch_related(
        Prefetch("absences", queryset=ahead), Prefetch("competences", queryset=known)
    )


def hours_of(trainer: User) -> TrainerHours | None:
    """The weekdays and times when a trainer can usually be asked."""
    return TrainerHours.objects.filter(trainer=trainer).first()


def competences_of(trainer: User) -> QuerySet[Competence]:
    """What a trainer may lead; none recorded means all."""
    return Competence.objects.filter(trainer=trainer).select_related("module__training")


def absences_ahead(trainer: User) -> QuerySet[TrainerAbsence]:
    """When a trainer is away, from now on."""
    ahead = TrainerAbsence.objects.filter(trainer=trainer, period__endswith__gt=timezone.now())
    return ahead.order_by("period")


def absences_to_keep(user: User) -> QuerySet[TrainerAbsence]:
    """A user's own absences and those of the trainers that they coordinate."""
    absences = TrainerAbsence.objects.select_related("trainer")
    return absences.filter(trainer=user) | absences.filter(trainer__in=own_trainers(user).values("pk"))


def said_of(trainers: Collection[int], window: Span) -> Iterable[tuple[int, Any, bool]]:
    """When these trainers (ids) cannot be asked within a time, by what they say themselves: who, when, and
    whether it is their own calendar that says so. One query."""
    away = TrainerAbsence.objects.filter(trainer__in=trainers, period__overlap=window)
    busy = BusyTime.objects.filter(calendar__trainer__in=trainers, period__overlap=window)
    return away.values_list("trainer", "period", Value(value=False)).union(
        busy.values_list("calendar__trainer", "period", Value(value=True)), all=True
    )


def own_calendar(trainer: User) -> TrainerCalendar | None:
    """The calendar that a trainer has us read."""
    return TrainerCalendar.objects.filter(trainer=trainer).first()


def busy_ahead(trainer: User, *, most: int = 10) -> list[BusyTime]:
    """When a trainer is busy by their own calendar, from now on, the first of it."""
    ahead = BusyTime.objects.filter(calendar__trainer=trainer, period__endswith__gt=timezone.now())
    return list(ahead.order_by("period")[:most])


def led_while_away(trainer: User) -> list[TrainingSession]:
    """The sessions that a trainer leads in a time they are away: to be handed over."""
    led = TrainingSession.objects.with_leader(trainer.pk).published().beginning_after(timezone.now())
    spans = [absence.period for absence in absences_ahead(trainer)]
    return [
        one
        for one in led.in_order()
        if any(span.lower < one.ends_at and one.begins_at < span.upper for span in spans)
    ]
