import uuid
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.approval.models.archives import archived_for, ended_in_trained_homes
from lms.approval.models.hand_overs import assignments_for
from lms.dates import oslo_day
from lms.people.models import Assignment, FosterHome, User
from lms.people.models.fields import OneOf


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> "ApprovalQuerySet":
        """Approvals that hold, those under review among them."""
        return self.filter(state__in=Approval.HOLDING)

    def visible_to(self, user: User | AnonymousUser) -> "ApprovalQuerySet":
        """The approvals of open assignments that the user may open, and of ended ones that they may read."""
        return self.filter(
            Q(assignment__in=assignments_for(user).filter(ended_on=None).values("pk"))
            | Q(assignment__in=archived_for(user).values("pk"))
            | Q(assignment__in=ended_in_trained_homes(user).values("pk"))
        )


class Approval(models.Model):
    """Godkjenning: an office's decision that a home may take on an assignment, as far as training goes.

    `snapshot` is what the decision rested on: the gate's case and answer, and for each piece of
    evidence its statements (id, SHA-256 of the stored text) and module versions. It is never
    changed; a review that upholds the approval keeps a snapshot of its own.
    """

    class State(models.TextChoices):
        STANDING = "standing", _("Approved")
        NEEDS_REVIEW = "needs_review", _("Must be considered anew")
        UPHELD = "upheld", _("Approved, upheld after review")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        ENDED = "ended", _("Ended with the assignment")

    HOLDING = (State.STANDING, State.NEEDS_REVIEW, State.UPHELD)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="approvals")
    decided_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    decided_for = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    police_certificate_seen_on = models.DateField(_("police certificate seen on"))
    state = OneOf(max_length=20, choices=State.choices, default=State.STANDING)
    parents = models.ManyToManyField("people.User", related_name="+")
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(state__in=["standing", "needs_review", "upheld"]),
                name="approval_one_standing",
            )
        ]

    def __str__(self) -> str:
        return f"Approval {self.uuid}"

    @property
    def home(self) -> FosterHome:
        return self.assignment.home

    @property
    def decided_on(self) -> date:
        return oslo_day(self.decided_at)

    @property
    def holds(self) -> bool:
        return self.state in self.HOLDING


class Review(models.Model):
    """Something happened beneath an approval that an office must consider; closed by its conclusion."""

    class Reason(models.TextChoices):
        EVIDENCE_WITHDRAWN = "evidence_withdrawn", _("Training that the approval rests on was withdrawn")
        PARENT_JOINED = "parent_joined", _("A foster parent has joined the home")

    class Conclusion(models.TextChoices):
        UPHELD = "upheld", _("Upheld")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class WithdrawalReason(models.TextChoices):
        TRAINING_INCOMPLETE = "training_incomplete", _("The training is no longer complete")
        RECORDED_WRONGLY = "recorded_wrongly", _("The training was recorded wrongly")
        HOME_CHANGED = "home_changed", _("The adults in the home have changed")
        HOME_WISHES = "home_wishes", _("The home has asked for it")

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="reviews")
    reason = OneOf(max_length=20, choices=Reason.choices)
    evidence = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    conclusion = OneOf(max_length=20, choices=Conclusion.choices, blank=True)
    withdrawal_reason = OneOf(max_length=30, choices=WithdrawalReason.choices, blank=True)
    concluded_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    concluded_at = models.DateTimeField(null=True)
    snapshot = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "reason", "evidence", "person"],
                condition=Q(conclusion=""),
                nulls_distinct=False,
                name="review_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(conclusion="upheld") | Q(snapshot__isnull=False),
                name="review_upheld_keeps_a_snapshot",
            ),
            models.CheckConstraint(
                condition=~Q(conclusion="withdrawn") | ~Q(withdrawal_reason=""),
                name="review_withdrawn_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.pk} of {self.approval_id}"

    @property
    def opened_on(self) -> date:
        return oslo_day(self.opened_at)

    @property
    def concluded_on(self) -> date | None:
        return oslo_day(self.concluded_at) if self.concluded_at else None
