from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.approval import gate
from lms.approval.gate import documents
from lms.approval.models.hand_overs import assignments_for, preparations_for
from lms.people.models import Assignment, FosterHome, Preparation, User
from lms.people.models.fields import OneOf


class GateStatusQuerySet(models.QuerySet["GateStatus"]):
    def stale(self) -> "GateStatusQuerySet":
        """Those to answer anew: marked as such, or answered in an older format."""
        return self.filter(Q(is_stale=True) | Q(given_format__lt=documents.FORMAT))

    def answered(self) -> "GateStatusQuerySet":
        return self.filter(is_stale=False, given_format=documents.FORMAT)

    def visible_to(self, user: User | AnonymousUser) -> "GateStatusQuerySet":
        """The rows of the assignments and preparations that the user may open."""
        return self.filter(
            Q(assignment__in=assignments_for(user).values("pk"))
            | Q(preparation__in=preparations_for(user).values("pk"))
        )


class GateStatus(models.Model):
    """What the gate answered last for an open preparation or assignment; lists read only this.

    A projection: it can be dropped and evaluated anew. `on` is the day that it was answered for,
    `given` the case and `answer` the answer in the gate's format of the number `given_format`; both are
    empty when the outcome is `not_ready`, and then `reason` says why. `progress` has one entry for each
    parent: `{"parent": uuid, "share": percent}`.
    """

    class Outcome(models.TextChoices):
        CLEARED = gate.Outcome.CLEARED, _("The training is complete")
        MISSING = gate.Outcome.MISSING, pgettext_lazy("outcome", "Training is missing")
        URGENT = gate.Outcome.URGENT, _("The child moved in urgently")
        OVERDUE = gate.Outcome.OVERDUE, _("Past the deadline")
        BREACH = gate.Outcome.BREACH, _("Moved in without ground for urgency")
        NOT_APPLICABLE = gate.Outcome.NOT_APPLICABLE, _("Exempt from the approval rule")
        NOT_READY = "not_ready", _("Cannot be answered yet")

    class Reason(models.TextChoices):
        NO_RULE_SET = "no_rule_set", _("No rule set was in force for this kind of home on its day.")
        NO_PARENTS = "no_parents", _("No foster parent has accepted the invitation yet.")
        NOTHING_REQUIRED = "nothing_required", _("The rule set requires nothing before approval.")
        NOT_EVALUATED = "not_evaluated", _("The answer is on its way.")

    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="gate_statuses")
    preparation = models.OneToOneField(
        Preparation, null=True, on_delete=models.CASCADE, related_name="gate_status"
    )
    assignment = models.OneToOneField(
        Assignment, null=True, on_delete=models.CASCADE, related_name="gate_status"
    )
    rule_set = models.ForeignKey("approval.RuleSet", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = OneOf(max_length=20, choices=Outcome.choices, default=Outcome.NOT_READY)
    reason = OneOf(max_length=20, choices=Reason.choices, blank=True, default=Reason.NOT_EVALUATED)
    may_approve = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    follow_up_due_on = models.DateField(null=True)
    given = models.JSONField(default=dict)
    answer = models.JSONField(default=dict)
    given_format = models.PositiveSmallIntegerField(default=1)
    progress = models.JSONField(default=list)
    on = models.DateField(null=True)
    is_stale = models.BooleanField(default=True)

    objects = GateStatusQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(preparation=None, assignment__isnull=False)
                | Q(preparation__isnull=False, assignment=None),
                name="gate_status_has_one_subject",
            )
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(is_stale=True), name="gate_status_stale"),
            models.Index(fields=["outcome", "due_on"], name="gate_status_outcome"),
            models.Index(fields=["given_format"], name="gate_status_format"),
        ]

    def __str__(self) -> str:
        return f"GateStatus {self.pk}: {self.outcome}"

    @property
    def kept(self) -> documents.Document:
        """Case and answer as a document in today's format; only where there is an answer."""
        return documents.opened({"format": self.given_format, "input": self.given, "answer": self.answer})

    @property
    def subject(self) -> "Assignment | Preparation":
        found = self.assignment or self.preparation
        assert found is not None  # noqa: S101 - guaranteed by the constraint
        return found
