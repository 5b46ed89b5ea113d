"""Rule sets, the gate's projection, approvals with their reviews, and the desk's tasks."""

from lms.approval.models.approvals import Approval, Review
from lms.approval.models.desk import HandOver, Task, assignments_for, homes_for, preparations_for
from lms.approval.models.exchange import ApiCall, Change, Delivery, Webhook
from lms.approval.models.forecasts import HomeForecast, LearningPace, Outlook
from lms.approval.models.rule_sets import Requirement, RuleSet
from lms.approval.models.statuses import GateStatus

__all__ = [
    "ApiCall",
    "Approval",
    "Change",
    "Delivery",
    "GateStatus",
    "HandOver",
    "HomeForecast",
    "LearningPace",
    "Outlook",
    "Requirement",
    "Review",
    "RuleSet",
    "Task",
    "Webhook",
    "assignments_for",
    "homes_for",
    "preparations_for",
]
