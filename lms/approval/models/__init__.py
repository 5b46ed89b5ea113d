"""Rule sets, the gate's projection, approvals with their reviews, the desk's tasks and views, and
the families' proof links."""

from lms.approval.models.approvals import Approval, Review
from lms.approval.models.archive_records import ArchiveRecord
from lms.approval.models.archives import archived_for, archived_of, protected_then_or_now
from lms.approval.models.case_systems import ApiCall, AssignmentChange, Webhook, WebhookDelivery
from lms.approval.models.forecasts import HomeForecast, LearningPace, PlanWaiting
from lms.approval.models.hand_overs import HandOver, assignments_for, homes_for, preparations_for
from lms.approval.models.proof_links import ProofAdult, ProofLink, ProofLook
from lms.approval.models.rule_sets import Requirement, RuleSet
from lms.approval.models.saved_views import SavedView
from lms.approval.models.statistics import MonthlyStatistics
from lms.approval.models.statuses import GateStatus
from lms.approval.models.tasks import Task

__all__ = [
    "ApiCall",
    "Approval",
    "ArchiveRecord",
    "AssignmentChange",
    "GateStatus",
    "HandOver",
    "HomeForecast",
    "LearningPace",
    "MonthlyStatistics",
    "PlanWaiting",
    "ProofAdult",
    "ProofLink",
    "ProofLook",
    "Requirement",
    "Review",
    "RuleSet",
    "SavedView",
    "Task",
    "Webhook",
    "WebhookDelivery",
    "archived_for",
    "archived_of",
    "assignments_for",
    "homes_for",
    "preparations_for",
    "protected_then_or_now",
]
