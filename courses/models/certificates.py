"""What somebody can show that they have completed."""

import uuid

from django.db import models

from courses.models.content import Training


class Certificate(models.Model):
    """A certificate handed out for one piece of evidence.

    The code in its address is derived from the uuid, and kept only as a keyed hash, as is the name
    on the paper; so the table opens nothing.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="certificates")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="+")
    evidence = models.UUIDField()
    completed_on = models.DateField()
    code_hash = models.CharField(max_length=64, unique=True)
    name_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evidence", "name_hash"], name="certificate_once_per_name")
        ]

    def __str__(self) -> str:
        return f"Certificate {self.uuid}"
