"""The pace that a home plans with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lms.approval.models.forecasts import DEFAULT_PACE

PACES = (30, 60, 90, 120, 180, 240, 360, 600)


class PaceForm(forms.Form):
    """Minutes of e-learning a week, and whether the adults of a home go to gatherings together."""

    minutes_a_week = forms.TypedChoiceField(
        label=_("E-learning a week"),
        coerce=int,
        choices=[(pace, str(pace)) for pace in PACES],
        initial=DEFAULT_PACE,
    )
    together = forms.BooleanField(label=_("Both go to the same gatherings"), required=False, initial=True)

    def __init__(self, *args: Any, adults: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["minutes_a_week"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - as declared above
        field.choices = [(pace, _in_words(pace)) for pace in PACES]
        if adults < 2:
            del self.fields["together"]


def _in_words(minutes: int) -> str:
    if minutes < 60 or minutes % 60:
        return str(_("%(minutes)d minutes") % {"minutes": minutes})
    hours = minutes // 60
    return str(ngettext_lazy("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours})
