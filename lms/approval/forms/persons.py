"""What staff put right about an adult of a home."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import AddressField, TelephoneField, names_nobody


class CorrectPersonForm(forms.Form):
    """Name, address and telephone, as the person has said that they are."""

    first_name = forms.CharField(label=_("First name"), max_length=80, validators=[names_nobody])
    last_name = forms.CharField(label=_("Last name"), max_length=80, validators=[names_nobody])
    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Without one, messages go as letters."),
    )
    telephone = TelephoneField(label=_("Telephone"), required=False)
