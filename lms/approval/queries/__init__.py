"""Reads for the gate, the desk and the approvals."""

from lms.approval.queries.approval_page import ApprovalPage, Proof, approval_page, proofs_of
from lms.approval.queries.closing import Closing, Meeting, closings_for
from lms.approval.queries.desk import (
    STANDINGS,
    DeskRow,
    counts_by_standing,
    desk_rows,
    desk_statuses,
    in_order,
    narrowed,
    open_tasks,
)
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
from lms.approval.queries.family import FamilyCase, family_cases, home_of, prospects_of
from lms.approval.queries.guidance import Advice, Learnt, guidance_for
from lms.approval.queries.home import GridCell, GridRow, Standing, standings_of
from lms.approval.queries.home_page import Case, HomePage, Pressing, home_page, may_invite, pressing
from lms.approval.queries.progress import Tallies, shares, tallies_of
from lms.approval.queries.projection import Difference, differences
from lms.approval.queries.prospects import Going, Missing, OpenCell, Prospect, prospect_of
from lms.approval.queries.reach import acting_office, has_conflict, may_see_protected
from lms.approval.queries.rule_sets import Change, Tried, compare, dry_run, transitions
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
    "STANDINGS",
    "Advice",
    "ApprovalPage",
    "Case",
    "Change",
    "Checked",
    "Closing",
    "DeskRow",
    "Difference",
    "Facts",
    "FamilyCase",
    "Going",
    "GridCell",
    "GridRow",
    "HomePage",
    "Learnt",
    "Meeting",
    "Missing",
    "OpenCell",
    "Pressing",
    "Proof",
    "Prospect",
    "RuleBook",
    "Standing",
    "Subject",
    "Tallies",
    "Tried",
    "Unready",
    "Verdict",
    "acting_office",
    "answer_of",
    "approval_page",
    "check_snapshot",
    "closings_for",
    "compare",
    "counts_by_standing",
    "current_snapshot",
    "desk_rows",
    "desk_statuses",
    "differences",
    "dry_run",
    "evidence_recorded_by",
    "evidence_relied_on",
    "facts_for",
    "family_cases",
    "gate_rules",
    "guidance_for",
    "has_conflict",
    "home_of",
    "home_page",
    "in_order",
    "may_invite",
    "may_see_protected",
    "narrowed",
    "open_tasks",
    "parents_by_home",
    "pressing",
    "proofs_of",
    "prospect_of",
    "prospects_of",
    "shares",
    "snapshot_of",
    "standings_of",
    "tallies_of",
    "transitions",
]
