"""What people fill in about sessions."""

from sessions.forms.attendance import MarkForm
from sessions.forms.planning import CancelForm, PlanForm, VenueForm
from sessions.forms.seats import HouseholdForm, SignUpForm

__all__ = ["CancelForm", "HouseholdForm", "MarkForm", "PlanForm", "SignUpForm", "VenueForm"]
