"""What staff hand to somebody without electronic identity."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.actions.new_starts import LinkBy
from lms.people.models import User, WayInLink


class NewStartForm(forms.Form):
    """What was seen, and what is handed over: a code card, a link to choose a password, or both."""

    seen = forms.ChoiceField(
        label=_("What have you seen?"),
        help_text=_("Choose the kind of document. No number of it is kept."),
        choices=WayInLink.Seen.choices,
        widget=forms.RadioSelect,
    )
    link = forms.ChoiceField(
        label=_("The link by which they choose a password"),
        choices=LinkBy.choices,
        initial=LinkBy.PAPER,
        widget=forms.RadioSelect,
    )
    has_card = forms.BooleanField(
        label=_("A new code card"),
        help_text=_("For whoever has no electronic identity. An earlier card stops working."),
        required=False,
        initial=True,
    )

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_mail = bool(person.email)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("link") == LinkBy.MAIL and not self.has_mail:
            self.add_error("link", _("They have no e-mail address here. Choose the paper."))
        if cleaned.get("link") == LinkBy.NONE and not cleaned.get("has_card"):
            self.add_error("has_card", _("Choose a link, a card or both."))
        return cleaned


class OwnCardForm(forms.Form):
    """The next code of the card that one has, for another card."""

    code = forms.CharField(
        max_length=40,
        help_text=_("Eight letters and digits. You can leave out the dash."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, number: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code number %(number)d on your card") % {"number": number}
