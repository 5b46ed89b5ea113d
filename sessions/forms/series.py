from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.people.models import Municipality, Organisation, User
from sessions.actions import Slot
from sessions.forms.planning import DayField, PeopleField, TimeField, choose_from
from sessions.models import SeriesTemplate, StaffingReason, TemplateGathering, TrainingSession, Venue
from sessions.queries import trainers_for
from sessions.rules import OSLO, on_wall

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

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=WEEKDAYS, coerce=int, **kwargs)


class SeriesForm(forms.Form):
    """What a proposal of a series is made from."""

    template = forms.ModelChoiceField(
        label=gettext_lazy("Template"), queryset=SeriesTemplate.objects.filter(is_active=True)
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the series"),
        max_length=120,
        help_text=gettext_lazy("For example the place and the season."),
    )
    starts_on = DayField(label=gettext_lazy("Not before"))
    weekdays = WeekdaysField(label=gettext_lazy("Weekdays"))
    starts_at = TimeField(label=gettext_lazy("From"))
    county = forms.ChoiceField(
        label=gettext_lazy("School holidays of"),
        required=False,
        help_text=gettext_lazy("Red days are always skipped."),
    )
    venue = forms.ModelChoiceField(label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False)
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
        choose_from(self.fields["venue"], organisation.venues.in_use().order_by("name"))
        choose_from(self.fields["trainers"], trainers_for(organisation))
        counties = (
            Municipality.objects.filter(region=organisation.region)
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


class SlotForm(forms.Form):
    """Where one drafted gathering is put."""

    day = DayField(label=gettext_lazy("Date"))
    begins = TimeField(label=gettext_lazy("From"))

    def __init__(self, data: Any = None, *, session: TrainingSession) -> None:
        self.session = session
        begin = session.begins_at.astimezone(OSLO)
        initial = {"day": begin.date(), "begins": begin.time().replace(second=0, microsecond=0)}
        super().__init__(data, prefix=f"s{session.pk}", initial=initial)

    def slot(self) -> Slot:
        return Slot(self.session.pk, on_wall(self.cleaned_data["day"], self.cleaned_data["begins"]))


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


class MakeUpForm(forms.Form):
    """When a gathering is held once more for those who missed it."""

    day = DayField(label=gettext_lazy("Date"))
    begins = TimeField(label=gettext_lazy("From"))

    def begins_at(self) -> datetime:
        return on_wall(self.cleaned_data["day"], self.cleaned_data["begins"])


class GatheringForm(forms.ModelForm):  # type: ignore[type-arg]
    """One gathering of a template."""

    class Meta:
        model = TemplateGathering
        fields = ["title", "kind", "minutes", "min_share", "days_after_previous"]


GatheringFormSet = forms.inlineformset_factory(
    SeriesTemplate, TemplateGathering, form=GatheringForm, extra=0, can_delete=False
)


class TemplateForm(forms.Form):
    """Make a template from a programme version."""

    programme = forms.ChoiceField(label=gettext_lazy("Programme"))
    name = forms.CharField(label=gettext_lazy("Name of the template"), max_length=120)

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"] = forms.ChoiceField(
            label=self.fields["programme"].label, choices=[("", "—"), *programmes]
        )
