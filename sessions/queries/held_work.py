"""What a trainer holds that somebody else must take when they leave."""

from dataclasses import dataclass
from datetime import date, time

from django.utils import timezone

from lms.dates import on_wall
from lms.people.models import Organisation, User
from sessions.models import InHomePlan, NetworkGroup, TrainingSession
from sessions.rules.kinds import kinds_with

_OPEN = (InHomePlan.Status.ASKED, InHomePlan.Status.GRANTED)


@dataclass(frozen=True)
class HeldWork:
    """The sessions ahead that somebody is to lead for an office, the groups that they facilitate, and the
    open in-home plans that they help with; visits are among the sessions."""

    sessions: list[TrainingSession]
    groups: list[NetworkGroup]
    plans: list[InHomePlan]

    def __bool__(self) -> bool:
        return bool(self.sessions or self.groups or self.plans)


def held_work(trainer: User, office: Organisation, *, after: date | None = None) -> HeldWork:
    """What this person holds at the office from now on, or after a day; three queries."""
    since = timezone.now() if after is None else max(timezone.now(), on_wall(after, time.max))
    led = TrainingSession.objects.with_leader(trainer.pk).standing().beginning_after(since)
    led = led.exclude(kind__in=kinds_with("is_by_invitation"))  # a colleague who was asked by name, no leader
    groups = NetworkGroup.objects.filter(organisation=office, facilitator=trainer, closed_on=None)
    plans = InHomePlan.objects.filter(organisation=office, resource_people=trainer, status__in=_OPEN)
    return HeldWork(
        sessions=list(led.filter(organisation=office).select_related("series", "organisation").in_order()),
        groups=list(groups.order_by("pk")),
        plans=list(plans.order_by("asked_at", "pk")),
    )
