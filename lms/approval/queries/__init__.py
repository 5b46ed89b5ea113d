"""Reads for the gate, the desk and the approvals."""

from lms.approval.queries.facts import (
    Facts,
    RuleBook,
    Subject,
    Unready,
    answer_of,
    facts_for,
    gate_rules,
    parents_by_home,
)
from lms.approval.queries.progress import Tallies, shares, tallies_of
from lms.approval.queries.reach import acting_office, has_conflict, may_see_protected
from lms.approval.queries.snapshots import (
    Checked,
    Verdict,
    check_snapshot,
    current_snapshot,
    evidence_recorded_by,
    evidence_relied_on,
    snapshot_of,
)

__all__ = [
    "Checked",
    "Facts",
    "RuleBook",
    "Subject",
    "Tallies",
    "Unready",
    "Verdict",
    "acting_office",
    "answer_of",
    "check_snapshot",
    "current_snapshot",
    "evidence_recorded_by",
    "evidence_relied_on",
    "facts_for",
    "gate_rules",
    "has_conflict",
    "may_see_protected",
    "parents_by_home",
    "shares",
    "snapshot_of",
    "tallies_of",
]
