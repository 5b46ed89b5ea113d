"""How long assignments, decisions and what belongs to them are kept."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.dates import oslo_day
from lms.people.actions.sweeping import OldRows
from lms.people.rules.keeping import Fate, KeptFor, KeptKind, LegalGround, MaySee, Since, Whose

KINDS = (
    KeptKind(
        code="assignments",
        name=_("Assignments: which municipality, which days, tasks and hand-overs"),
        models=(
            "people.Assignment",
            "approval.HandOver",
            "approval.Task",
            "approval.AssignmentChange",
            "approval.WebhookDelivery",
            "approval.GateStatus",
            "approval.HomeForecast",
            "approval.PlanWaiting",
        ),
        purpose=KeptFor.DECIDING,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.MUNICIPALITY, MaySee.SERVICE, MaySee.AUDITOR),
        setting="ASSIGNMENT_RETENTION_DAYS",
        since=Since.CLOSED,
        sweeps=(
            OldRows(
                "people.Assignment",
                lambda before: Q(ended_on__lt=oslo_day(before), approvals__isnull=True),
            ),
        ),
        note=_("An assignment with a decision goes when the archive has the decision."),
    ),
    KeptKind(
        code="approvals",
        name=_("Decisions on foster homes, with what they rest on, and their reviews"),
        models=("approval.Approval", "approval.Review"),
        purpose=KeptFor.DECIDING,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER, MaySee.MUNICIPALITY, MaySee.SERVICE, MaySee.AUDITOR),
        setting="APPROVAL_RETENTION_DAYS",
        since=Since.CLOSED,
        fate=Fate.ARCHIVED,
    ),
    KeptKind(
        code="proof-links",
        name=_("Links by which you let somebody see your training, and when they looked"),
        models=("approval.ProofLink", "approval.ProofAdult", "approval.ProofLook"),
        purpose=KeptFor.TRAINING,
        basis=LegalGround.CONSENT,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.HOME, MaySee.INVITED),
        setting="PROOF_LINK_RETENTION_DAYS",
        since=Since.USED,
        sweeps=(OldRows("approval.ProofLink", lambda before: Q(expires_at__lt=before)),),
    ),
    KeptKind(
        code="api-calls",
        name=_("What case systems have asked about, for which caseworker"),
        models=("approval.ApiCall",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.STAFF, Whose.FAMILIES),
        seen_by=(MaySee.OFFICE, MaySee.AUDITOR),
        setting="API_CALL_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("approval.ApiCall", lambda before: Q(at__lt=before)),),
    ),
    KeptKind(
        code="rules",
        name=_("Who made and confirmed rules, figures and keys of other systems"),
        models=(
            "approval.RuleSet",
            "approval.MonthlyStatistics",
            "xapi.Credential",
            "xapi.Tie",
            "xapi.Spending",
        ),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.ADMINISTRATORS, MaySee.AUDITOR),
        setting="APPROVAL_RETENTION_DAYS",
        since=Since.ENDED,
        fate=Fate.ARCHIVED,
        note=_("They stay for as long as a decision rests on them."),
    ),
)
