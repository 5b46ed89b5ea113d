"""What every form says of a field that is empty or cannot be as it is, in words of ours."""

from typing import TYPE_CHECKING

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

EMPTY: "dict[type[forms.Field], StrPromise]" = {
    forms.Field: _("Fill in this field."),
    forms.DateField: _("Give a day."),
    forms.FileField: _("Choose a file."),
    forms.BooleanField: _("Tick here to go on."),
    forms.ChoiceField: _("Choose one."),
    forms.MultipleChoiceField: _("Choose at least one."),
    forms.ModelMultipleChoiceField: _("Choose at least one."),
}
NOT_OFFERED: "dict[type[forms.Field], StrPromise]" = {
    forms.ChoiceField: _("Choose one of those that are offered."),
    forms.ModelChoiceField: _("Choose one of those that are offered."),
    forms.MultipleChoiceField: _("Choose among those that are offered."),
    forms.ModelMultipleChoiceField: _("Choose among those that are offered."),
}
UNREADABLE: "dict[type[forms.Field], StrPromise]" = {
    forms.EmailField: _("Write the whole e-mail address, such as name@example.com."),
}
BEYOND: "dict[type[validators.BaseValidator], StrPromise]" = {
    validators.MinValueValidator: _("The number must be at least %(limit_value)s."),
    validators.MaxValueValidator: _("The number can be at most %(limit_value)s."),
}


def say_plainly() -> None:
    """Put our words in the place of Django's, for every form made from now on."""
    for code, all_words in (
        ("required", EMPTY),
        ("invalid_choice", NOT_OFFERED),
        ("invalid", UNREADABLE),
    ):
        for kind, words in all_words.items():
            kind.default_error_messages = kind.default_error_messages | {code: words}
    for limit, words in BEYOND.items():
        limit.message = words
