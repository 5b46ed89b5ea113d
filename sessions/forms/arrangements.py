from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sessions.models import InterpreterNeed, Logistics


class LogisticsForm(forms.Form):
    """What one needs at one session."""

    diets = forms.MultipleChoiceField(
        label=gettext_lazy("Food"),
        choices=Logistics.Diet.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    children_in_care = forms.IntegerField(
        label=gettext_lazy("Children who need someone to look after them meanwhile"),
        min_value=0,
        max_value=12,
        required=False,
    )
    needs_wheelchair_access = forms.BooleanField(
        label=gettext_lazy("I need step-free access"), required=False
    )
    needs_travel = forms.BooleanField(label=gettext_lazy("I need help with the journey"), required=False)
    hotel_nights = forms.IntegerField(
        label=gettext_lazy("Hotel nights"), min_value=0, max_value=7, required=False
    )

    def __init__(self, *args: Any, logistics: Logistics | None, **kwargs: Any) -> None:
        if logistics is not None:
            kwargs.setdefault(
                "initial", {name: getattr(logistics, name) or None for name in type(self).base_fields}
            )
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        """The answers, with nought for what was left empty."""
        data = dict(self.cleaned_data)
        for name in ("children_in_care", "hotel_nights"):
            data[name] = data[name] or 0
        return data


class InterpreterForm(forms.ModelForm[InterpreterNeed]):
    """The standing choice of interpreter."""

    class Meta:
        model = InterpreterNeed
        fields = ["language", "variant", "sex", "not_wanted"]
        help_texts = {
            "variant": gettext_lazy("For example Kurmanji, Dari or Levantine Arabic."),
            "not_wanted": gettext_lazy("Names of interpreters you do not want. Only those who order see it."),
        }
