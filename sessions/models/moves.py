"""Changes of gatherings, kept so that they can be undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeriesMove(models.Model):
    """Gatherings of a series, or with none sessions of several of a service, that were changed together:
    `was` is each one's id with when it began and ended (ISO), its venue and trainers (ids), capacity and
    reason for the staffing, and the revision that the change gave it. Undone while nobody has acted on it."""

    series = models.ForeignKey(
        "training_sessions.Series",
        null=True,
        on_delete=models.CASCADE,
        related_name="moves",
        verbose_name=_("series"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation"),
    )
    was = models.JSONField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"SeriesMove {self.pk}"
