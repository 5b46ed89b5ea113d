"""What the planning board is narrowed to."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.dates import today
from lms.look.form_fields import DayField
from lms.people.models import Organisation
from sessions.queries.board import BoardAsked, BoardChoices
from sessions.rules.board import WEEKS, Rows

_NARROWING = ("slag", "program", "kommune", "kursleder")


class BoardForm(forms.Form):
    """Which weeks, which rows and which sessions; what cannot be understood is as though it were not said."""

    fra = DayField(label=gettext_lazy("From"), required=False)
    uker = forms.TypedChoiceField(label=gettext_lazy("Weeks"), coerce=int, required=False)
    rader = forms.ChoiceField(label=gettext_lazy("Rows"), choices=Rows.choices, required=False)
    slag = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    program = forms.ChoiceField(label=gettext_lazy("Programme"), required=False)
    kommune = forms.ChoiceField(label=gettext_lazy("Municipality"), required=False)
    kursleder = forms.ChoiceField(label=gettext_lazy("Trainer"), required=False)

    def __init__(self, data: Any, *, choices: BoardChoices) -> None:
        super().__init__(data, auto_id="b-%s")
        every = [("", _("All"))]
        self._choice("uker").choices = [
            (number, ngettext("%(number)d week", "%(number)d weeks", number) % {"number": number})
            for number in WEEKS
        ]
        known = (choices.kinds, choices.programmes, choices.municipalities, choices.trainers)
        for name, ones in zip(_NARROWING, known, strict=True):
            self._choice(name).choices = every + ones

    @property
    def weeks(self) -> list[tuple[int, str]]:
        """The numbers of weeks that can be shown, each in words."""
        return cast("list[tuple[int, str]]", self._choice("uker").choices)

    def in_words(self) -> list[str]:
        """What the board is narrowed to, once it is known what was asked."""
        said: list[str] = []
        for name in _NARROWING:
            known = cast("list[tuple[str, str]]", self._choice(name).choices)
            said += [str(label) for value, label in known if value and value == self.cleaned_data.get(name)]
        return said

    def _choice(self, name: str) -> forms.ChoiceField:
        return cast("forms.ChoiceField", self.fields[name])

    def asked(self, organisation: Organisation, *, page: str | None) -> BoardAsked:
        """What was asked for, from the Monday of the day; from this week where none was said."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        day = said.get("fra") or today()
        return BoardAsked(
            organisation=organisation,
            monday=day - timedelta(days=day.weekday()),
            weeks=said.get("uker", WEEKS[0]),
            rows=Rows(said.get("rader", Rows.TRAINERS)),
            kind=said.get("slag", ""),
            programme=said.get("program", ""),
            municipality=said.get("kommune", ""),
            trainer=said.get("kursleder"),
            page=page,
        )
