import uuid

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from courses.models.content import LessonVersion
from lms.people.models import User


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
    def visible_to(self, user: User | AnonymousUser) -> "AttemptQuerySet":
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
    def visible_to(self, user: User | AnonymousUser) -> "AnswerQuerySet":
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
