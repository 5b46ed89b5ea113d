"""Forms for days without school."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.people.models.fields import points_at_nobody
from sessions.forms.trainers import NearDayField


class SchoolHolidayForm(forms.Form):
    """Days on which the schools of a county are closed."""

    county = forms.ChoiceField(label=gettext_lazy("County"))
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        validators=[points_at_nobody],
        help_text=gettext_lazy("For example winter holiday."),
    )
    first_day = NearDayField(label=gettext_lazy("First day"))
    last_day = NearDayField(label=gettext_lazy("Last day"))

    def __init__(self, *args: Any, counties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["county"] = forms.ChoiceField(label=self.fields["county"].label, choices=counties)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and not timedelta(0) <= last - first < timedelta(days=120):
            self.add_error("last_day", _("The last day must be on or soon after the first."))
        elif first and last and last < timezone.localdate():
            self.add_error("last_day", _("Choose days that lie ahead."))
        return data
