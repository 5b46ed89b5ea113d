"""What is said of a programme file that is not of its form, by the kind of fault that its reader names."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def in_words(kind: str, details: Mapping[str, Any]) -> str:
    """One sentence; `kind` is pydantic's name for the fault, `details` what it says about it."""
    if kind.startswith("json_"):
        return _("The file cannot be read: it is damaged, or has been changed by hand.")
    if kind == "missing":
        return _("This is missing.")
    if kind == "extra_forbidden":
        return _("This does not belong in a programme file.")
    if kind in _LIMITS:
        return _limits_in_words(kind) % {"limit": details.get(_LIMITS[kind], "")}
    for beginning, said in _kinds_in_words().items():
        if kind.startswith(beginning):
            return said
    return _("This cannot be as it is.")


_LIMITS = {
    "string_too_long": "max_length",
    "too_long": "max_length",
    "string_too_short": "min_length",
    "too_short": "min_length",
    "greater_than_equal": "ge",
    "greater_than": "gt",
    "less_than_equal": "le",
    "less_than": "lt",
}


def _limits_in_words(kind: str) -> str:
    return {
        "string_too_long": _("The text is too long: at most %(limit)s characters."),
        "too_long": _("There are too many here: at most %(limit)s."),
        "string_too_short": _("The text is too short: at least %(limit)s characters."),
        "too_short": _("There are too few here: at least %(limit)s."),
        "greater_than_equal": _("The number must be at least %(limit)s."),
        "greater_than": _("The number must be more than %(limit)s."),
        "less_than_equal": _("The number can be at most %(limit)s."),
        "less_than": _("The number must be less than %(limit)s."),
    }[kind]


def _kinds_in_words() -> dict[str, str]:
    return {
        "string_pattern": _("The text is not of the form that is expected here."),
        "string": _("A text is expected here."),
        "int": _("A whole number is expected here."),
        "float": _("A number is expected here."),
        "decimal": _("A number is expected here."),
        "bool": _("Yes or no is expected here."),
        "list": _("A list is expected here."),
        "tuple": _("A list is expected here."),
        "set": _("A list is expected here."),
        "dict": _("Fields with names are expected here."),
        "model": _("Fields with names are expected here."),
        "uuid": _("An identity (UUID) is expected here."),
        "date": _("A day is expected here."),
        "literal": _("This is not one of those that can be chosen."),
        "enum": _("This is not one of those that can be chosen."),
    }
