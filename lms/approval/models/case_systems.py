"""What municipal case systems read and are told: changes, webhooks, and the log of their calls."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import Assignment, Organisation
from lms.people.models.fields import OneOf


class AssignmentChangeQuerySet(models.QuerySet["AssignmentChange"]):
    def after(self, cursor: int) -> "AssignmentChangeQuerySet":
        """Those after a cursor, in the order in which they were committed."""
        return self.filter(pk__gt=cursor).order_by("pk")


class AssignmentChange(models.Model):
    """That something about an assignment changed; ids only. Its id is the cursor: it rises in the
    order of commit, because whoever writes one holds a lock until then."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        PLANNED = "planned", _("Planned move-in changed")
        MOVED_IN = "moved_in", _("Move-in recorded")
        OUTCOME = "outcome", _("Another outcome")
        APPROVED = "approved", _("Approved")
        NEEDS_REVIEW = "needs_review", _("Must be considered anew")
        UPHELD = "upheld", _("Upheld")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        ENDED = "ended", _("Ended")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="changes")
    kind = OneOf(max_length=20, choices=Kind.choices)
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    objects = AssignmentChangeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "id"], name="change_by_organisation")]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def standing(self) -> "WebhookQuerySet":
        return self.filter(stopped_at=None)


class Webhook(models.Model):
    """Where an organisation's case system is told of changes. Its key is derived, never stored."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="webhooks")
    url = models.URLField(_("address"), max_length=500)
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "url"], condition=Q(stopped_at=None), name="webhook_once"
            )
        ]

    def __str__(self) -> str:
        return f"Webhook {self.uuid}"


class WebhookDelivery(models.Model):
    """One change on its way to one webhook: tried again with growing pauses, then given up and kept
    so that it can be replayed."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DELIVERED = "delivered", _("Delivered")
        GIVEN_UP = "given_up", _("Given up")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    change = models.ForeignKey(AssignmentChange, on_delete=models.CASCADE, related_name="deliveries")
    state = OneOf(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    last_status = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webhook", "change"], name="delivery_once")]
        indexes = [models.Index(fields=["next_try_at"], condition=Q(state="waiting"), name="delivery_due")]

    def __str__(self) -> str:
        return f"Delivery {self.uuid}"


class ApiCall(models.Model):
    """One call of a case system: who, for which organisation and purpose, and how it was answered."""

    class CallPurpose(models.TextChoices):
        FOLLOW_UP = "follow_up", _("Following up")
        ASSIGNMENT = "assignment", _("Considering the home for an assignment")
        APPROVAL = "approval", _("Approving")
        ADMINISTRATION = "administration", _("Setting up")

    at = models.DateTimeField(db_index=True)
    client = models.CharField(max_length=120)
    consumer = models.CharField(max_length=9)
    caseworker = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20)
    method = models.CharField(max_length=7)
    path = models.CharField(max_length=300)
    status = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.status}"

    @property
    def purpose_label(self) -> str:
        return str(dict(self.CallPurpose.choices).get(self.purpose, "–"))
