from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.approval.models.hand_overs import HandOver, assignments_for
from lms.people.models import (
    Assignment,
    Organisation,
    Role,
    User,
)
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        return self.filter(done_at=None)

    def visible_to(self, user: User | AnonymousUser) -> "TaskQuerySet":
        """Tasks of the user's offices, or handed to them, about homes that the user may open."""
        offices = access_of(user).organisations(Role.CASEWORKER)
        handed = HandOver.objects.reaching(user).values("assignment")
        return self.filter(
            Q(organisation__in=offices) | Q(assignment__in=handed),
            assignment__in=assignments_for(user).values("pk"),
        )


class Task(models.Model):
    """Something that an office must do about an assignment; it belongs to the office, not to a person."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Consider the approval anew")
        TELL_HOST = "tell_host", _("Tell the municipality where the home lies")
        TOO_LATE = "too_late", _("The training cannot be complete by the planned move-in")

    kind = OneOf(max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tasks")
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
