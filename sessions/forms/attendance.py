from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from sessions.errors import ClockRefused
from sessions.forms.planning import TimeField
from sessions.models import Attendance, CorrectionReason, Mark, TrainingSession
from sessions.queries.by_clock import clock_of, is_by_clock, minutes_at


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
    of the mark the sheet showed, 0 for none. A correction wants a reason, and nobody chooses it for one.
    Late and left early ask for the time on the clock, and make `minutes` of it; over several days they ask
    for the minutes themselves."""

    mark = forms.ChoiceField(label=gettext_lazy("Mark"), choices=[("", "—"), *Mark.choices])
    clock = TimeField(
        label=gettext_lazy("Came or left at"),
        help_text=gettext_lazy("For late and left early: the time on the clock."),
        required=False,
    )
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
        self,
        data: Any = None,
        *,
        session: TrainingSession,
        line: UUID | None = None,
        standing: Attendance | None = None,
    ) -> None:
        self.session = session
        initial: dict[str, object] = {"version": standing.version if standing else 0}
        if standing:
            initial["mark"] = standing.mark
            initial["clock"] = clock_of(session, standing)
            initial["minutes"] = standing.minutes if standing.mark in (Mark.LATE, Mark.LEFT_EARLY) else None
        super().__init__(data, initial=initial, auto_id=f"%s-{line}")
        if standing is None:
            del self.fields["reason"]
        del self.fields["minutes" if is_by_clock(session) else "clock"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("mark") not in (Mark.LATE, Mark.LEFT_EARLY):
            data["minutes"] = None
        elif "clock" in self.fields and not self.has_error("clock"):
            try:
                data["minutes"] = self._minutes(data)
            except ClockRefused as error:
                self.add_error("clock", error.said)
        return data

    def _minutes(self, data: dict[str, Any]) -> int:
        if data["clock"] is None:
            raise ClockRefused
        return minutes_at(self.session, data["mark"], data["clock"])
