"""Forms of an assignment, from opening to handing it over."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lms.approval.forms.homes import TargetGroupsField, _field
from lms.look.form_fields import A_CHILDHOOD, DayAhead, DayGoneBy
from lms.people.models import Assignment, HomeKind, Organisation, Role, UrgentBasis, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian


class PlannedMoveIn(DayAhead):
    """The day that a child is to move in; left empty where there is none."""

    default_error_messages = {
        "passed": _("The day has passed. A move-in that has taken place is recorded."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Planned move-in"), required=False, **kwargs)


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
        offices = Organisation.objects.open().filter(pk__in=own).order_by(*norwegian("name"))
        _field(self, "organisation").queryset = offices
        if len(offices) == 1:
            self.initial.setdefault("organisation", offices[0].pk)
            _field(self, "organisation").widget = forms.HiddenInput()

    def add_error(self, field: str | None, error: Any) -> None:
        """As ever; a code that opens nothing is not in the page that says so."""
        if field == "code" and "code" in self.cleaned_data and isinstance(self.data, QueryDict):
            kept = self.data.copy()
            kept.pop("code", None)
            self.data = kept
        super().add_error(field, error)


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


class HandOverForm(forms.Form):
    """Which office takes over the tasks of an assignment."""

    to = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("To which office?"), empty_label=_("Choose an office")
    )

    def __init__(self, own_office: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = (
            Organisation.objects.open().filter(kind=Organisation.Kind.CHILD_WELFARE).exclude(pk=own_office.pk)
        )
        _field(self, "to").queryset = others.order_by(*norwegian("name"))
