"""The approver's confirmations, and the reason for a withdrawal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.approval.forms.homes import DayInput, day_gone_by
from lms.approval.models import Review


class ApproveForm(forms.Form):
    """What lies outside the platform, and is confirmed by who approves."""

    police_certificate_seen_on = forms.DateField(
        label=_("Police certificates seen on"),
        widget=DayInput(),
        help_text=_("For every adult in the home. What a certificate says is never kept here."),
    )
    suitability_confirmed = forms.BooleanField(
        label=_("We have assessed that this home suits this child, outside this platform")
    )

    def clean_police_certificate_seen_on(self) -> Any:
        return day_gone_by(self.cleaned_data["police_certificate_seen_on"])


class WithdrawForm(forms.Form):
    """Why an approval is withdrawn; chosen from a list."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=Review.WithdrawalReason.choices, widget=forms.RadioSelect
    )
