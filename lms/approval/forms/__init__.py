"""What staff fill in on the desk."""

from lms.approval.forms.approvals import ApproveForm, WithdrawForm
from lms.approval.forms.desk import DeskFilterForm
from lms.approval.forms.homes import InviteForm, MoveInForm, OpenAssignmentForm, RegisterHomeForm

__all__ = [
    "ApproveForm",
    "DeskFilterForm",
    "InviteForm",
    "MoveInForm",
    "OpenAssignmentForm",
    "RegisterHomeForm",
    "WithdrawForm",
]
