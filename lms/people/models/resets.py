"""Forgotten passwords that wait for their answer."""

from django.db import models


class ResetRequest(models.Model):
    """Somebody has said that they forgot the password of an account; `name` is what they wrote, sealed.

    Written for every name alike, and deleted when it is answered, whether or not there is such an account.
    """

    name = models.TextField()
    asked_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"ResetRequest {self.pk}"
