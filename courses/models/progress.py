from django.contrib.postgres.fields import ArrayField
from django.db import models

from courses.models.content import ModuleVersion, Part, ProgrammeVersion, Training
from courses.models.enrolments import Enrolment
from lms.people.models.fields import OneOf


class PartProgress(models.Model):
    """A part that a person has done, within one enrolment. A projection: it can be dropped and
    rebuilt, has no clock column, and nothing points at it.

    `done_at` is the latest of what it rests on: the ids of the statements in `rests_on`.
    """

    pk = models.CompositePrimaryKey("enrolment", "part")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="part_progress")
    done_on = models.DateField()
    done_at = models.DateTimeField()
    rests_on = ArrayField(models.UUIDField())

    def __str__(self) -> str:
        return f"{self.enrolment_id}:{self.part_id}"


class Completion(models.Model):
    """A completed run of a training: one piece of evidence. A projection, like `PartProgress`.

    `announcement` is the evidence's id: of the announcing statement, or of the attesting or
    recognising one. `rests_on` are the sorted ids of the statements it rests on.
    """

    class How(models.TextChoices):
        EARNED = "earned"
        ATTESTED = "attested"
        RECOGNISED = "recognised"

    announcement = models.UUIDField(primary_key=True)
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="completions")
    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="+")
    how = OneOf(max_length=10, choices=How.choices)
    completed_on = models.DateField()
    completed_at = models.DateTimeField()
    rests_on = ArrayField(models.UUIDField())
    registration = models.UUIDField(null=True)
    programme_version = models.ForeignKey(
        ProgrammeVersion, null=True, on_delete=models.CASCADE, related_name="+"
    )
    module_version = models.ForeignKey(ModuleVersion, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "training"], name="completion_by_training")]

    def __str__(self) -> str:
        return str(self.announcement)
