"""Verbs that write people and homes; each is atomic and leaves an audit entry."""

from lms.people.actions.homes import (
    ask_training,
    close_path,
    declare_conflict_of_interest,
    end_assignment,
    end_preparation,
    make_home_code,
    open_assignment,
    open_preparation,
    register_home,
    revoke_home_code,
)
from lms.people.actions.invitations import accept_invitation, find_invitation, invite
from lms.people.actions.leaving import leave_home
from lms.people.actions.move_ins import plan_move_in, record_move_in, take_back_move_in
from lms.people.actions.protection import (
    ask_for_protection,
    set_address_protection,
    take_back_protection_wish,
)
from lms.people.actions.traces import audit, audit_each, look_up
from lms.people.actions.two_persons import (
    confirm_administrator,
    confirm_protected_access,
    end_administrator,
    propose_administrator,
    propose_protected_access,
    withdraw_protected_access,
)

__all__ = [
    "accept_invitation",
    "ask_for_protection",
    "ask_training",
    "audit",
    "audit_each",
    "close_path",
    "confirm_administrator",
    "confirm_protected_access",
    "declare_conflict_of_interest",
    "end_administrator",
    "end_assignment",
    "end_preparation",
    "find_invitation",
    "invite",
    "leave_home",
    "look_up",
    "make_home_code",
    "open_assignment",
    "open_preparation",
    "plan_move_in",
    "propose_administrator",
    "propose_protected_access",
    "record_move_in",
    "register_home",
    "revoke_home_code",
    "set_address_protection",
    "take_back_move_in",
    "take_back_protection_wish",
    "withdraw_protected_access",
]
