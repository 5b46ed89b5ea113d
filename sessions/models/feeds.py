from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions.models.training_sessions import TrainingSession


class CalendarFeed(models.Model):
    """A person's subscription address; the secret is kept only as a keyed hash and can be revoked."""

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="calendar_feeds")
    secret_hash = models.CharField(max_length=64, unique=True)
    shows_venues = models.BooleanField(_("show the venues of group gatherings"), default=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at=None), name="calendar_feed_one_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"CalendarFeed {self.pk}"


class Notified(models.Model):
    """A reminder that has been handed to the messages, so that none is sent twice."""

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person", "what", "revision"], name="notified_once")
        ]

    def __str__(self) -> str:
        return f"Notified {self.pk}"
