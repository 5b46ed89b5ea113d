from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.dates import OSLO, on_wall
from lms.look.form_fields import DayAhead
from lms.people.models import Organisation, TargetGroup, User
from lms.people.models.fields import points_at_nobody
from lms.people.models.order import norwegian
from sessions.actions.group_meetings import FORTNIGHTLY, MONTHLY
from sessions.forms.clock import OnTheClock
from sessions.forms.planning import TimeField, choose_from
from sessions.models import NetworkGroup, TrainingSession, Venue
from sessions.queries.staffing import trainers_for


class NamedPersonField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        return str(obj.name)


class GroupForm(forms.ModelForm[NetworkGroup]):
    """A network group: what it is called, for whom, and who facilitates it."""

    facilitator = NamedPersonField(label=gettext_lazy("Facilitator"), queryset=User.objects.none())

    class Meta:
        model = NetworkGroup
        fields = ["name", "about", "language", "target_groups", "facilitator"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3}), "target_groups": forms.CheckboxSelectMultiple}
        labels = {"target_groups": gettext_lazy("Target groups")}
        help_texts = {
            "about": gettext_lazy("Foster parents who are signed in see this. Name nobody."),
            "target_groups": gettext_lazy("Choose none if the group is for everyone."),
        }

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["facilitator"], trainers_for(organisation).distinct())
        choose_from(self.fields["target_groups"], TargetGroup.objects.filter(is_active=True))


class MeetingsForm(OnTheClock):
    """A group's recurring meetings, with the days that are left out."""

    times = {"begins": ["first_day"]}

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=[
            (MONTHLY, gettext_lazy("Once a month, on the same weekday")),
            (FORTNIGHTLY, gettext_lazy("Every second week")),
        ],
        widget=forms.RadioSelect,
        initial=MONTHLY,
    )
    first_day = DayAhead(label=gettext_lazy("First meeting"))
    begins = TimeField(label=gettext_lazy("From"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Length in minutes"), min_value=30, max_value=480, initial=120
    )
    until = DayAhead(label=gettext_lazy("Until and with"))
    venue = forms.ModelChoiceField(label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False)
    meeting_link = forms.URLField(
        label=gettext_lazy("Meeting link"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("For groups that meet online; members alone see it."),
    )
    in_school_holidays = forms.BooleanField(
        label=gettext_lazy("Meet in the school holidays, too"),
        required=False,
        help_text=gettext_lazy("Otherwise those of the venue’s county are left out."),
    )
    left_out = forms.CharField(
        label=gettext_lazy("Days to leave out"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Dates with commas between, such as 15.07.2027. Red days are left out."),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(
            self.fields["venue"],
            organisation.venues.in_use().order_by(*norwegian("name")),
            _("Choose a venue"),
        )

    def clean_left_out(self) -> list[Any]:
        day = DayAhead()
        try:
            return [day.clean(one.strip()) for one in self.cleaned_data["left_out"].split(",") if one.strip()]
        except forms.ValidationError as error:
            raise forms.ValidationError(_("Write dates such as 15.07.2027, with commas between.")) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, until = data.get("first_day"), data.get("until")
        if first and first <= timezone.localdate():
            self.add_error("first_day", _("Choose a day that lies ahead."))
        if first and until and not first <= until <= first + timedelta(days=731):
            self.add_error("until", _("Choose a day after the first meeting, at most two years later."))
        if bool(data.get("venue")) == bool(data.get("meeting_link")) and not self.errors:
            self.add_error("venue", _("Choose a venue, or give a meeting link."))
        return data


class MoveMeetingForm(OnTheClock):
    """Another day and time for one meeting, as the aware instant `begins_at`."""

    day = DayAhead(label=gettext_lazy("Day"))
    begins = TimeField(label=gettext_lazy("From"))

    def __init__(self, *args: Any, session: TrainingSession, **kwargs: Any) -> None:
        begin = session.begins_at.astimezone(OSLO)
        kwargs["initial"] = {"day": begin.date(), "begins": begin.time()}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("day") and data.get("begins"):
            data["begins_at"] = on_wall(data["day"], data["begins"])
            if data["begins_at"] <= timezone.now():
                self.add_error("day", _("Choose a day that lies ahead."))
        return data


class PostForm(forms.Form):
    """A message to the group."""

    text = forms.CharField(
        label=gettext_lazy("Your message to the group"),
        max_length=2000,
        validators=[points_at_nobody],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "You are bound by the duty of confidentiality: write nothing that could point at a child or a "
            "family."
        ),
    )


class ResourceForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What it is"), max_length=160, validators=[points_at_nobody])
    link = forms.URLField(label=gettext_lazy("Link"), assume_scheme="https", max_length=200)


def first_day_of(meetings: list[TrainingSession]) -> dict[str, Any]:
    """Where a new round of meetings naturally begins: a month after the last one ahead."""
    if not meetings:
        return {}
    last = meetings[-1].begins_at.astimezone(OSLO)
    return {
        "first_day": last.date() + timedelta(days=28),
        "begins": last.time(),
        "venue": meetings[-1].venue_id,
    }
