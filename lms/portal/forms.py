"""What visitors fill in at the front door."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.look.form_fields import DayField
from lms.people.models import Municipality, Organisation
from lms.people.models.fields import AddressField, names_nobody
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from lms.people.rules.security import Kind
from lms.portal.models import Interest


class InterestForm(forms.Form):
    """How to reach somebody who wonders, and what they wish for; nothing else is asked."""

    municipality = forms.ChoiceField(label=_("Where do you live?"), choices=())
    wish = forms.ChoiceField(
        label=_("What do you wish for?"), choices=Interest.Wish.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[names_nobody],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    telephone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        validators=[
            RegexValidator(r"^\+?\d(?: ?\d){7,14}$", _("Write the number in figures, at least eight."))
        ],
        help_text=_("Give a telephone number or an e-mail address, or both."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = AddressField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    # People never see this field; programs that fill in everything do.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sorted(
            Municipality.objects.values_list("number", "name", "county"),
            key=lambda row: norwegian_order(row[1]),
        )
        choices = [("", _("Choose your municipality")), *((n, f"{name} ({c})") for n, name, c in rows)]
        self.fields["municipality"] = forms.ChoiceField(
            label=self.fields["municipality"].label, choices=choices
        )

    def clean_telephone(self) -> str:
        value: str = self.cleaned_data["telephone"]
        if not value.startswith("+"):
            names_nobody(value)
        return value

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_silent = cleaned is not None and not (cleaned.get("telephone") or cleaned.get("email"))
        if is_silent and not {"telephone", "email"} & self.errors.keys():
            self.add_error("telephone", _("Give a telephone number or an e-mail address."))
        return cleaned


class SecurityEventForm(forms.Form):
    """Which security events to show; everything may be left out."""

    kind = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", pgettext_lazy("events", "All")), *Kind.choices]
    )
    who = forms.CharField(
        label=_("Whom it concerns, or who did it"),
        required=False,
        max_length=254,
        help_text=_("User name, e-mail address, or the number of the account."),
    )
    day = DayField(label=_("Day"), required=False)
    office = forms.ModelChoiceField(
        label=_("Office"),
        required=False,
        queryset=Organisation.objects.order_by(*norwegian("name")),
        empty_label=pgettext_lazy("offices", "All"),
    )
