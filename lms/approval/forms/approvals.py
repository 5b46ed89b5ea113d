"""The approver's confirmations, and the reason for a withdrawal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.approval.models import Review
from lms.look.form_fields import A_CHILDHOOD, DayGoneBy


class ApproveForm(forms.Form):
    """What lies outside the platform, and is confirmed by who approves."""

    police_certificate_seen_on = DayGoneBy(
        label=_("Police certificates seen on"),
        years=A_CHILDHOOD,
        help_text=_("For every adult in the home. What a certificate says is never kept here."),
    )
    suitability_confirmed = forms.BooleanField(
        label=_("We have assessed that this home suits this child, outside this platform")
    )


class WithdrawForm(forms.Form):
    """Why an approval is withdrawn; chosen from a list."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=Review.WithdrawalReason.choices, widget=forms.RadioSelect
    )
