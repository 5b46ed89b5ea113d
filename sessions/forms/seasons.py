"""The wishes for a season."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.look.form_fields import DayAhead, Grouped
from lms.people.models import Municipality, Organisation
from lms.people.models.fields import points_at_nobody
from lms.people.models.order import norwegian
from sessions.forms.planning import TimeField, choose_from
from sessions.forms.series import WeekdaysField
from sessions.models import SeriesTemplate
from sessions.queries.series_templates import used_templates

LONGEST = timedelta(days=300)
SHORTEST = timedelta(days=14)
PLACES = (1, 2, 3)  # rows for series wished for in a place


class TemplatesField(forms.ModelMultipleChoiceField[SeriesTemplate]):
    widget = forms.CheckboxSelectMultiple


class SeasonForm(Grouped, forms.Form):
    """What a season is planned from. `wishes()` gives it as it is kept."""

    groups = (
        (gettext_lazy("Which season"), ["name", ("first_day", "last_day")]),
        (gettext_lazy("What is held"), ["templates", ("seats", "fewest")]),
        (gettext_lazy("When"), ["weekdays", ("begins", "begins_too")]),
        (gettext_lazy("How much"), [("most_a_week", "most_series"), "leaders"]),
        (
            gettext_lazy("Series that you want in a place"),
            [(f"place_{number}", f"number_{number}") for number in PLACES],
        ),
    )

    name = forms.CharField(
        label=gettext_lazy("Name of the season"),
        max_length=60,
        validators=[points_at_nobody],
        help_text=gettext_lazy("For example spring 2027. The series are named after their place and this."),
    )
    first_day = DayAhead(label=gettext_lazy("First day"))
    last_day = DayAhead(label=gettext_lazy("Last day"))
    templates = TemplatesField(label=gettext_lazy("Templates"), queryset=SeriesTemplate.objects.none())
    seats = forms.IntegerField(
        label=gettext_lazy("Most persons in a group"), min_value=2, max_value=100, initial=16
    )
    fewest = forms.IntegerField(
        label=gettext_lazy("Fewest persons in a group"), min_value=1, max_value=100, initial=4
    )
    weekdays = WeekdaysField(label=gettext_lazy("Weekdays"), initial=[0, 1, 2, 3])
    begins = TimeField(label=gettext_lazy("Begins at"), initial=time(17, 30))
    begins_too = TimeField(
        label=gettext_lazy("Or at"),
        required=False,
        help_text=gettext_lazy("For example in the daytime."),
    )
    most_a_week = forms.IntegerField(
        label=gettext_lazy("Most gatherings that a trainer leads in a week"),
        min_value=1,
        max_value=5,
        initial=2,
    )
    most_series = forms.IntegerField(
        label=gettext_lazy("Most series in all"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=gettext_lazy("Empty: as many as there is use and room for."),
    )
    leaders = forms.TypedChoiceField(
        label=gettext_lazy("Trainers for each series"),
        choices=[(2, gettext_lazy("Two together")), (1, gettext_lazy("One"))],
        coerce=int,
        initial=2,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["templates"], used_templates(organisation))
        places = (
            Municipality.objects.filter(venues__in=organisation.venues.in_use())
            .distinct()
            .order_by(*norwegian("name"))
        )
        named = [("", "—"), *places.values_list("pk", "name")]
        for number in PLACES:
            self.fields[f"place_{number}"] = forms.ChoiceField(
                label=_("Place"), choices=named, required=False
            )
            self.fields[f"number_{number}"] = forms.IntegerField(
                label=_("At least so many series"), min_value=1, max_value=20, required=False
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and not SHORTEST <= last - first <= LONGEST:
            self.add_error("last_day", _("A season lasts from two weeks to ten months."))
        if data.get("seats") and data.get("fewest") and data["fewest"] > data["seats"]:
            self.add_error("fewest", _("The fewest cannot be more than the most."))
        for number in PLACES:
            if data.get(f"place_{number}") and not data.get(f"number_{number}"):
                self.add_error(f"number_{number}", _("Say how many series you want there."))
        return data

    def wishes(self) -> dict[str, Any]:
        """The wishes as a season keeps them."""
        data = self.cleaned_data
        begins: list[time] = [one for one in (data["begins"], data["begins_too"]) if one]
        return {
            "templates": sorted(one.pk for one in data["templates"]),
            "seats": data["seats"],
            "fewest": data["fewest"],
            "weekdays": sorted(data["weekdays"]),
            "begins": sorted({f"{one:%H:%M}" for one in begins}),
            "most_a_week": data["most_a_week"],
            "most_series": data["most_series"],
            "leaders": data["leaders"],
            "asked": [
                {"place": data[f"place_{number}"], "number": data[f"number_{number}"]}
                for number in PLACES
                if data.get(f"place_{number}")
            ],
        }


def first_season(today: date) -> dict[str, date]:
    """The half year that is planned for next: the first days of January and August begin one."""
    if today.month < 7:
        return {"first_day": date(today.year, 8, 15), "last_day": date(today.year, 12, 20)}
    return {"first_day": date(today.year + 1, 1, 4), "last_day": date(today.year + 1, 6, 20)}
