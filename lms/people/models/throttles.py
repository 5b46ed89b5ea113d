"""How often something has been tried, by a keyed hash of who tried what."""

from django.db import models


class Throttle(models.Model):
    """A running count that starts anew once its window has passed; `lms.people.actions.throttling` writes
    it."""

    key = models.CharField(primary_key=True, max_length=64)
    number = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)
    waits_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Tally {self.key[:8]}"
