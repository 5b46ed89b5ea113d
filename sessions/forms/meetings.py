"""What is filled in about dialogue meetings: times, places, and picks from lists; nothing is written."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from lms.dates import OSLO, on_wall, today
from lms.look.form_fields import DayAhead, Grouped, dated
from lms.people.models import FosterHome, Municipality, Organisation, User
from lms.people.models.order import norwegian
from sessions.forms.clock import OnTheClock
from sessions.forms.network_groups import NamedPersonField
from sessions.forms.planning import PeopleField, TimeField, choose_from
from sessions.models import DialogueMeeting, Invitee, ProposedTime, Venue
from sessions.queries.meetings import (
    colleagues_to_invite,
    homes_to_meet,
    municipalities_to_invite,
    name_of,
    offices_to_invite,
)
from sessions.rules.meetings import Agreement, Suits, Topic

Groups = Sequence[tuple[StrPromise | str, Sequence[str | tuple[str, ...]]]]
MOST_TIMES = 5
_TIMES = range(1, MOST_TIMES + 1)


class HomeField(forms.ModelChoiceField[FosterHome]):
    """A home, named by its adults."""

    def label_from_instance(self, obj: FosterHome) -> str:
        names = [member.user.name for member in obj.parents.all() if member.left_on is None]
        return ", ".join(names) or _("A home without adults yet")


class TimesForm(OnTheClock):
    """One time, or several to ask about. `cleaned_data` has `begins_at`, the instants in their order."""

    times = {f"begins_{one}": [f"day_{one}"] for one in _TIMES}

    day_1 = DayAhead(label=gettext_lazy("Date"))
    begins_1 = TimeField(label=gettext_lazy("From"))
    day_2 = DayAhead(label=gettext_lazy("Second date"), required=False)
    begins_2 = TimeField(label=gettext_lazy("From"), required=False)
    day_3 = DayAhead(label=gettext_lazy("Third date"), required=False)
    begins_3 = TimeField(label=gettext_lazy("From"), required=False)
    day_4 = DayAhead(label=gettext_lazy("Fourth date"), required=False)
    begins_4 = TimeField(label=gettext_lazy("From"), required=False)
    day_5 = DayAhead(label=gettext_lazy("Fifth date"), required=False)
    begins_5 = TimeField(label=gettext_lazy("From"), required=False)
    closes_on = DayAhead(
        label=gettext_lazy("Answers until and with"),
        required=False,
        help_text=gettext_lazy("Where several times are given. Left open, those invited have a week."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        found: list[datetime] = []
        for one in _TIMES:
            day, begins = data.get(f"day_{one}"), data.get(f"begins_{one}")
            if day and begins:
                instant = on_wall(day, begins)
                if instant <= timezone.now():
                    self.add_error(f"day_{one}", _("Choose a day and a time that lie ahead."))
                elif instant in found:
                    self.add_error(f"day_{one}", _("This time is given twice."))
                found.append(instant)
            elif one > 1 and bool(day) != bool(begins):
                self.add_error(f"begins_{one}", _("Give both the day and the time, or neither."))
        closes_on = data.get("closes_on")
        if closes_on and found and closes_on >= min(found).astimezone(OSLO).date():
            self.add_error("closes_on", _("Choose a day before the first of the times."))
        if closes_on and closes_on < today():
            self.add_error("closes_on", _("Choose a day that lies ahead."))
        data["begins_at"] = sorted(found)
        return data


class FactsForm(Grouped, forms.Form):
    """What a meeting takes up, how long it lasts and where it is."""

    groups: Groups = (
        (gettext_lazy("What"), ["topics", "minutes"]),
        (gettext_lazy("Where"), ["venue", "meeting_link"]),
    )

    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Agenda"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Length in minutes"), min_value=15, max_value=600, initial=90
    )
    venue = forms.ModelChoiceField(label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False)
    meeting_link = forms.URLField(
        label=gettext_lazy("Meeting link"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Those invited alone see it."),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venues = organisation.venues.in_use().select_related("municipality").order_by(*norwegian("name"))
        choose_from(self.fields["venue"], venues, _("Choose a venue"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        named = {"venue", "meeting_link"} & set(self.errors)
        if not named and not data.get("venue") and not data.get("meeting_link"):
            self.add_error("venue", _("Choose a venue, or give a meeting link."))
        return data


class CallForm(FactsForm, TimesForm):
    """Call a dialogue meeting."""

    groups = (
        (gettext_lazy("What"), ["topics", "minutes", "home"]),
        (
            gettext_lazy("When: one time fixes the date, several are asked about"),
            [*((f"day_{one}", f"begins_{one}") for one in _TIMES), "closes_on"],
        ),
        (gettext_lazy("Where"), ["venue", "meeting_link"]),
    )

    home = HomeField(
        label=gettext_lazy("With a home"),
        queryset=FosterHome.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "Only where the meeting is about them. The home is invited, and nobody but those who have a case "
            "with it can be."
        ),
    )

    def __init__(self, *args: Any, organisation: Organisation, by: User, **kwargs: Any) -> None:
        super().__init__(*args, organisation=organisation, **kwargs)
        homes = homes_to_meet(by, organisation).prefetch_related("parents__user")
        choose_from(self.fields["home"], homes, _("With no home"))


class MeetingInviteForm(forms.Form):
    """Whom to invite: an office, a colleague, or a municipality that gets a link; one of them at a time."""

    office = forms.ModelChoiceField(
        label=gettext_lazy("An office"), queryset=Organisation.objects.none(), required=False
    )
    colleague = NamedPersonField(
        label=gettext_lazy("A colleague"), queryset=User.objects.none(), required=False
    )
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("A municipality whose service does not use this platform"),
        queryset=Municipality.objects.none(),
        required=False,
        help_text=gettext_lazy("You get a link to send them, by which they answer."),
    )

    def __init__(self, *args: Any, meeting: DialogueMeeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["office"], offices_to_invite(meeting))
        colleagues = User.objects.filter(pk__in=[one.pk for one in colleagues_to_invite(meeting)])
        choose_from(
            self.fields["colleague"], colleagues.order_by(*norwegian("last_name", "first_name"), "pk")
        )
        if meeting.home_id is not None:
            del self.fields["municipality"]
        else:
            choose_from(self.fields["municipality"], municipalities_to_invite(meeting))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and sum(1 for one in data.values() if one) != 1:
            self.add_error("office", _("Choose one at a time."))
        return data


class SuitsForm(forms.Form):
    """How each of a poll's times suits. Fields `suits_1` and on, in the order of the times."""

    def __init__(
        self, *args: Any, times: Sequence[ProposedTime], said: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for number, time in enumerate(times, start=1):
            self.fields[f"suits_{number}"] = forms.ChoiceField(
                label=in_words(time.begins_at, time.ends_at),
                choices=[*Suits.choices, ("", _("Do not know yet"))],
                widget=forms.RadioSelect,
                required=False,
                initial=said.get(time.pk, ""),
            )
        self._has_said = any(said.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not self._has_said and not any(data.values()):
            self.add_error("suits_1", _("Say of at least one time whether it suits."))
        return data

    @property
    def said(self) -> list[str]:
        """What was said of each time, in their order; "" where nothing was."""
        return [self.cleaned_data[name] for name in self.fields]


class ComingForm(forms.Form):
    """Whether one comes, and for an office or a home who."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Do you come?"), choices=Invitee.Coming.choices, widget=forms.RadioSelect
    )
    comes = PeopleField(label=gettext_lazy("Who comes"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, invitee: Invitee, may_come: Sequence[User], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"answer": invitee.answer, "comes": [one.pk for one in _named(invitee)]})
        super().__init__(*args, **kwargs)
        if not may_come:
            del self.fields["comes"]
            return
        choose_from(self.fields["comes"], _by_name(may_come))


class AgreedForm(forms.Form):
    """What was agreed, who sees to it, and by when."""

    what = forms.ChoiceField(label=gettext_lazy("What was agreed"), choices=Agreement.choices)
    who = forms.ChoiceField(label=gettext_lazy("Who sees to it"), required=False)
    due_on = DayAhead(label=gettext_lazy("By when"), required=False)

    def __init__(
        self, *args: Any, meeting: DialogueMeeting, invitees: Sequence[Invitee], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.invitees = {str(one.uuid): one for one in invitees}
        cast("forms.ChoiceField", self.fields["who"]).choices = [
            ("", meeting.organisation.name),
            *((uuid, name_of(one)) for uuid, one in self.invitees.items()),
        ]

    @property
    def invitee(self) -> Invitee | None:
        """Who sees to it, of a sound form; None is the host."""
        return self.invitees.get(self.cleaned_data["who"])

    @property
    def due(self) -> date | None:
        found: date | None = self.cleaned_data["due_on"]
        return found


def in_words(begins_at: datetime, ends_at: datetime) -> str:
    """A time with its day, as one reads it aloud."""
    begin, end = begins_at.astimezone(OSLO), ends_at.astimezone(OSLO)
    values = {"day": dated(begin, "l j. F"), "begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}
    return _("%(day)s, %(begin)s to %(end)s") % values


def _named(invitee: Invitee) -> list[User]:
    return list(invitee.comes.all()) if invitee.pk else []


def _by_name(persons: Sequence[User]) -> QuerySet[User]:
    found = User.objects.filter(pk__in=[one.pk for one in persons])
    return found.order_by(*norwegian("last_name", "first_name"), "pk")
