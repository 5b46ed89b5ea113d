from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.approval.models.statuses import GateStatus
from lms.people.models import FosterHome

if TYPE_CHECKING:
    pass

DEFAULT_PACE = 120


class LearningPace(models.Model):
    """How many minutes of e-learning a week a home plans with, and whether its adults go to gatherings
    together; without one, two hours a week, and together."""

    home = models.OneToOneField(FosterHome, on_delete=models.CASCADE, related_name="learning_pace")
    minutes_a_week = models.PositiveSmallIntegerField(_("e-learning a week"), default=DEFAULT_PACE)
    together = models.BooleanField(_("we go to gatherings together"), default=True)
    chosen_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    chosen_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes_a_week__gte=15), name="learning_pace_moves_forward")
        ]

    def __str__(self) -> str:
        return f"LearningPace {self.pk}"


class HomeForecast(models.Model):
    """The forecast for one open case as last computed; a projection. `ready_on` is the earliest day on
    which its training can be complete, or null where nothing published makes it so; `is_late` when that
    is past the planned move-in."""

    status = models.OneToOneField(GateStatus, on_delete=models.CASCADE, related_name="forecast")
    made_on: "models.DateField[date, date]" = models.DateField()
    ready_on = models.DateField(null=True)
    is_exact = models.BooleanField(default=True)
    is_late = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"HomeForecast {self.status_id}: {self.ready_on}"


class PlanWaiting(models.Model):
    """A plan that an adult of a home has booked their part of, and that waits for another's own word."""

    status = models.ForeignKey(GateStatus, on_delete=models.CASCADE, related_name="plans_waiting")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="plans_waiting")
    asked_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["status", "person"], name="plan_waiting_once")]

    def __str__(self) -> str:
        return f"PlanWaiting {self.pk}"
