"""Write a rule set, line by line."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.queries.trainings import choices_of_training
from lms.approval import gate
from lms.approval.models import Requirement, RuleSet
from lms.look.form_fields import DayAhead
from lms.people.models import HomeKind, TargetGroup

# The fields of a line that the form asks for under their own names; its trainings are asked for in two.
_AS_THEY_ARE = tuple(name for name in gate.FIELDS if name != "any_of")


class RuleSetForm(forms.Form):
    """A new draft: for which kind of home, and under which code."""

    kind = forms.ChoiceField(label=_("Kind of home"), choices=HomeKind.choices)
    code = forms.SlugField(
        label=_("Code"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens, such as «ordinary-2027»."),
    )
    urgent_days = forms.IntegerField(
        label=_("Days after an urgent move-in"),
        min_value=0,
        max_value=3650,
        initial=180,
        help_text=_("The law names no number of days: this deadline is set here."),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if RuleSet.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another rule set has this code."))
        return code


class CopyForm(RuleSetForm):
    """The code of a copy."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"], self.fields["urgent_days"]


class UrgentDaysForm(RuleSetForm):
    """The deadline of a draft."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"], self.fields["code"]


class ProposeForm(forms.Form):
    """The day from which a set is to be in force."""

    valid_from = DayAhead(
        label=_("In force from"),
        help_text=_("A later day. Homes already on their way stay on their rules."),
    )


class RequirementForm(forms.Form):
    """One line: what is required of whom, when, and which trainings meet it."""

    key = forms.SlugField(label=_("Short name"), max_length=60)
    phase = forms.ChoiceField(label=_("When"), choices=Requirement.Phase.choices)
    enrol_in = forms.ChoiceField(
        label=_("Training"), help_text=_("The one that the foster parents are put on.")
    )
    also = forms.MultipleChoiceField(
        label=_("These count as well"), required=False, widget=forms.CheckboxSelectMultiple
    )
    who = forms.ChoiceField(label=_("Who"), choices=Requirement.Who.choices)
    strength = forms.ChoiceField(label=_("Strength"), choices=Requirement.Strength.choices)
    only_for = forms.MultipleChoiceField(
        label=_("Only for these target groups"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: for all."),
    )
    due_days = forms.IntegerField(
        label=_("Days after the move-in"), min_value=0, max_value=3650, required=False
    )
    valid_months = forms.IntegerField(label=_("Valid for months"), min_value=0, max_value=600, required=False)

    def __init__(
        self, *args: Any, trainings: list[tuple[str, str]], groups: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choices("enrol_in", [("", _("Choose a training")), *trainings])
        self._choices("also", trainings)
        self._choices("only_for", groups)

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def values(self) -> dict[str, Any]:
        """The line as field values of `Requirement`."""
        chosen = self.cleaned_data
        also = [code for code in chosen["also"] if code != chosen["enrol_in"]]
        return {name: chosen[name] for name in _AS_THEY_ARE} | {"any_of": [chosen["enrol_in"], *also]}


class BaseRequirementFormSet(BaseFormSet[RequirementForm]):
    """The lines of a set, in order; two of the same short name are refused."""

    def clean(self) -> None:
        keys = [line["key"] for line in self.lines()] if not any(self.errors) else []
        if len(set(keys)) != len(keys):
            raise forms.ValidationError(_("Two lines have the same short name."))

    def lines(self) -> list[dict[str, Any]]:
        """The lines that are kept, as field values of `Requirement`."""
        return [
            form.values()
            for form in self.ordered_forms
            if form.has_changed() and form not in self.deleted_forms
        ]


_LinesOf = formset_factory(
    RequirementForm, formset=BaseRequirementFormSet, extra=1, can_delete=True, can_order=True, max_num=40
)


def lines_of(rule_set: RuleSet, data: Any = None) -> BaseRequirementFormSet:
    """The lines of a draft as forms, with one empty line at the end."""
    language = get_language()
    groups = [(group.pk, str(group)) for group in TargetGroup.objects.order_by("pk")]
    initial = [
        {name: getattr(requirement, name) for name in _AS_THEY_ARE}
        | {"enrol_in": requirement.any_of[0], "also": requirement.any_of[1:]}
        for requirement in rule_set.requirements.order_by("position")
    ]
    found: Any = _LinesOf(
        data,
        initial=initial,
        form_kwargs={"trainings": choices_of_training(language), "groups": groups},
        prefix="lines",
    )
    return found  # type: ignore[no-any-return]
