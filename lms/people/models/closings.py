"""Offices that close, and go over to another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.organisations import Organisation


class OfficeClosing(models.Model):
    """That an office closes after `on` and goes over to another: proposed by one administrator, confirmed by
    a second. `shortened` are the roles (ids) that were given this last day when it was confirmed."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="closing", verbose_name=_("organisation")
    )
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    proposed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    shortened = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="office_closing_needs_two",
            ),
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("to")), name="office_closing_goes_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"OfficeClosing {self.pk}"
