"""What every form says of a field that is empty or cannot be as it is, in words of ours."""

from typing import TYPE_CHECKING

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

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
    forms.URLField: _("Write the whole address, such as https://example.com."),
    forms.DateField: _("Write the day as day.month.year, such as 24.05.2027."),
    forms.DateTimeField: _("Write the day and the time, such as 24.05.2027 18:00."),
    forms.TimeField: _("Write the time as hours and minutes, such as 18:00."),
    forms.IntegerField: _("Write a whole number, in figures."),
    forms.DecimalField: _("Write a number, in figures."),
    forms.SlugField: _("Use only the letters a to z, figures, - and _."),
    forms.FileField: _("The file did not arrive. Choose it once more."),
    forms.UUIDField: _("This code is not whole. Copy all of it, and paste it here."),
}
BEYOND: "dict[type[validators.BaseValidator], StrPromise]" = {
    validators.MinValueValidator: _("The number must be at least %(limit_value)s."),
    validators.MaxValueValidator: _("The number can be at most %(limit_value)s."),
    validators.MinLengthValidator: ngettext_lazy(
        "Write at least %(limit_value)d character; this is %(show_value)d.",
        "Write at least %(limit_value)d characters; this is %(show_value)d.",
        "limit_value",
    ),
    validators.MaxLengthValidator: ngettext_lazy(
        "Write at most %(limit_value)d character; this is %(show_value)d.",
        "Write at most %(limit_value)d characters; this is %(show_value)d.",
        "limit_value",
    ),
}
NOT_A_TEXT = _("This holds a sign that cannot be read. Write the text anew.")


def say_plainly() -> None:
    """Put our words in the place of Django's, for every form made from now on."""
    for code, all_words in (
        ("required", EMPTY),
        ("invalid_choice", NOT_OFFERED),
        ("invalid", UNREADABLE),
        ("empty", {forms.FileField: _("The file is empty. Choose another.")}),
    ):
        for kind, words in all_words.items():
            kind.default_error_messages = kind.default_error_messages | {code: words}
    for limit, words in BEYOND.items():
        limit.message = words
    validators.ProhibitNullCharactersValidator.message = NOT_A_TEXT
