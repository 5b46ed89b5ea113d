import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models import User


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: User | AnonymousUser) -> "NoteQuerySet":
        """The writer's own; nobody else, ever."""
        return self.filter(writer=user.pk)


class Note(models.Model):
    """A page of somebody's private notebook: a reflection on a question, or a note of its own."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    writer = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="notes")
    lesson_uuid = models.UUIDField(null=True)
    question_uuid = models.UUIDField(null=True)
    heading = models.CharField(max_length=255, blank=True)
    text = models.TextField(_("note"))
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["writer", "question_uuid"],
                condition=~models.Q(question_uuid=None),
                name="note_once_per_reflection",
            )
        ]

    def __str__(self) -> str:
        return f"Note {self.uuid}"
