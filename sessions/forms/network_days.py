"""Forms of network days."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.people.models.fields import points_at_nobody
from sessions.actions.network_days import AgendaPoint, refuse_unless_sound
from sessions.errors.programme import OfPoint
from sessions.forms.planning import TimeField
from sessions.models import AgendaItem, ChildrenCount, TrainingSession

_SCALE = [(number, str(number)) for number in range(1, 6)]


MOST_POINTS = 24


class ChildrenForm(forms.Form):
    """How many children of each age band come along."""

    def __init__(self, *args: Any, counts: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for band in ChildrenCount.Band:
            self.fields[band.value] = forms.IntegerField(
                label=band.label,
                min_value=0,
                max_value=12,
                required=False,
                initial=counts.get(band.value),
            )

    def counts(self) -> dict[str, int]:
        """The numbers by age band, nought for what was left empty."""
        return {band: number or 0 for band, number in self.cleaned_data.items()}


class FeedbackForm(forms.Form):
    content = forms.TypedChoiceField(
        label=gettext_lazy("How useful was the content?"),
        choices=_SCALE,
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "choices--scale"}),
        help_text=gettext_lazy("1 is little, 5 is much."),
    )
    meeting_others = forms.TypedChoiceField(
        label=gettext_lazy("How was it to meet others?"),
        choices=_SCALE,
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "choices--scale"}),
        help_text=gettext_lazy("1 is bad, 5 is good."),
    )


class PointForm(forms.Form):
    """One point of a day's programme; an empty line is no point."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    slot = forms.IntegerField(label=gettext_lazy("Slot"), min_value=1, max_value=20, required=False)
    begins_at = TimeField(label=gettext_lazy("From"), required=False)
    ends_at = TimeField(label=gettext_lazy("To"), required=False)
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=160, required=False, validators=[points_at_nobody]
    )
    room = forms.CharField(
        label=gettext_lazy("Room"), max_length=80, required=False, validators=[points_at_nobody]
    )
    speaker = forms.CharField(
        label=gettext_lazy("Speaker"), max_length=80, required=False, validators=[points_at_nobody]
    )
    capacity = forms.IntegerField(label=gettext_lazy("Places"), min_value=1, max_value=500, required=False)
    materials = forms.URLField(
        label=gettext_lazy("Materials"), required=False, assume_scheme="https", max_length=200
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("title"):
            for name in ("slot", "begins_at", "ends_at"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in."))
        return data


class AgendaFormSet(forms.BaseFormSet[PointForm]):
    """The points of a day's programme; what is the matter with one stands at it, and what was typed stays."""

    def __init__(self, *args: Any, session: TrainingSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = session

    def clean(self) -> None:
        if any(self.errors):
            return
        try:
            refuse_unless_sound(self.session, points_in(self))
        except OfPoint as error:
            for form in self.forms:
                if form.cleaned_data.get("title") == error.title:
                    form.add_error(error.field, error.said)


Agenda = cast(
    "type[AgendaFormSet]",
    forms.formset_factory(
        PointForm, formset=AgendaFormSet, extra=3, max_num=MOST_POINTS, absolute_max=MOST_POINTS
    ),
)


def agenda_as_initial(session: TrainingSession) -> list[dict[str, Any]]:
    """The points of a day's programme as the formset takes them."""
    return [
        {
            "pk": item.pk,
            "slot": item.slot,
            "begins_at": item.begins_at,
            "ends_at": item.ends_at,
            "title": item.title,
            "room": item.room,
            "speaker": item.speaker,
            "capacity": item.capacity,
            "materials": item.materials,
        }
        for item in AgendaItem.objects.filter(session=session).order_by("begins_at", "slot", "pk")
    ]


def points_in(formset: Any) -> list[AgendaPoint]:
    """The points that a valid formset holds; lines without a title are none."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("title")]
    return [
        AgendaPoint(
            pk=row["pk"],
            slot=row["slot"],
            begins_at=row["begins_at"],
            ends_at=row["ends_at"],
            title=row["title"],
            room=row["room"],
            materials=row["materials"],
            speaker=row["speaker"],
            capacity=row["capacity"],
        )
        for row in rows
    ]
