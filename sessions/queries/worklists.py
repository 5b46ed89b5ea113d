"""The sessions ahead in which something waits for who plans them, pile by pile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lms.people.models import User
from sessions.models import InterpreterOrder, Registration, TrainingSession
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.queries.staffing import leaders_read, with_trainer_away

INTERPRETERS_WITHIN = timedelta(days=14)


def with_waiting(sessions: "QuerySet[TrainingSession]") -> "QuerySet[TrainingSession]":
    """The sessions, each with how many persons are on its waiting list as `waiting`."""
    waiting = Registration.objects.filter(session=OuterRef("pk"), status=Registration.Status.WAITING)
    counted = waiting.order_by().values("session").annotate(number=Count("pk")).values("number")
    return sessions.annotate(waiting=Coalesce(Subquery(counted), 0))


class Worklist(StrEnum):
    """What waits; the value stands in addresses."""

    LEADERS = "kursledere"
    AWAY = "borte"
    WAITING = "venteliste"
    INTERPRETERS = "tolk"


def in_pile(
    sessions: TrainingSessionQuerySet, pile: Worklist, *, at: datetime
) -> "QuerySet[TrainingSession]":
    """Those of the sessions beginning after `at` that lie in the pile: without enough leaders and with
    no reason given, with a leader who is away, with somebody on the waiting list, or, within two weeks,
    with an interpreter not confirmed."""
    ahead = sessions.standing().beginning_after(at)
    match pile:
        case Worklist.LEADERS:
            leads = Count("trainer_assignments", filter=Q(trainer_assignments__withdrawn_at=None))
            return ahead.annotate(leaders=leads).filter(leaders__lt=F("leaders_wanted"), staffing_reason="")
        case Worklist.AWAY:
            return with_trainer_away(ahead)
        case Worklist.WAITING:
            waiting = Registration.objects.filter(session=OuterRef("pk"), status=Registration.Status.WAITING)
            return ahead.filter(Exists(waiting))
        case Worklist.INTERPRETERS:
            orders = InterpreterOrder.objects.filter(confirmed_at=None, registration__session=OuterRef("pk"))
            return ahead.filter(Exists(orders), period__startswith__lte=at + INTERPRETERS_WITHIN)


@dataclass(frozen=True)
class PlannedPage:
    """The sessions ahead of who plans them, of one pile or all, and how many lie in each pile."""

    sessions: "QuerySet[TrainingSession]"
    numbers: Mapping[Worklist, int]


def planned_page(user: User, pile: Worklist | None, *, at: datetime) -> PlannedPage:
    """What the plan shows; one query for each pile beside the sessions' own."""
    managed = TrainingSession.objects.managed_by(user).standing()
    ahead = in_pile(managed, pile, at=at) if pile else managed.filter(period__endswith__gt=at)
    sessions = (
        with_waiting(ahead)
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related(leaders_read())
        .order_by("period__startswith", "pk")
    )
    return PlannedPage(sessions, {one: in_pile(managed.order_by(), one, at=at).count() for one in Worklist})
