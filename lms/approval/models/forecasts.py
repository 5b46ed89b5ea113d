from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.approval.models.statuses import GateStatus
from lms.people.models import FosterHome, Region, Role
from lms.people.models.access import access_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

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


class OutlookQuerySet(models.QuerySet["Outlook"]):
    def finished(self) -> "OutlookQuerySet":
        return self.filter(finished_at__isnull=False)

    def visible_to(self, user: "User | AnonymousUser") -> "OutlookQuerySet":
        """A coordinator's own regions, a caseworker's own offices; auditors and administrators see
        every region's, and no office's."""
        access = access_of(user)
        seen = Q(region__organisations__in=access.organisations(Role.COORDINATOR))
        seen |= Q(organisation__in=access.organisations(Role.CASEWORKER))
        if access.has(Role.AUDITOR, Role.ADMIN):
            seen |= Q(region__isnull=False)
        return self.filter(seen).distinct()


class Outlook(models.Model):
    """A region's, or an office's, figures for a month: computed once, and never again for that month.

    `figures` holds only what may be published: rounded, small numbers and their complements left out.
    """

    region = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="outlooks")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.CASCADE, related_name="outlooks"
    )
    month: "models.DateField[date, date]" = models.DateField()
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = OutlookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(region=None, organisation__isnull=False)
                | Q(region__isnull=False, organisation=None),
                name="outlook_is_of_a_region_or_an_office",
            ),
            models.UniqueConstraint(
                fields=["region", "organisation", "month"],
                nulls_distinct=False,
                name="outlook_once_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"Outlook {self.region_id or self.organisation_id} {self.month:%Y-%m}"
