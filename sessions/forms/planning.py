from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.core.validators import MinValueValidator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from courses.content import MEETINGS
from courses.models import Part
from lms.dates import OSLO, on_wall, today
from lms.look.form_fields import DayAhead, DayField, Grouped
from lms.people.models import Organisation, User
from lms.people.models.fields import points_at_nobody
from lms.people.models.order import norwegian
from sessions.errors.days import OneDayOnly
from sessions.forms.clock import OnTheClock
from sessions.models import StaffingReason, TrainingSession, Venue
from sessions.queries.calendars import day_notes, school_holidays
from sessions.queries.staffing import leaders_of, trainers_for
from sessions.rules.kinds import KINDS, SessionKind, choices_with
from sessions.rules.times import LONGEST_DAY


class TimeInput(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class TimeField(forms.TimeField):
    widget = TimeInput
    input_formats = ["%H:%M", "%H.%M", "%H:%M:%S"]


class HoursOfDay(forms.Form):
    """The part of a day that suits somebody; both ends may be left open."""

    earliest = TimeField(label=gettext_lazy("Not before"), required=False)
    latest = TimeField(label=gettext_lazy("Not after"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        earliest, latest = data.get("earliest"), data.get("latest")
        if earliest and latest and latest <= earliest:
            self.add_error("latest", _("The latest time must be after the earliest."))
        return data


class PartField(forms.ModelChoiceField[Part]):
    """One part of a module, named in the page's language and grouped by module."""

    def label_from_instance(self, obj: Part) -> str:
        module = obj.module.training.title_in(get_language())
        return f"{module}: {obj.title_in(get_language())}"


class PartsField(forms.ModelMultipleChoiceField[Part]):
    """Parts of modules to tick, named as in `PartField`."""

    widget = forms.CheckboxSelectMultiple
    label_from_instance = PartField.label_from_instance


class PeopleField(forms.ModelMultipleChoiceField[User]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: User) -> str:
        return str(obj.name)


class PlanForm(Grouped, OnTheClock):
    """Plan or change one session. `cleaned_data` has `begins_at` and `ends_at` as instants."""

    groups = (
        (gettext_lazy("What"), ["kind", "part", "title"]),
        (gettext_lazy("When"), ["day", ("begins", "ends")]),
        (gettext_lazy("If it lasts several days"), ["last_day", "taught_minutes"]),
        (gettext_lazy("Where"), ["venue", "meeting_link", "capacity"]),
        (gettext_lazy("Who leads"), ["trainers", "staffing_reason"]),
    )
    times = {"begins": ["day"], "ends": ["last_day", "day"]}

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=choices_with("is_planned_singly"))
    part = PartField(label=gettext_lazy("Part of a module"), queryset=Part.objects.none(), required=False)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=160,
        validators=[points_at_nobody],
        help_text=gettext_lazy("Only where the session is no part of a module."),
    )
    day = DayAhead(label=gettext_lazy("Date"))
    begins = TimeField(label=gettext_lazy("From"))
    ends = TimeField(label=gettext_lazy("To"))
    last_day = DayAhead(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("For weekends; the session then ends on this day."),
    )
    taught_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of training in all"),
        required=False,
        min_value=30,
        max_value=3000,
        help_text=gettext_lazy("For weekends: nights and long breaks apart. Attendance is measured by it."),
    )
    venue = forms.ModelChoiceField(label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False)
    meeting_link = forms.URLField(
        label=gettext_lazy("Meeting link"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("For online gatherings; shown only to participants when signed in."),
    )
    capacity = forms.IntegerField(label=gettext_lazy("Places (persons)"), min_value=1, max_value=500)
    trainers = PeopleField(label=gettext_lazy("Trainers"), queryset=User.objects.none(), required=False)
    staffing_reason = forms.ChoiceField(
        label=gettext_lazy("Reason, if fewer than two lead, or somebody leads something new"),
        choices=[("", "—"), *StaffingReason.choices],
        required=False,
    )

    def __init__(
        self, *args: Any, organisation: Organisation, session: TrainingSession | None = None, **kwargs: Any
    ) -> None:
        if args and args[0] and args[0].get("at"):
            args = (at_chosen_time(args[0]), *args[1:])
        self.session = session
        if session is not None:
            kwargs.setdefault("initial", _as_initial(session))
        super().__init__(*args, **kwargs)
        choose_from(
            self.fields["venue"],
            organisation.venues.in_use().select_related("municipality").order_by(*norwegian("name")),
            _("Choose a venue"),
        )
        choose_from(self.fields["trainers"], trainers_for(organisation))
        if session is not None:
            for name in ("kind", "part"):
                del self.fields[name]
            self.fields["title"].help_text = ""
            return
        parts = Part.objects.filter(kind__in=MEETINGS).select_related("module__training")
        choose_from(
            self.fields["part"], parts.order_by("module__training", "uuid"), _("Choose what it delivers")
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._check_what(data)
        day, begins, ends = data.get("day"), data.get("begins"), data.get("ends")
        if isinstance(day, date) and isinstance(begins, time) and isinstance(ends, time):
            last = data.get("last_day") or day
            data["begins_at"], data["ends_at"] = on_wall(day, begins), on_wall(last, ends)
            if last == day and self._lasts_days(data):
                self.add_error("last_day", OneDayOnly.sentence)
            elif last == day:
                data["taught_minutes"] = 0
            elif not data.get("taught_minutes") and "taught_minutes" not in self.errors:
                self.add_error("taught_minutes", _("Say how much training there is in all."))
            if data["ends_at"] <= data["begins_at"]:
                self.add_error("ends", _("The session must end after it begins."))
            elif last == day and data["ends_at"] - data["begins_at"] > LONGEST_DAY:
                self.add_error("ends", _("That is too long for one day."))
            elif data["begins_at"] <= timezone.now():
                self.add_error("day", _("Choose a day and a time that lie ahead."))
        return data

    def notes(self) -> list[str]:
        """What is worth knowing about the day that was chosen."""
        day = self.cleaned_data.get("day")
        if not isinstance(day, date):
            return []
        venue = self.cleaned_data.get("venue")
        county = venue.municipality.county_number if venue else ""
        return day_notes(day, school_holidays(day, day, county))

    def _lasts_days(self, data: dict[str, Any]) -> bool:
        """Whether what is planned takes two days or more."""
        if self.session is not None:
            return self.session.traits.lasts_days
        return bool(data.get("kind")) and KINDS[SessionKind(data["kind"])].lasts_days

    def _check_what(self, data: dict[str, Any]) -> None:
        if self.session is None and not data.get("kind"):
            return
        traits = self.session.traits if self.session else KINDS[SessionKind(data["kind"])]
        if self.session is None and not data.get("part"):
            if traits.needs_part:
                self.add_error("part", _("Choose the part of a module that the session delivers."))
            elif not data.get("title"):
                self.add_error("title", _("Give the session a title."))
        if traits.is_online:
            data["venue"] = None
            if not data.get("meeting_link"):
                self.add_error("meeting_link", _("An online gathering needs a meeting link."))
        elif not data.get("venue") and traits.may_be_online:
            if not data.get("meeting_link"):
                self.add_error("venue", _("Choose a venue, or give a meeting link."))
        elif not data.get("venue"):
            self.add_error("venue", _("Choose a venue."))


class CancelForm(OnTheClock):
    """Call a session off, with or without another time instead."""

    day = DayAhead(label=gettext_lazy("New date"), required=False)
    begins = TimeField(label=gettext_lazy("New time"), required=False)

    def replacement(self) -> datetime | None:
        """The beginning of the replacement, or None."""
        day, begins = self.cleaned_data.get("day"), self.cleaned_data.get("begins")
        return on_wall(day, begins) if day and begins else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("day")) != bool(data.get("begins")):
            self.add_error("begins", _("Give both the day and the time, or neither."))
        return data


class VenueForm(Grouped, forms.ModelForm[Venue]):
    groups = (
        (gettext_lazy("The room"), ["name", "capacity"]),
        (gettext_lazy("Where it is"), ["street_address", "municipality", "travel_note"]),
        (gettext_lazy("Access"), ["is_step_free", "has_accessible_toilet", "has_hearing_loop"]),
        (gettext_lazy("Use"), ["is_active"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Any]", self.fields["municipality"]).empty_label = "—"
        self.fields["capacity"].validators.append(MinValueValidator(1))

    class Meta:
        model = Venue
        widgets = {"travel_note": forms.Textarea(attrs={"rows": 4})}
        fields = [
            "name",
            "municipality",
            "street_address",
            "capacity",
            "is_step_free",
            "has_accessible_toilet",
            "has_hearing_loop",
            "travel_note",
            "is_active",
        ]


def at_chosen_time(data: QueryDict) -> QueryDict:
    """The same entries at one of the nearest free times that was offered, as long as before."""
    moved = data.copy()
    try:
        begin = datetime.fromisoformat(str(data["at"])).astimezone(OSLO)
        was, end = (time.fromisoformat(str(data[name])) for name in ("begins", "ends"))
        last = _moved_last_day(data, begin.date())
    except (KeyError, ValueError, forms.ValidationError):
        return moved
    length = datetime.combine(begin, end) - datetime.combine(begin, was)
    moved["day"], moved["begins"] = f"{begin:%Y-%m-%d}", f"{begin:%H:%M}"
    moved["ends"] = f"{begin + length:%H:%M}"
    if last:
        moved["last_day"] = f"{last:%Y-%m-%d}"
    return moved


def _moved_last_day(data: QueryDict, first: date) -> date | None:
    """The last day of a session over several days that now begins on `first`; None for one day."""
    day, last = (DayField(required=False).clean(data.get(name)) for name in ("day", "last_day"))
    return first + (last - day) if day and last else None


def choose_from(field: forms.Field, queryset: QuerySet[Any], prompt: str = "—") -> None:
    """Let a field choose among these rows, or none of them; `prompt` says so where none is rarely right."""
    choice = cast("forms.ModelChoiceField[Any]", field)
    choice.queryset = queryset
    if choice.empty_label:
        choice.empty_label = prompt


def copied_from(session: TrainingSession) -> dict[str, Any]:
    """What the form of a new session begins with when it is a copy of this one: the same weekday, a week
    after it or the first one ahead."""
    found = _as_initial(session)
    first = found["day"]
    later = max(7, 7 * -(-((today() - first).days + 1) // 7))
    found["day"] = first + timedelta(days=later)
    if found["last_day"]:
        found["last_day"] += timedelta(days=later)
    part = session.delivers.order_by("uuid").first()
    return {**found, "kind": session.kind, "part": part.pk if part else None, "staffing_reason": ""}


def _as_initial(session: TrainingSession) -> dict[str, Any]:
    begin, end = session.begins_at.astimezone(OSLO), session.ends_at.astimezone(OSLO)
    return {
        "title": session.title,
        "day": begin.date(),
        "begins": begin.time(),
        "ends": end.time(),
        "last_day": end.date() if end.date() != begin.date() else None,
        "taught_minutes": session.taught_minutes,
        "venue": session.venue_id,
        "meeting_link": session.meeting_link,
        "capacity": session.capacity,
        "trainers": [leader.pk for leader in leaders_of(session)],
        "staffing_reason": session.staffing_reason,
    }
