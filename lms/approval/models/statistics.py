"""What a service area asked to have counted."""

from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from lms.people.models import Region, Role, User
from lms.people.models.access import access_of


class MonthlyStatisticsQuerySet(models.QuerySet["MonthlyStatistics"]):
    def finished(self) -> "MonthlyStatisticsQuerySet":
        return self.filter(finished_at__isnull=False)

    def visible_to(self, user: User | AnonymousUser) -> "MonthlyStatisticsQuerySet":
        """A coordinator's own regions, a caseworker's own offices; auditors and administrators see
        every region's, and no office's."""
        access = access_of(user)
        seen = Q(region__organisations__in=access.organisations(Role.COORDINATOR))
        seen |= Q(organisation__in=access.organisations(Role.CASEWORKER))
        if access.has(Role.AUDITOR, Role.ADMIN):
            seen |= Q(region__isnull=False)
        return self.filter(seen).distinct()


class MonthlyStatistics(models.Model):
    """A region's, or an office's, figures for a month: computed once, and never again for that month.

    `figures` holds only what may be published: rounded, small numbers and their complements left out.
    """

    region = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="outlooks")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="outlooks"
    )
    month: "models.DateField[date, date]" = models.DateField()
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = MonthlyStatisticsQuerySet.as_manager()

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
