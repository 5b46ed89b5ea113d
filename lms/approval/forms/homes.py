"""Register a home, invite adults, open an assignment, record the move-in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lms.look.form_fields import A_CHILDHOOD, DayAhead, DayGoneBy
from lms.people.models import (
    Assignment,
    HomeKind,
    Municipality,
    Organisation,
    Role,
    TargetGroup,
    UrgentBasis,
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


class PlannedMoveIn(DayAhead):
    """The day that a child is to move in; left empty where there is none."""

    default_error_messages = {
        "passed": _("The day has passed. A move-in that has taken place is recorded."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Planned move-in"), required=False, **kwargs)


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
        offices = Organisation.objects.filter(pk__in=own).order_by(*norwegian("name"))
        services = Organisation.objects.filter(kind=Organisation.Kind.FOSTER_CARE).order_by(
            *norwegian("name")
        )
        _field(self, "municipality").choices = [("", _("Choose a municipality")), *_by_county()]
        _field(self, "registered_by").queryset = offices
        _field(self, "trained_by").queryset = services
        first = offices.first()
        if first:
            self.initial.setdefault("registered_by", first.pk)
            trained_by = first if first.kind == Organisation.Kind.FOSTER_CARE else None
            self.initial.setdefault("trained_by", trained_by.pk if trained_by else None)
        if len(own) == 1:
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


class OpenAssignmentForm(forms.Form):
    """Link a home by the code that its family handed over. The code is never shown again."""

    code = forms.CharField(
        label=_("Code from the family"),
        max_length=80,
        help_text=_("Three groups of four letters and digits. The family makes it on their own page."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Office"), empty_label=None)
    kind = forms.ChoiceField(
        label=_("What kind of home is it for this assignment?"),
        choices=HomeKind.choices,
        widget=forms.RadioSelect,
    )
    target_groups = TargetGroupsField()
    planned_move_in_on = PlannedMoveIn()

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = access_of(user).organisations(Role.CASEWORKER)
        offices = Organisation.objects.filter(pk__in=own).order_by(*norwegian("name"))
        _field(self, "organisation").queryset = offices
        if len(own) == 1:
            self.initial.setdefault("organisation", next(iter(own)))
            _field(self, "organisation").widget = forms.HiddenInput()


class PlannedMoveInForm(forms.Form):
    """The day that the child is to move in; empty where there is none any more."""

    planned_move_in_on = PlannedMoveIn(help_text=_("Leave it empty if there is no day any more."))


class MoveInForm(forms.Form):
    """The day the child moved in, and the lawful ground where it was urgent."""

    moved_in_on = DayGoneBy(label=_("The child moved in on"), years=A_CHILDHOOD)
    urgent_basis = forms.ChoiceField(
        label=_("Was it urgent?"),
        choices=[("", _("No")), *UrgentBasis.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("These two are the only lawful grounds for a move-in before the training is complete."),
    )

    def __init__(self, assignment: Assignment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assignment = assignment

    def clean_urgent_basis(self) -> str:
        basis: str = self.cleaned_data["urgent_basis"]
        if basis == UrgentBasis.URGENT_VOLUNTARY_STAY and self.assignment.kind != HomeKind.KINSHIP:
            raise forms.ValidationError(
                _("An urgent voluntary stay is a ground only for homes in family and close network.")
            )
        return basis


class GuidanceForm(forms.Form):
    """Which needs the guidance letter speaks to."""

    target_groups = TargetGroupsField()


class HandOverForm(forms.Form):
    """Which office takes over the tasks of an assignment."""

    to = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("To which office?"), empty_label=_("Choose an office")
    )

    def __init__(self, own_office: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.filter(kind=Organisation.Kind.CHILD_WELFARE).exclude(pk=own_office.pk)
        _field(self, "to").queryset = others.order_by(*norwegian("name"))


def _field(form: forms.Form, name: str) -> Any:
    return form.fields[name]


def _by_county() -> list[tuple[str, list[tuple[str, str]]]]:
    counties: dict[str, list[tuple[str, str]]] = {}
    for number, name, county in Municipality.objects.values_list("number", "name", "county"):
        counties.setdefault(county, []).append((number, name))
    return [
        (county, sorted(counties[county], key=lambda entry: norwegian_order(entry[1])))
        for county in sorted(counties, key=norwegian_order)
    ]
