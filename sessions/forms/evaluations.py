"""What one thought of a gathering, or of a course."""

from typing import Any, cast

from django import forms
from django.db.models import Field
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.models import Evaluation
from sessions.rules.evaluation import SCALE

_CHOICES = [(number, str(number)) for number in range(SCALE[0], SCALE[1] + 1)]


def _question(name: str, hint: StrOrPromise) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=cast("Field[Any, Any]", Evaluation._meta.get_field(name)).verbose_name,
        choices=_CHOICES,
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "choices--scale"}),
        help_text=hint,
    )


class ThreeQuestionsForm(forms.Form):
    """Three questions, each from 1 to 5, and no room for words."""

    useful = _question("useful", _("1 is little, 5 is much."))
    led = _question("led", _("1 is badly, 5 is well."))
    safe = _question("safe", _("1 is little, 5 is much."))
