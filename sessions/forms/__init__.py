"""What people fill in about sessions."""

from sessions.forms.attendance import CheckInForm, MarkForm
from sessions.forms.planning import CancelForm, PlanForm, VenueForm
from sessions.forms.seats import HouseholdForm, SignUpForm

__all__ = ["CancelForm", "CheckInForm", "HouseholdForm", "MarkForm", "PlanForm", "SignUpForm", "VenueForm"]
