"""What is changed of many sessions at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.look.form_fields import Grouped
from lms.people.models import Organisation, User
from lms.people.models.order import norwegian
from sessions.forms.planning import TimeField, choose_from
from sessions.forms.series_change import PersonField
from sessions.models import StaffingReason, TrainingSession, Venue
from sessions.queries.intended import ChangeOfAll, Intended, changed, leaders_of_each
from sessions.queries.staffing import trainers_for


class ChangeManyForm(Grouped, forms.Form):
    """What becomes another of all the sessions chosen; what is left empty stays as it is at each."""

    groups = (
        (gettext_lazy("When"), [("days", "begins")]),
        (gettext_lazy("Where"), [("venue", "capacity")]),
        (gettext_lazy("Who leads"), [("leaves", "comes"), "staffing_reason"]),
    )

    days = forms.IntegerField(
        label=gettext_lazy("Move by days"),
        min_value=-365,
        max_value=365,
        required=False,
        help_text=gettext_lazy("7 is one week later, −7 one week earlier."),
    )
    begins = TimeField(
        label=gettext_lazy("New time of day"),
        required=False,
        help_text=gettext_lazy("Weekends keep theirs."),
    )
    venue = forms.ModelChoiceField(
        label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False, to_field_name="uuid"
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Places (persons)"), min_value=1, max_value=500, required=False
    )
    leaves = PersonField(
        label=gettext_lazy("Leads no more"),
        queryset=User.objects.none(),
        required=False,
        to_field_name="uuid",
    )
    comes = PersonField(
        label=gettext_lazy("Leads instead, or beside"),
        queryset=User.objects.none(),
        required=False,
        to_field_name="uuid",
    )
    staffing_reason = forms.ChoiceField(
        label=gettext_lazy("Reason, if fewer than two lead, or somebody leads something new"),
        choices=[("", "—"), *StaffingReason.choices],
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venues = organisation.venues.in_use().order_by(*norwegian("name"))
        choose_from(self.fields["venue"], venues)
        for name in ("leaves", "comes"):
            choose_from(self.fields[name], trainers_for(organisation).distinct())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Say what is to become another."))
        return data

    def intended(self, sessions: Sequence[TrainingSession]) -> dict[int, Intended]:
        """These sessions, their leaders read, as they are wanted, by id."""
        data = self.cleaned_data
        change = ChangeOfAll(
            days=data["days"] or 0,
            begins=data["begins"],
            venue=data["venue"],
            capacity=data["capacity"],
            leaves=data["leaves"],
            comes=data["comes"],
            staffing_reason=data["staffing_reason"] or None,
        )
        return changed(sessions, change, leaders_of_each(sessions))
