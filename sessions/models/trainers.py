from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf
from sessions.models.overlap import never_twice


class TrainerAssignment(models.Model):
    """A trainer's hold on a session; `busy` is its period with the travel time around it.

    `holds` is false while the session is a draft, and once it or the assignment is called off.
    """

    class LeadingPart(models.TextChoices):
        LEADER = "leader", _("Leader")
        RESOURCE = "resource", _("Resource person")

    trainer = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="trainer_assignments")
    session = models.ForeignKey(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="trainer_assignments"
    )
    part = OneOf(max_length=10, choices=LeadingPart.choices, default=LeadingPart.LEADER)
    busy = DateTimeRangeField()
    holds = models.BooleanField(default=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            never_twice("trainer", name="trainer_in_one_session_at_a_time"),
            models.UniqueConstraint(
                fields=["trainer", "session"],
                condition=models.Q(withdrawn_at=None),
                name="trainer_assigned_once_per_session",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(holds=False),
                name="trainer_withdrawn_holds_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trainer} {self.busy}"


def with_leader(user_id: int, *, of: str = "pk") -> Q:
    """Those whose session, found at `of`, this user is set to lead and has not withdrawn from."""
    own = TrainerAssignment.objects.filter(session=OuterRef(of), trainer=user_id, withdrawn_at=None)
    return Q(Exists(own))


class Competence(models.Model):
    """A module that a trainer may lead."""

    trainer = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="competences")
    module = models.ForeignKey("courses.Module", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trainer", "module"], name="competence_once")]

    def __str__(self) -> str:
        return f"Competence {self.pk}"


class TrainerAbsence(models.Model):
    """A time when a trainer cannot be asked; the reason is nobody's business."""

    trainer = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="absences")
    period = DateTimeRangeField()

    def __str__(self) -> str:
        return f"TrainerAbsence {self.pk}"


def every_weekday() -> list[int]:
    return [0, 1, 2, 3, 4]


class TrainerHours(models.Model):
    """When a trainer can usually be asked: weekdays (0 is Monday) and times on Oslo's clock.

    No row: any time. An empty limit is none.
    """

    trainer = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="trainer_hours")
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(), default=every_weekday, verbose_name=_("days I can lead")
    )
    earliest = models.TimeField(_("not before"), null=True, blank=True)
    latest = models.TimeField(_("not after"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(earliest=None)
                | models.Q(latest=None)
                | models.Q(latest__gt=models.F("earliest")),
                name="trainer_hours_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"TrainerHours {self.pk}"
