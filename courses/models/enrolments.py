"""Who is on which path."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from courses.models.content import ModuleVersion, ProgrammeVersion, Training


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def standing(self) -> "EnrolmentQuerySet":
        return self.filter(withdrawn_at=None)


class Enrolment(models.Model):
    """A person's path through one version of a programme or module; its uuid is the registration.

    A renewal is a second run and counts only statements with its own registration. A withdrawn
    enrolment counts what happened until then.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="enrolments")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="enrolments")
    programme_version = models.ForeignKey(
        ProgrammeVersion, null=True, on_delete=models.PROTECT, related_name="enrolments"
    )
    module_version = models.ForeignKey(
        ModuleVersion, null=True, on_delete=models.PROTECT, related_name="enrolments"
    )
    is_renewal = models.BooleanField(default=False)
    enrolled_on = models.DateField()
    enrolled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "training"],
                condition=Q(is_renewal=False),
                name="enrolment_once_unless_renewal",
            ),
            models.CheckConstraint(
                condition=Q(programme_version=None, module_version__isnull=False)
                | Q(programme_version__isnull=False, module_version=None),
                name="enrolment_pins_one_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.training_id} {self.uuid}"


class EnrolmentMove(models.Model):
    """An enrolment left a version for a newer one; what was complete by then stands."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="moves")
    from_programme_version = models.ForeignKey(
        ProgrammeVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    from_module_version = models.ForeignKey(
        ModuleVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    moved_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    moved_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"EnrolmentMove {self.pk}"
