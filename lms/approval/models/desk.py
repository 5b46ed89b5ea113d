from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.access import access_of
from lms.people.models import Assignment, Organisation, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User


class HandOver(models.Model):
    """An assignment's tasks handed to a deputy or a cooperating office; the owner keeps its own reach."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="hand_overs")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="handed_over")
    handed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(taken_back_at=None), name="hand_over_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"HandOver {self.pk}"


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        return self.filter(done_at=None)

    def visible_to(self, user: "User | AnonymousUser") -> "TaskQuerySet":
        """Tasks of the user's offices, about homes that the user may open."""
        organisations = access_of(user).organisations(Role.CASEWORKER)
        return self.filter(
            organisation__in=organisations, assignment__in=Assignment.objects.visible_to(user).values("pk")
        )


class Task(models.Model):
    """Something that an office must do about an assignment; it belongs to the office, not to a person."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Consider the approval anew")
        TELL_HOST = "tell_host", _("Tell the municipality where the home lies")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="tasks")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="tasks")
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organisation", "assignment"],
                condition=Q(done_at=None),
                name="task_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.organisation_id}"
