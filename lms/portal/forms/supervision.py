"""What a county governor's auditors fill in about a supervision case."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.dates import today
from lms.look.form_fields import DayField, years_from_today
from lms.people.models import Municipality, Organisation, SupervisionCase, SupervisionProlonging, User
from lms.people.models.fields import names_nobody
from lms.people.models.order import norwegian
from lms.people.queries import supervision

_YEARS = 2


class SupervisionCaseForm(forms.Form):
    """A new case of a governor: number, purpose, from whom it came, what it covers, and its days."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("County governor"), empty_label=None
    )
    reference = forms.CharField(
        label=_("Your case number"),
        max_length=40,
        validators=[names_nobody],
        help_text=_("As in your own archive, such as 2026/1234. No names."),
    )
    purpose = forms.ChoiceField(
        label=_("Why"), choices=SupervisionCase.Occasion.choices, widget=forms.RadioSelect
    )
    came_from = forms.ChoiceField(
        label=_("From whom it came"),
        choices=SupervisionCase.Origin.choices,
        widget=forms.RadioSelect,
        help_text=_("Only you at the county governor see why, and from whom."),
    )
    offices = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Child welfare services"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The homes that they registered or have an assignment for, in your counties."),
    )
    municipalities = forms.ModelMultipleChoiceField(
        Municipality.objects.none(),
        label=_("Municipalities"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All homes that lie there."),
    )
    counties = forms.MultipleChoiceField(
        label=_("Whole counties"), required=False, widget=forms.CheckboxSelectMultiple
    )
    from_on = DayField(label=_("First day"), first=today, last=years_from_today(1), initial=today)
    until_on = DayField(
        label=_("Last day"),
        first=today,
        last=years_from_today(_YEARS),
        help_text=_("The case ends by itself after this day. It can be prolonged, with a reason."),
    )

    def __init__(self, auditor: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        governors = supervision.governors_of(auditor).order_by(*norwegian("name"))
        own = Municipality.objects.none()
        offices = Organisation.objects.none()
        for governor in governors:
            own |= supervision.municipalities_of(governor)
            offices |= supervision.offices_of(governor)
        self._among("organisation", governors)
        self._among("municipalities", own.order_by("county", *norwegian("name")))
        self._among("offices", offices.distinct().order_by(*norwegian("name")))
        counties = own.order_by("county").values_list("county_number", "county").distinct()
        cast("forms.MultipleChoiceField", self.fields["counties"]).choices = list(counties)
        if len(governors) == 1:
            self.fields["organisation"].initial = governors[0]
            self.fields["organisation"].widget = forms.HiddenInput()

    def _among(self, field: str, rows: Any) -> None:
        cast("forms.ModelChoiceField[Any]", self.fields[field]).queryset = rows

    def case(self) -> dict[str, Any]:
        """The arguments of `open_case`; a county is all its municipalities."""
        values = dict(self.cleaned_data)
        counties = values.pop("counties")
        offered = cast("forms.ModelChoiceField[Municipality]", self.fields["municipalities"]).queryset
        whole = offered.filter(county_number__in=counties) if offered is not None and counties else ()
        values["municipalities"] = {*values["municipalities"], *whole}
        return values


class ProlongForm(forms.Form):
    """A later last day, and why."""

    until_on = DayField(label=_("New last day"), first=today, last=years_from_today(_YEARS))
    reason = forms.ChoiceField(
        label=_("Why it is prolonged"),
        choices=SupervisionProlonging.Reason.choices,
        widget=forms.RadioSelect,
    )
