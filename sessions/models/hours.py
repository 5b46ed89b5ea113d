from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


def every_weekday() -> list[int]:
    return [0, 1, 2, 3, 4]


class TrainerHours(models.Model):
    """When a trainer can usually be asked: weekdays (0 is Monday) and times on Oslo's clock.

    No row: any time. An empty limit is none.
    """

    trainer = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="trainer_hours")
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(), default=every_weekday, verbose_name=_("days I can lead")
    )
    earliest = models.TimeField(_("not before"), null=True, blank=True)
    latest = models.TimeField(_("not after"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(earliest=None)
                | models.Q(latest=None)
                | models.Q(latest__gt=models.F("earliest")),
                name="trainer_hours_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"TrainerHours {self.pk}"
