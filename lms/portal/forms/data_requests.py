"""What is chosen where somebody asks for a correction or a limit, and where it is answered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.portal.actions.keeping import KINDS
from lms.portal.rules.data_requests import GROUNDS, Ground, Refusal, Right


def _kinds() -> list[tuple[str, Any]]:
    """The kinds of record that are somebody's, to choose one of."""
    return [("", _("Choose")), *((kind.code, kind.name) for kind in KINDS if kind.whose and kind.models)]


def _grounds() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The grounds for each right, under its name."""
    return [
        (Right(right).label, [(one.value, one.label) for one in grounds])
        for right, grounds in GROUNDS.items()
    ]


class DataRequestForm(forms.Form):
    """Which right, of which kind of record, and why. Nothing is written."""

    right = forms.ChoiceField(label=_("What do you want?"), choices=Right.choices, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("What is it about?"), choices=_kinds)
    ground = forms.ChoiceField(label=_("Why?"), choices=_grounds, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        right, ground = chosen.get("right"), chosen.get("ground")
        if right and ground and Ground(ground) not in GROUNDS[Right(right)]:
            raise ValidationError({"ground": _("Choose a reason that stands under what you want.")})
        return chosen


class AnswerForm(forms.Form):
    """What came of a request."""

    answer = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[("done", _("It is done")), ("refused", _("It is refused"))],
        widget=forms.RadioSelect,
    )
    refusal = forms.ChoiceField(
        label=_("Why it is refused"),
        choices=[("", _("Choose")), *Refusal.choices],
        required=False,
        help_text=_("The person reads this sentence, and how to complain."),
    )

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if chosen.get("answer") == "refused" and not chosen.get("refusal"):
            raise ValidationError({"refusal": _("Choose why it is refused.")})
        if chosen.get("answer") == "done":
            chosen["refusal"] = ""
        return chosen
