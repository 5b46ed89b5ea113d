import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from courses.models.content import LessonVersion, ModuleVersion, ProgrammeVersion, Training

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User


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


class Bookmark(models.Model):
    """Where a person stopped in a lesson, and when they began it; theirs to erase."""

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="bookmarks")
    lesson_uuid = models.UUIDField()
    place = models.CharField(max_length=80, blank=True)
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "lesson_uuid"], name="bookmark_once")]

    def __str__(self) -> str:
        return f"Bookmark {self.pk}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def visible_to(self, user: "User | AnonymousUser") -> "AttemptQuerySet":
        """One's own, whoever one is: no role sees another's attempts."""
        return self.filter(person=user.pk)


class Attempt(models.Model):
    """One try at a quiz: the questions drawn, in the order shown, and how it went."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="attempts")
    quiz_version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="+")
    quiz_uuid = models.UUIDField()
    number = models.PositiveIntegerField()
    drawn = ArrayField(models.UUIDField())
    shuffle = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    points = models.FloatField(null=True)
    max_points = models.FloatField(null=True)
    has_passed = models.BooleanField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "quiz_uuid", "number"], name="attempt_number_once"),
            models.UniqueConstraint(
                fields=["person", "quiz_uuid"],
                condition=Q(finished_at=None),
                name="attempt_one_open_per_quiz",
            ),
        ]

    def __str__(self) -> str:
        return f"Attempt {self.uuid}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: "User | AnonymousUser") -> "AnswerQuerySet":
        """One's own, whoever one is: no role sees another's answers."""
        return self.filter(person=user.pk)


class Answer(models.Model):
    """One scored answer; `is_right` is None where there is no right answer. Theirs to erase.

    `is_first` marks the first answer a person gave to the question, which statistics count.
    """

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="answers")
    attempt = models.ForeignKey(Attempt, null=True, on_delete=models.CASCADE, related_name="answers")
    lesson_uuid = models.UUIDField()
    question_uuid = models.UUIDField(db_index=True)
    response = models.JSONField()
    is_right = models.BooleanField(null=True)
    points = models.FloatField(null=True)
    is_first = models.BooleanField()
    answered_at = models.DateTimeField()
    statement = models.UUIDField(unique=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "lesson_uuid"], name="answer_by_lesson")]

    def __str__(self) -> str:
        return f"Answer {self.pk}"
