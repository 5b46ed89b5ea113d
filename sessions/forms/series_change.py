"""What a form asks for that changes the gatherings of a series together."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.dates import OSLO
from lms.look.form_fields import Grouped, dated
from lms.people.models import User
from lms.people.models.order import norwegian
from sessions.forms.planning import TimeField, choose_from
from sessions.models import Series, StaffingReason, TrainingSession, Venue
from sessions.queries.intended import ChangeOfAll
from sessions.queries.staffing import trainers_for


class PersonField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        return str(obj.name)


class ChangeSeriesForm(Grouped, forms.Form):
    """What becomes another of a gathering and all that follow it; what is left empty stays as it is."""

    groups = (
        (gettext_lazy("Which"), ["first"]),
        (gettext_lazy("When"), ["days", "begins"]),
        (gettext_lazy("Where"), ["venue", "capacity"]),
        (gettext_lazy("Who leads"), ["leaves", "comes", "staffing_reason"]),
    )

    first = forms.ChoiceField(label=gettext_lazy("From"))
    days = forms.IntegerField(
        label=gettext_lazy("Move by days"),
        required=False,
        min_value=-365,
        max_value=365,
        help_text=gettext_lazy("7 is one week later, −7 one week earlier."),
    )
    begins = TimeField(label=gettext_lazy("New time of day"), required=False)
    venue = forms.ModelChoiceField(label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Places (persons)"), min_value=1, max_value=500, required=False
    )
    leaves = PersonField(label=gettext_lazy("Leads no more"), queryset=User.objects.none(), required=False)
    comes = PersonField(
        label=gettext_lazy("Leads instead, or beside"), queryset=User.objects.none(), required=False
    )
    staffing_reason = forms.ChoiceField(
        label=gettext_lazy("Reason, if fewer than two lead, or somebody leads something new"), required=False
    )

    def __init__(
        self,
        *args: Any,
        series: Series,
        ahead: Sequence[TrainingSession],
        leaders: Sequence[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ahead = list(ahead)
        names = [(str(one.uuid), _named(one)) for one in self.ahead]
        self.fields["first"] = forms.ChoiceField(label=self.fields["first"].label, choices=names)
        organisation = series.organisation
        as_is = _("As it is")
        choose_from(
            self.fields["venue"],
            organisation.venues.in_use().select_related("municipality").order_by(*norwegian("name")),
            as_is,
        )
        choose_from(
            self.fields["leaves"], User.objects.filter(pk__in=[one.pk for one in leaders]), _("Nobody")
        )
        choose_from(self.fields["comes"], trainers_for(organisation), _("Nobody new"))
        self.fields["staffing_reason"] = forms.ChoiceField(
            label=self.fields["staffing_reason"].label,
            choices=[("", as_is), *StaffingReason.choices],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        asked = [data.get(name) for name in ("days", "begins", "venue", "capacity", "leaves", "comes")]
        if not self.errors and not any(asked) and not data.get("staffing_reason"):
            raise forms.ValidationError(_("Say what is to be changed."))
        if data.get("leaves") and data.get("leaves") == data.get("comes"):
            self.add_error("comes", _("Choose somebody else."))
        return data

    @property
    def following(self) -> list[TrainingSession]:
        """The gatherings that are changed, in order."""
        uuids = [str(one.uuid) for one in self.ahead]
        return self.ahead[uuids.index(self.cleaned_data["first"]) :]

    @property
    def change(self) -> ChangeOfAll:
        """What is changed of each."""
        data = self.cleaned_data
        return ChangeOfAll(
            days=data["days"] or 0,
            begins=data["begins"],
            venue=data["venue"],
            capacity=data["capacity"],
            leaves=data["leaves"],
            comes=data["comes"],
            staffing_reason=data["staffing_reason"] or None,
        )


def _named(session: TrainingSession) -> str:
    day = dated(session.begins_at.astimezone(OSLO), "l j. F")
    return f"{session.title}, {day}"
