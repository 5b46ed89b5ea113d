"""Verbs that write sessions, seats and attendance; each is atomic and leaves an audit entry."""

from sessions.actions.arrangements import (
    call_off_interpreter,
    confirm_interpreter,
    keep_logistics,
    order_interpreter,
)
from sessions.actions.attendance import (
    add_walk_in,
    ask_correction,
    check_in,
    record_attendance,
    settle_correction,
    withdraw_correction,
)
from sessions.actions.calling_off import cancel_session
from sessions.actions.invitations import invite_to
from sessions.actions.planning import (
    add_make_up,
    change_session,
    move_following,
    move_session,
    plan_session,
    publish_session,
)
from sessions.actions.reminders import alert_interpreters, remind
from sessions.actions.retention import tidy
from sessions.actions.seats import (
    answer_offer,
    change_group,
    choose_seat,
    excuse,
    free_seats_of_home,
    register,
    sign_off,
    sweep_offers,
)
from sessions.actions.series import (
    Kept,
    Slot,
    adjust_series,
    discard_series,
    keep_gatherings,
    make_template,
    propose_series,
    publish_series,
    split_series,
)
from sessions.actions.staffing import hand_over
from sessions.actions.wishes import add_unsuitable_days, erase_wishes, keep_interpreter_need, keep_wish

__all__ = [
    "Kept",
    "Slot",
    "add_make_up",
    "add_unsuitable_days",
    "add_walk_in",
    "adjust_series",
    "alert_interpreters",
    "answer_offer",
    "ask_correction",
    "call_off_interpreter",
    "cancel_session",
    "change_group",
    "change_session",
    "check_in",
    "choose_seat",
    "confirm_interpreter",
    "discard_series",
    "erase_wishes",
    "excuse",
    "free_seats_of_home",
    "hand_over",
    "invite_to",
    "keep_gatherings",
    "keep_interpreter_need",
    "keep_logistics",
    "keep_wish",
    "make_template",
    "move_following",
    "move_session",
    "order_interpreter",
    "plan_session",
    "propose_series",
    "publish_series",
    "publish_session",
    "record_attendance",
    "register",
    "remind",
    "settle_correction",
    "sign_off",
    "split_series",
    "sweep_offers",
    "tidy",
    "withdraw_correction",
]
