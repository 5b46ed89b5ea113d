from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from sessions.models import Attendance, CorrectionReason, Mark


class CheckInForm(forms.Form):
    """The code that is shown in the room."""

    code = forms.CharField(
        label=gettext_lazy("The code shown in the room"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
        ),
    )


class MarkForm(forms.Form):
    """One mark on the sheet. `standing` is the mark to correct, None for a first one; `version` is that
    of the mark the sheet showed, 0 for none. A correction wants a reason, and nobody chooses it for one."""

    mark = forms.ChoiceField(label=gettext_lazy("Mark"), choices=[("", "—"), *Mark.choices])
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes attended"),
        help_text=gettext_lazy("For late and left early."),
        required=False,
        min_value=1,
        max_value=6000,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason for the correction"), choices=[("", "—"), *CorrectionReason.choices]
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, line: UUID | None = None, standing: Attendance | None = None
    ) -> None:
        initial: dict[str, object] = {"version": standing.version if standing else 0}
        if standing:
            initial["mark"] = standing.mark
            initial["minutes"] = standing.minutes if standing.mark in (Mark.LATE, Mark.LEFT_EARLY) else None
        super().__init__(data, initial=initial, auto_id=f"%s-{line}")
        if standing is None:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("mark") not in (Mark.LATE, Mark.LEFT_EARLY):
            data["minutes"] = None
        return data
