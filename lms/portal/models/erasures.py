import uuid
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from lms.people.models import User


class PersonErasureQuerySet(models.QuerySet["PersonErasure"]):
    def unfinished(self) -> "PersonErasureQuerySet":
        return self.filter(finished_at=None)


class PersonErasure(models.Model):
    """The tombstone of one person: which accounts were erased and when, and the receipt. Names nobody.

    `accounts` are the uuids of the person's accounts, `by` who did it on their word (null: the person).
    `gone` counts what went so far, by kind of record; it grows in the transactions that let things go, so
    that an erasure that was stopped goes on where it was. `receipt` is made once, at the end. `is_again`
    where the erasure was done anew on a database that was restored from before it. The secret of the
    receipt's address is kept as a keyed hash alone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    accounts = ArrayField(models.UUIDField())
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(db_index=True)
    is_again = models.BooleanField(default=False)
    gone = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True)
    receipt = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    code_hash = models.CharField(max_length=64, unique=True, null=True)
    opens_until = models.DateTimeField(null=True)

    objects = PersonErasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None, receipt=None)
                | Q(finished_at__isnull=False, receipt__isnull=False),
                name="person_erasure_ends_with_a_receipt",
            )
        ]

    def __str__(self) -> str:
        return f"PersonErasure {self.uuid}"
