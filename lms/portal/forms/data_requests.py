"""What is chosen where somebody asks for a correction or a limit, and where it is answered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.portal.actions.keeping import KINDS
from lms.portal.rules.data_requests import GROUNDS, Ground, Refusal, Right


class DataRequestForm(forms.Form):
    """Which right, of which kind of record, and why. Nothing is written."""

    right = forms.ChoiceField(label=_("What do you want?"), choices=Right.choices, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("What is it about?"), choices=())
    ground = forms.ChoiceField(label=_("Why?"), choices=(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = [(kind.code, kind.name) for kind in KINDS if kind.whose and kind.models]
        self.fields["kind"].choices = [("", _("Choose")), *about]  # type: ignore[attr-defined]
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (Right(right).label, [(one.value, one.label) for one in grounds])
            for right, grounds in GROUNDS.items()
        ]

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
