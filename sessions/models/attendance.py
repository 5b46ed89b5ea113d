from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf


class Mark(models.TextChoices):
    PRESENT = "present", _("Present")
    LATE = "late", _("Came late")
    LEFT_EARLY = "left_early", _("Left early")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Excused")


class CorrectionReason(models.TextChoices):
    WRONG_PERSON = "wrong_person", _("Marked the wrong person")
    WRONG_MARK = "wrong_mark", _("Marked wrongly")
    WRONG_MINUTES = "wrong_minutes", _("Wrong number of minutes")
    OFFLINE = "offline", _("Marked without coverage and delivered later")


class Attendance(models.Model):
    """What was marked for one person at one session: the newest mark.

    `statement` is the id of the standing `attended` statement, null where there is none (absent,
    excused). `minutes` is the person's own time. `version` lets a sheet that was filled in without
    coverage see that somebody else has marked meanwhile.
    """

    session = models.ForeignKey(
        "training_sessions.TrainingSession", on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="attendances")
    mark = OneOf(max_length=12, choices=Mark.choices)
    minutes = models.PositiveSmallIntegerField(default=0)
    completes = models.BooleanField(default=False)
    statement = models.UUIDField(null=True, editable=False)
    marked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(statement=None) | ~Q(mark__in=["absent", "excused"]),
                name="attendance_absence_has_no_statement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.session_id}"


class AttendanceCorrection(models.Model):
    """A mark asked to be changed later than 48 hours after the session; another person confirms it."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="corrections")
    mark = OneOf(max_length=12, choices=Mark.choices)
    minutes = models.PositiveSmallIntegerField(null=True)
    reason = OneOf(max_length=20, choices=CorrectionReason.choices)
    asked_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    settled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"], condition=Q(settled_at=None), name="attendance_correction_one_open"
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=F("asked_by")),
                name="attendance_correction_needs_two",
            ),
        ]

    def __str__(self) -> str:
        return f"AttendanceCorrection {self.pk}"


class CheckInClaim(models.Model):
    """A person's own word that they have come, made with the changing code; the trainer confirms it."""

    session = models.ForeignKey(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="claims"
    )
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="check_in_claim_once")]

    def __str__(self) -> str:
        return f"CheckInClaim {self.pk}"
