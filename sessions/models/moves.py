"""Changes of gatherings, kept so that they can be undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeriesMove(models.Model):
    """Gatherings of a series that were changed: `was` is each one's id with when it began and ended (ISO),
    its venue and trainers (ids), capacity and reason for the staffing, and the revision that the change gave
    it. Undone while nobody has acted on it."""

    series = models.ForeignKey(
        "training_sessions.Series", on_delete=models.CASCADE, related_name="moves", verbose_name=_("series")
    )
    was = models.JSONField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"SeriesMove {self.pk}"
