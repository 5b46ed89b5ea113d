"""Times of day: those that the clocks do not show, and those that are free."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from lms.dates import OSLO
from lms.refusals import Refused
from sessions.errors import Busy, SessionsError
from sessions.rules.times import Span, is_skipped


class OnTheClock(forms.Form):
    """A form that asks for a day and times of that day; a time in the hour that is missing when the clocks
    go forward is refused with the reason.

    `times` are the names of the fields for a time, each with those that may hold its day, first one first.
    `nearest` are beginnings to offer instead, on Oslo's clocks, where the time asked for was taken.
    """

    times: ClassVar[Mapping[str, Sequence[str]]] = {"begins": ["day"]}
    nearest: Sequence[datetime] = ()

    @property
    def span(self) -> Span:
        """When it is, of a sound form that makes `begins_at` and `ends_at` of what was filled in."""
        return self.cleaned_data["begins_at"], self.cleaned_data["ends_at"]

    def offer(self, error: Refused) -> None:
        """Offer the free times that a refusal knows, if any."""
        met = [error, *error.also] if isinstance(error, SessionsError) else []
        for busy in [one for one in met if isinstance(one, Busy)][:1]:
            self.nearest = [instant.astimezone(OSLO) for instant in busy.nearest]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, names_of_days in self.times.items():
            at = data.get(name)
            day = next((data[one] for one in names_of_days if data.get(one)), None)
            if at and day and is_skipped(day, at):
                self.add_error(
                    name,
                    _("The clocks go forward from 02:00 to 03:00 that night. Choose a time before or after."),
                )
        return data
