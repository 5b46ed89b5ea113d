"""A home that moves to another municipality."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lms.approval.forms.homes import choose_service, municipalities_by_county
from lms.approval.queries.unplaced import Unplaced
from lms.look.form_fields import DayField, years_from_today
from lms.people.models import FosterHome, Municipality, Organisation


class PlaceHomesForm(forms.Form):
    """In which part of a divided municipality each home lies; those that nobody knows of wait on."""

    def __init__(self, homes: Sequence[Unplaced], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._homes = {f"home-{number}": one for number, one in enumerate(homes, 1)}
        for name, one in self._homes.items():
            self.fields[name] = forms.ChoiceField(
                label=one.names or _("A home that nobody has joined yet"),
                help_text=_("Lay in %(municipality)s; %(day)s is when the home was registered")
                % {
                    "municipality": one.home.host_municipality.name,
                    "day": date_format(one.home.registered_on, "d.m.Y"),
                },
                choices=[*((part.pk, part.name) for part in one.parts), ("", _("We do not know yet"))],
                widget=forms.RadioSelect,
                initial="",
                required=False,
            )

    @property
    def chosen(self) -> dict[FosterHome, Municipality]:
        """Where each home lies of which that was said."""
        return {
            one.home: next(part for part in one.parts if part.pk == self.cleaned_data[name])
            for name, one in self._homes.items()
            if self.cleaned_data.get(name)
        }


class MoveHomeForm(forms.Form):
    """Where to, who trains the home from then on, and from which day."""

    municipality = forms.ChoiceField(
        label=_("Municipality that the home moves to"),
        error_messages={"invalid_choice": _("No municipality has this number.")},
    )
    service = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who gives the training from then on?"),
        required=False,
        empty_label=_("The municipality itself"),
    )
    on = DayField(label=_("From which day?"), first=years_from_today(-1), last=years_from_today(1))

    def __init__(self, home: FosterHome, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_service(self, "service")
        self.fields["municipality"] = forms.ChoiceField(
            label=self.fields["municipality"].label,
            choices=[("", _("Choose a municipality")), *municipalities_by_county()],
            error_messages={"invalid_choice": _("No municipality has this number.")},
        )
        self.order_fields(["municipality", "service", "on"])
        self.initial.setdefault("service", home.trained_by_id)

    def clean_municipality(self) -> Municipality:
        return Municipality.objects.get(pk=self.cleaned_data["municipality"])
