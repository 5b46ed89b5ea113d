"""What staff fill in on the desk."""

from lms.approval.forms.approvals import ApproveForm, WithdrawForm
from lms.approval.forms.desk import DeskFilterForm, SaveViewForm
from lms.approval.forms.forecasts import PaceForm
from lms.approval.forms.homes import (
    AskTrainingForm,
    HandOverForm,
    InviteForm,
    MoveInForm,
    OpenAssignmentForm,
    OpenPathForm,
    PlannedMoveInForm,
    RegisterHomeForm,
)
from lms.approval.forms.vouching import AttestForm, RecogniseForm, TakeBackForm

__all__ = [
    "ApproveForm",
    "AskTrainingForm",
    "AttestForm",
    "DeskFilterForm",
    "HandOverForm",
    "InviteForm",
    "MoveInForm",
    "OpenAssignmentForm",
    "OpenPathForm",
    "PaceForm",
    "PlannedMoveInForm",
    "RecogniseForm",
    "RegisterHomeForm",
    "SaveViewForm",
    "TakeBackForm",
    "WithdrawForm",
]
