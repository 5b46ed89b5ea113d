from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import User
from lms.people.models.fields import OneOf

KEPT_FOR = timedelta(days=1)


class DataCopy(models.Model):
    """A copy of all that is kept about one person, which they have asked for.

    `file` is a zip archive from when it is ready until it is handed out, once. `done` of `total` kinds of
    record are gathered. While it is made, `claimed_at` is when a worker took it on.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting to be made")
        MAKING = "making", _("Being made")
        READY = "ready", _("Ready")
        HANDED_OUT = "handed_out", _("Handed out")
        FAILED = "failed", _("Could not be made")

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="data_copies")
    language = models.CharField(max_length=10)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(db_index=True)
    claimed_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)
    handed_out_at = models.DateTimeField(null=True)
    file = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(status__in=["waiting", "making", "ready"]),
                name="data_copy_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status="ready", file__isnull=False, ready_at__isnull=False)
                | (~Q(status="ready") & Q(file=None)),
                name="data_copy_file_while_ready",
            ),
        ]

    def __str__(self) -> str:
        return f"DataCopy {self.pk}"

    @property
    def is_under_way(self) -> bool:
        return self.status in (self.Status.WAITING, self.Status.MAKING)
