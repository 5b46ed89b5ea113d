"""Verbs that write statuses, approvals, rule sets and the desk's tasks."""

from lms.approval.actions.approvals import approve, finish_task, uphold, withdraw
from lms.approval.actions.enrolments import enrol_as_asked
from lms.approval.actions.evaluation import (
    check_statuses,
    evaluate,
    evaluate_all,
    evaluate_stale,
    keep_statuses,
)
from lms.approval.actions.exchange import (
    add_webhook,
    deliver,
    forget_calls,
    replay,
    replay_since,
    stop_webhook,
    sweep_deliveries,
)
from lms.approval.actions.exports import export_desk
from lms.approval.actions.following import follow_evidence, follow_homes
from lms.approval.actions.forecasts import (
    book_plan,
    choose_pace,
    keep_all_forecasts,
    keep_forecasts,
    keep_forecasts_of,
)
from lms.approval.actions.hand_overs import hand_over, take_back
from lms.approval.actions.messages import ask_training, invite
from lms.approval.actions.move_ins import plan_move_in
from lms.approval.actions.outlooks import ask_for_all_outlooks, ask_for_outlook, compute_outlook
from lms.approval.actions.proof_links import (
    PROOF_DAYS,
    answer_proof_link,
    forget_proof_links,
    look_at_proof,
    make_proof_link,
    revoke_proof_link,
)
from lms.approval.actions.protection import ask_for_protection, record_leaving, set_address_protection
from lms.approval.actions.rule_sets import (
    confirm_rule_set,
    copy_rule_set,
    draft_rule_set,
    propose_rule_set,
    set_requirements,
    take_back_rule_set,
)
from lms.approval.actions.saved_views import forget_view, save_view

__all__ = [
    "PROOF_DAYS",
    "add_webhook",
    "answer_proof_link",
    "approve",
    "ask_for_all_outlooks",
    "ask_for_outlook",
    "ask_for_protection",
    "ask_training",
    "book_plan",
    "check_statuses",
    "choose_pace",
    "compute_outlook",
    "confirm_rule_set",
    "copy_rule_set",
    "deliver",
    "draft_rule_set",
    "enrol_as_asked",
    "evaluate",
    "evaluate_all",
    "evaluate_stale",
    "export_desk",
    "finish_task",
    "follow_evidence",
    "follow_homes",
    "forget_calls",
    "forget_proof_links",
    "forget_view",
    "hand_over",
    "invite",
    "keep_all_forecasts",
    "keep_forecasts",
    "keep_forecasts_of",
    "keep_statuses",
    "look_at_proof",
    "make_proof_link",
    "plan_move_in",
    "propose_rule_set",
    "record_leaving",
    "replay",
    "replay_since",
    "revoke_proof_link",
    "save_view",
    "set_address_protection",
    "set_requirements",
    "stop_webhook",
    "sweep_deliveries",
    "take_back",
    "take_back_rule_set",
    "uphold",
    "withdraw",
]
