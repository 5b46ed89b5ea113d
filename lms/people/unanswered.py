"""What every form says of a field that may not be left empty, by what the person is to do there."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

WORDS: "dict[type[forms.Field], StrPromise]" = {
    forms.Field: _("Fill in this field."),
    forms.DateField: _("Give a day."),
    forms.FileField: _("Choose a file."),
    forms.BooleanField: _("Tick here to go on."),
    forms.ChoiceField: _("Choose one."),
    forms.MultipleChoiceField: _("Choose at least one."),
    forms.ModelMultipleChoiceField: _("Choose at least one."),
}


def say_plainly() -> None:
    """Put our words in the place of Django's, for every form made from now on."""
    for kind, words in WORDS.items():
        kind.default_error_messages = kind.default_error_messages | {"required": words}
