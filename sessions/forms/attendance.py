from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sessions.models import CorrectionReason, Mark


class MarkForm(forms.Form):
    """One mark on the sheet; `version` is that of the mark the sheet showed, 0 for none."""

    mark = forms.ChoiceField(label=gettext_lazy("Mark"), choices=Mark.choices)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes attended"), required=False, min_value=0, max_value=6000
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=[("", "—"), *CorrectionReason.choices], required=False
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("mark") not in (Mark.LATE, Mark.LEFT_EARLY):
            data["minutes"] = None
        return data
