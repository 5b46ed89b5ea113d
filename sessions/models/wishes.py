from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ReachWish(models.Model):
    """Weekdays that do not suit a person (0 is Monday), and the municipalities they can reach.

    Used by make-up and forecast; no wish means any day and any place.
    """

    person = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="reach_wish")
    unsuitable_weekdays = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        blank=True,
        verbose_name=_("weekdays that do not suit"),
    )
    reachable = models.ManyToManyField(
        "people.Municipality", related_name="+", blank=True, verbose_name=_("places you can reach")
    )

    def __str__(self) -> str:
        return f"ReachWish {self.pk}"


class UnsuitableDays(models.Model):
    """Days (both ends included) when a person cannot come."""

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="unsuitable_days")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="unsuitable_days_in_order")
        ]

    def __str__(self) -> str:
        return f"UnsuitableDays {self.pk}"
