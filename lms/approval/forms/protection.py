"""Address protection: what is set, and what a person asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.models import AddressProtection, User
from lms.people.models.fields import names_nobody
from lms.people.rules import is_ordinary_alias


class ProtectionForm(forms.Form):
    """The grade of address protection, and the name that others read on lists."""

    protection = forms.ChoiceField(
        label=_("Address protection"),
        choices=AddressProtection.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    alias = forms.CharField(
        label=_("Name on lists"),
        max_length=80,
        required=False,
        validators=[names_nobody],
        help_text=_(
            "First and last name, as ordinary as any, and without any part of the own name. It stands on "
            "lists of participants instead of the own name."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, person: User, *args: Any, is_wish: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.is_wish = is_wish

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        alias = cleaned.get("alias", "")
        if not cleaned.get("protection"):
            cleaned["alias"] = ""
        elif not alias and not self.is_wish:
            self.add_error("alias", _("Agree on a name with the person: lists would give them away."))
        elif alias and not is_ordinary_alias(alias, of=self.person.name):
            self.add_error(
                "alias", _("Choose a first and a last name that hold no part of the person’s own name.")
            )
        return cleaned
