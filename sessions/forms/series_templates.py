"""The forms of templates of series."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.content import E_LEARNING, MEETINGS
from courses.models import Part
from lms.people.models import Organisation
from lms.people.models.fields import points_at_nobody
from sessions.forms.planning import PartsField, TimeField
from sessions.models import SeriesTemplate, TemplateGathering
from sessions.rules.kinds import USUAL, SessionKind, choices_with

SHORTEST_MINUTES = 15
FOR_ALL = "all"


class TemplateNameForm(forms.Form):
    """What a template is called."""

    name = forms.CharField(
        label=gettext_lazy("Name of the template"), max_length=120, validators=[points_at_nobody]
    )


class OwnedNameForm(TemplateNameForm):
    """What a template is called, and whose it is: asked where there is a choice. `owner()` is a service, or
    None for the directorate's templates for all."""

    def __init__(self, *args: Any, owners: Sequence[Organisation | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(one.pk) if one else FOR_ALL: one for one in owners}
        self.fields["owner"] = forms.ChoiceField(
            label=_("Belongs to"),
            choices=[
                (value, one.name if one else _("The directorate, for all"))
                for value, one in self.owners.items()
            ],
            initial=next(iter(self.owners), ""),
            widget=forms.HiddenInput if len(self.owners) == 1 else forms.Select,
        )

    def owner(self) -> Organisation | None:
        return self.owners[self.cleaned_data["owner"]]


class GatheringForm(forms.ModelForm[TemplateGathering]):
    """One gathering, or required visit, of a template; the numbers give the order. The least share attended
    is asked of those who set it, and of them alone where the template is another's."""

    class Meta:
        model = TemplateGathering
        fields = [
            "number",
            "title",
            "kind",
            "minutes",
            "days",
            "begins",
            "ends",
            "min_share",
            "days_after_previous",
            "delivers",
            "due_before",
        ]

    def __init__(
        self, *args: Any, parts: QuerySet[Part], sets_shares: bool, shares_alone: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._shape(parts)
        if shares_alone:
            self.fields = {name: field for name, field in self.fields.items() if name == "min_share"}
        elif not sets_shares:
            del self.fields["min_share"]

    def _shape(self, parts: QuerySet[Part]) -> None:
        self.fields["minutes"].validators.append(MinValueValidator(SHORTEST_MINUTES))
        self.fields["min_share"].validators += [MinValueValidator(1), MaxValueValidator(100)]
        self.fields["kind"] = forms.ChoiceField(
            label=self.fields["kind"].label,
            choices=choices_with("is_in_series"),
            initial=USUAL.value,
            help_text=_("A training visit is asked for in each home, between the gatherings around it."),
        )
        self.fields["days"] = forms.TypedChoiceField(
            label=_("Days"),
            choices=[
                (1, _("One day")),
                (2, _("Saturday and Sunday")),
                (3, _("Friday, Saturday and Sunday")),
            ],
            coerce=int,
            initial=1,
        )
        self.fields["begins"] = TimeField(
            label=_("Begins at"), required=False, help_text=_("Empty: at the series' time of day.")
        )
        self.fields["ends"] = TimeField(
            label=_("Ends on Sunday at"),
            required=False,
            help_text=_("Over a weekend; the length in minutes is then the training in all, nights apart."),
        )
        self.fields["delivers"] = PartsField(
            label=_("Delivers"), queryset=parts.filter(kind__in=MEETINGS), required=False
        )
        self.fields["due_before"] = PartsField(
            label=_("E-learning due before"),
            queryset=parts.filter(kind__in=E_LEARNING),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "days" not in self.fields:
            return data
        if data.get("days", 1) > 1 and not data.get("ends"):
            self.add_error("ends", _("Say when it ends on Sunday."))
        if data.get("days", 1) == 1:
            data["ends"] = None
        else:
            data["kind"] = SessionKind.WEEKEND.value
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """Numbers only give the order, and are given out anew when the template is kept."""
        return {*super()._get_validation_exclusions(), "number"}  # type: ignore[misc]


GatheringFormSet = forms.inlineformset_factory(
    SeriesTemplate, TemplateGathering, form=GatheringForm, extra=1, can_delete=True
)
SharesFormSet = forms.inlineformset_factory(
    SeriesTemplate, TemplateGathering, form=GatheringForm, extra=0, can_delete=False
)


class TemplateForm(OwnedNameForm):
    """Make a template from a programme version."""

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programme = forms.ChoiceField(label=_("Programme"), choices=[("", "—"), *programmes])
        self.fields = {"programme": programme, **self.fields}
