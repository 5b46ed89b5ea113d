"""Days without school, by county."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import Words


class SchoolHoliday(models.Model):
    """Days when schools in a county are closed (both ends included); empty county is everywhere."""

    county_number = models.CharField(_("county number"), max_length=2, blank=True)
    name = Words(_("name"), max_length=60)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county_number", "first_day"], name="school_holiday_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="school_holiday_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day}"
