"""Register a home, invite adults, open an assignment, record the move-in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lms.dates import today
from lms.people.models import (
    HomeKind,
    Municipality,
    Organisation,
    Role,
    TargetGroup,
    User,
)
from lms.people.models.access import access_of
from lms.people.models.fields import AddressField, names_nobody
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order


class TargetGroupsField(forms.ModelMultipleChoiceField[TargetGroup]):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            TargetGroup.objects.filter(is_active=True).order_by("pk"),
            label=_("Target groups"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Choose only what the home is meant for. Some groups ask for more training."),
            **kwargs,
        )


class RegisterHomeForm(forms.Form):
    """A home that is about to begin; the municipality is chosen by name and kept by number."""

    municipality = forms.ChoiceField(
        label=_("Municipality where the home lies"),
        error_messages={"invalid_choice": _("No municipality has this number.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of home do they want to be?"), choices=HomeKind.choices, widget=forms.RadioSelect
    )
    target_groups = TargetGroupsField()
    registered_by = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Registered by"), empty_label=None
    )
    trained_by = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who gives the training?"),
        required=False,
        empty_label=_("The municipality itself"),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        access = access_of(user)
        own = access.organisations(Role.COORDINATOR) | access.organisations(Role.CASEWORKER)
        offices = Organisation.objects.open().filter(pk__in=own).order_by(*norwegian("name"))
        _field(self, "municipality").choices = [("", _("Choose a municipality")), *municipalities_by_county()]
        _field(self, "registered_by").queryset = offices
        choose_service(self, "trained_by")
        first = next(iter(offices), None)
        if first:
            self.initial.setdefault("registered_by", first.pk)
            trained_by = first if first.kind == Organisation.Kind.FOSTER_CARE else None
            self.initial.setdefault("trained_by", trained_by.pk if trained_by else None)
        if len(offices) == 1:
            _field(self, "registered_by").widget = forms.HiddenInput()


class OpenPathForm(forms.Form):
    """What a home whose path is opened again prepares for."""

    kind = forms.ChoiceField(
        label=_("What kind of home do they want to be?"), choices=HomeKind.choices, widget=forms.RadioSelect
    )
    target_groups = TargetGroupsField()


class AskTrainingForm(forms.Form):
    """Which foster care service is asked to train the home."""

    service = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Which service?"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, services: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = _field(self, "service")
        field.queryset = Organisation.objects.filter(pk__in=[service.pk for service in services])
        self.initial.setdefault("service", services[0].pk)


class InviteForm(forms.Form):
    """One adult to be invited by e-mail."""

    first_name = forms.CharField(label=_("First name"), max_length=80, validators=[names_nobody])
    last_name = forms.CharField(label=_("Last name"), max_length=80, validators=[names_nobody])
    email = AddressField(label=_("E-mail"), max_length=254)
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )


class GuidanceForm(forms.Form):
    """Which needs the guidance letter speaks to."""

    target_groups = TargetGroupsField()


def _field(form: forms.Form, name: str) -> Any:
    return form.fields[name]


def choose_service(form: forms.Form, name: str) -> None:
    """Let a field offer every foster care service, in Norwegian order."""
    services = Organisation.objects.open().filter(kind=Organisation.Kind.FOSTER_CARE)
    _field(form, name).queryset = services.order_by(*norwegian("name"))


def municipalities_by_county() -> list[tuple[str, list[tuple[str, str]]]]:
    counties: dict[str, list[tuple[str, str]]] = {}
    known = Municipality.objects.in_force(today())
    for number, name, county in known.values_list("number", "name", "county"):
        counties.setdefault(county, []).append((number, name))
    return [
        (county, sorted(counties[county], key=lambda entry: norwegian_order(entry[1])))
        for county in sorted(counties, key=norwegian_order)
    ]
