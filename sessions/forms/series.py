from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.dates import OSLO, on_wall, today
from lms.look.form_fields import PLANNED_AHEAD, DayAhead, DayField, Grouped, years_from_today
from lms.people.models import Municipality, Organisation, User
from lms.people.models.fields import points_at_nobody
from lms.people.models.order import norwegian
from sessions.actions.series import SessionSlot
from sessions.forms.clock import OnTheClock
from sessions.forms.planning import (
    PeopleField,
    TimeField,
    choose_from,
)
from sessions.models import (
    Audience,
    Series,
    SeriesTemplate,
    SpokenLanguage,
    StaffingReason,
    TrainingSession,
    Venue,
)
from sessions.queries.series_templates import used_templates
from sessions.queries.staffing import trainers_for

WEEKDAYS = [
    (0, gettext_lazy("Monday")),
    (1, gettext_lazy("Tuesday")),
    (2, gettext_lazy("Wednesday")),
    (3, gettext_lazy("Thursday")),
    (4, gettext_lazy("Friday")),
    (5, gettext_lazy("Saturday")),
    (6, gettext_lazy("Sunday")),
]


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Weekdays as numbers; 0 is Monday."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "choices--line"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=WEEKDAYS, coerce=int, **kwargs)


class SeriesForm(Grouped, forms.Form):
    """What a proposal of a series is made from."""

    groups = (
        (gettext_lazy("What"), ["template", "name", "audience", "language"]),
        (gettext_lazy("When"), ["starts_on", "weekdays", "starts_at", "county"]),
        (gettext_lazy("Where"), ["venue", "meeting_link", "capacity"]),
        (gettext_lazy("Who leads"), ["trainers", "staffing_reason"]),
    )

    template = forms.ModelChoiceField(label=gettext_lazy("Template"), queryset=SeriesTemplate.objects.none())
    name = forms.CharField(
        label=gettext_lazy("Name of the series"),
        max_length=120,
        validators=[points_at_nobody],
        help_text=gettext_lazy("For example the place and the season."),
    )
    audience = forms.ChoiceField(label=gettext_lazy("For whom"), choices=Audience.choices)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=SpokenLanguage.choices)
    starts_on = DayAhead(label=gettext_lazy("Not before"))
    weekdays = WeekdaysField(label=gettext_lazy("Weekdays"))
    starts_at = TimeField(label=gettext_lazy("From"))
    county = forms.ChoiceField(
        label=gettext_lazy("School holidays of"),
        required=False,
        help_text=gettext_lazy("Red days are always skipped."),
    )
    venue = forms.ModelChoiceField(
        label=gettext_lazy("Venue"),
        queryset=Venue.objects.none(),
        required=False,
        help_text=gettext_lazy("Or give a meeting link, for a series online."),
    )
    meeting_link = forms.URLField(label=gettext_lazy("Meeting link"), required=False, assume_scheme="https")
    capacity = forms.IntegerField(label=gettext_lazy("Places (persons)"), min_value=1, max_value=500)
    trainers = PeopleField(label=gettext_lazy("Trainers"), queryset=User.objects.none())
    staffing_reason = forms.ChoiceField(
        label=gettext_lazy("Reason, if fewer than two lead, or somebody leads something new"),
        choices=[("", "—"), *StaffingReason.choices],
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(
            self.fields["venue"],
            organisation.venues.in_use().order_by(*norwegian("name")),
            _("Choose a venue"),
        )
        choose_from(
            self.fields["template"],
            used_templates(organisation),
        )
        choose_from(self.fields["trainers"], trainers_for(organisation))
        counties = (
            Municipality.objects.in_force(today())
            .filter(region=organisation.region)
            .order_by("county")
            .values_list("county_number", "county")
            .distinct()
        )
        self.fields["county"] = forms.ChoiceField(
            label=self.fields["county"].label,
            help_text=self.fields["county"].help_text,
            required=False,
            choices=[("", "—"), *counties],
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("venue") and not data.get("meeting_link"):
            self.add_error("venue", _("Choose a venue, or give a meeting link."))
        return data


class SeriesFactsForm(forms.ModelForm[Series]):
    """What a series is called, whom it is for, and what is spoken there."""

    class Meta:
        model = Series
        fields = ["name", "audience", "language"]
        labels = {
            "name": gettext_lazy("Name of the series"),
            "audience": gettext_lazy("For whom"),
            "language": gettext_lazy("Language"),
        }


class SlotForm(OnTheClock):
    """Where one drafted gathering is put; one that has been put in the past may stay there."""

    day = DayField(
        label=gettext_lazy("Date"),
        first=years_from_today(-PLANNED_AHEAD),
        last=years_from_today(PLANNED_AHEAD),
    )
    begins = TimeField(label=gettext_lazy("From"))

    def __init__(self, data: Any = None, *, session: TrainingSession) -> None:
        self.session = session
        begin = session.begins_at.astimezone(OSLO)
        initial = {"day": begin.date(), "begins": begin.time().replace(second=0, microsecond=0)}
        super().__init__(data, prefix=f"s{session.pk}", initial=initial)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if "day" in self.changed_data:
            DayAhead().validate(day)
        return day

    def slot(self) -> SessionSlot:
        return SessionSlot(self.session.pk, on_wall(self.cleaned_data["day"], self.cleaned_data["begins"]))


class MoveFollowingForm(forms.Form):
    """Move a gathering and all that follow it."""

    days = forms.IntegerField(
        label=gettext_lazy("Days"),
        min_value=-365,
        max_value=365,
        initial=7,
        help_text=gettext_lazy("7 is one week later, −7 one week earlier."),
    )
    begins = TimeField(label=gettext_lazy("New time of day"), required=False)


class MakeUpForm(OnTheClock):
    """When, where and by whom a gathering is held once more for those who missed it."""

    day = DayAhead(label=gettext_lazy("Date"))
    begins = TimeField(label=gettext_lazy("From"))
    venue = forms.ModelChoiceField(label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False)
    capacity = forms.IntegerField(label=gettext_lazy("Places (persons)"), min_value=1, max_value=500)
    trainers = PeopleField(label=gettext_lazy("Trainers"), queryset=User.objects.none())
    staffing_reason = forms.ChoiceField(
        label=gettext_lazy("Reason, if fewer than two lead, or somebody leads something new"),
        choices=[("", "—"), *StaffingReason.choices],
        required=False,
    )

    def __init__(self, data: Any = None, *, session: TrainingSession, leaders: list[int]) -> None:
        begin = session.begins_at.astimezone(OSLO).time()
        if data and data.get("at"):
            data = _at_chosen(data)
        first = {
            "begins": begin,
            "venue": session.venue_id,
            "capacity": session.capacity,
            "trainers": leaders,
            "staffing_reason": session.staffing_reason,
        }
        super().__init__(data, initial=first)
        choose_from(self.fields["venue"], session.organisation.venues.in_use().order_by(*norwegian("name")))
        choose_from(self.fields["trainers"], trainers_for(session.organisation))
        if session.traits.is_online:
            del self.fields["venue"]

    def begins_at(self) -> datetime:
        return on_wall(self.cleaned_data["day"], self.cleaned_data["begins"])


def _at_chosen(data: Any) -> Any:
    """The same entries at the free time that was chosen."""
    moved = data.copy()
    try:
        begin = datetime.fromisoformat(data["at"]).astimezone(OSLO)
    except ValueError:
        return moved
    moved["day"], moved["begins"] = f"{begin:%Y-%m-%d}", f"{begin:%H:%M}"
    return moved
