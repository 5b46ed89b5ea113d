"""What trainers fill in about their time, and coordinators about trainers and school holidays."""

from datetime import time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Module
from lms.dates import on_wall
from lms.look.form_fields import PLANNED_AHEAD, DayField, years_from_today
from sessions.forms.clock import OnTheClock
from sessions.forms.in_home import ThemesField
from sessions.forms.planning import HoursOfDay, TimeField, choose_from
from sessions.forms.series import WeekdaysField
from sessions.queries.in_home import themes


class NearDayField(DayField):
    """A day of something that lasts: it may have begun within the last year, and ends within a few."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(first=years_from_today(-1), last=years_from_today(PLANNED_AHEAD), **kwargs)


class AbsenceForm(OnTheClock):
    """When one cannot be asked: whole days, or hours of one. Gives `begins_at` and `ends_at`."""

    times = {"begins": ["first_day"], "ends": ["last_day", "first_day"]}

    first_day = NearDayField(label=gettext_lazy("First day"))
    last_day = NearDayField(
        label=gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Empty for a single day.")
    )
    begins = TimeField(label=gettext_lazy("From"), required=False)
    ends = TimeField(label=gettext_lazy("To"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first = data.get("first_day")
        if not first or self.errors:
            return data
        last = data.get("last_day") or first
        ends = data.get("ends")
        data["begins_at"] = on_wall(first, data.get("begins") or time(0))
        data["ends_at"] = on_wall(last, ends) if ends else on_wall(last + timedelta(days=1), time(0))
        if data["ends_at"] <= data["begins_at"]:
            self.add_error("last_day" if last != first else "ends", _("The end must be after the beginning."))
        elif data["ends_at"] <= timezone.now():
            self.add_error("first_day", _("Choose days that lie ahead."))
        return data


class HoursForm(HoursOfDay):
    """When a trainer can usually be asked."""

    field_order = ("weekdays", "earliest", "latest")

    weekdays = WeekdaysField(label=gettext_lazy("Days I can lead"))


class CompetenceForm(forms.Form):
    """Which modules a trainer may lead."""

    modules = ThemesField(
        label=gettext_lazy("Modules"),
        queryset=Module.objects.none(),
        required=False,
        help_text=gettext_lazy("None ticked means that the trainer may lead all."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["modules"], themes())
