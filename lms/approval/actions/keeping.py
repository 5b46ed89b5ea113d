"""How long assignments, decisions and what belongs to them are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.approval.models import Approval, ArchiveRecord
from lms.dates import oslo_day
from lms.people.actions.sweeping import Emptied, OldRows
from lms.people.rules.keeping import Fate, KeptFor, KeptKind, LegalGround, MaySee, Since, Whose


@dataclass(frozen=True)
class ConfirmedDecisions:
    """Decisions and their reviews that the archive has, by its receipt: `approval_forget`, an SQL function
    that runs as the tables' owner, takes them away, none without a receipt and none sooner than a year after
    the assignment ended. What is known of the hand-over stays."""

    def count(self, before: datetime) -> int:
        known = ArchiveRecord.objects.filter(confirmed_at__isnull=False, ended_on__lt=oslo_day(before))
        return Approval.objects.filter(assignment__in=known.values("assignment")).count()

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        with connection.cursor() as cursor:
            days = (timezone.now() - before).days
            cursor.execute("SELECT * FROM approval_forget(make_interval(days => %s), %s)", [days, at_most])
            return {model: number for model, number in cursor.fetchall() if number}


def _rested_on_by_nothing(before: datetime) -> Q:
    """Documents attested before, of whom no decision is kept here any more."""
    decided_on = Approval.parents.through._base_manager.values("user")
    return Q(attested_at__lt=before) & ~Q(person__in=decided_on)


KINDS = (
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
        sweeps=(ConfirmedDecisions(),),
        fate=Fate.ARCHIVED,
    ),
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
        code="archive-records",
        name=_(
            "That decisions were handed over to the archive: case numbers, digests, days, and who recorded it"
        ),
        models=("approval.ArchiveRecord",),
        purpose=KeptFor.OPENNESS,
        basis=LegalGround.DUTY,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.MUNICIPALITY, MaySee.AUDITOR),
        setting="ARCHIVE_RECORD_RETENTION_DAYS",
        since=Since.DELETED_HERE,
        sweeps=(OldRows("approval.ArchiveRecord", lambda before: Q(deleted_at__lt=before)),),
        note=_("By it an office finds what is no longer here."),
    ),
    KeptKind(
        code="attestation-documents",
        name=_("Documents that show training taken elsewhere"),
        models=("courses.Attestation",),
        purpose=KeptFor.TRAINING,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.SERVICE, MaySee.MUNICIPALITY),
        setting="ATTESTATION_DOCUMENT_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Emptied("courses.Attestation", _rested_on_by_nothing, {"document": ""}),),
        fate=Fate.EMPTIED,
        note=_(
            "It stays as long as a decision on its person is kept here. "
            "That it was seen stays, with its digest."
        ),
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
