from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf


class Document(models.Model):
    """A document of the state, activity profile or agent profile resource; its bytes as sent.

    `key` is the hash of everything that identifies it, `shelf` of everything but its own id and
    the registration (`lms.xapi.rules.facets`).
    """

    class Kind(models.TextChoices):
        STATE = "state", _("State")
        ACTIVITY_PROFILE = "activity", _("Activity profile")
        AGENT_PROFILE = "agent", _("Agent profile")

    key = models.UUIDField(primary_key=True)
    kind = OneOf(max_length=8, choices=Kind.choices)
    shelf = models.UUIDField()
    activity = models.TextField(blank=True)
    agent = models.TextField(blank=True)
    registration = models.UUIDField(null=True)
    name = models.TextField()
    content_type = models.TextField()
    body = models.BinaryField()
    sha1 = models.CharField(max_length=40)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["shelf", "updated_at"], name="document_shelf")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Attachment(models.Model):
    """Bytes that statements attach, kept once in the file storage under their hash (hexadecimal SHA-2)."""

    sha2 = models.CharField(max_length=128, primary_key=True)
    file = models.CharField(max_length=200)
    length = models.BigIntegerField()
    received_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.sha2
