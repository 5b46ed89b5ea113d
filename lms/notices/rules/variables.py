"""Pure rules about messages: values in, values out."""

import re
from collections.abc import Iterable, Mapping

_VARIABLE = re.compile(r"\{(\w+)\}")


def variables_in(text: str) -> set[str]:
    """The names that a template's text has in braces."""
    return set(_VARIABLE.findall(text))


def not_allowed(text: str, allowed: Iterable[str]) -> set[str]:
    """The variables of a text that are not on the allow-list."""
    return variables_in(text) - set(allowed)


def filled_in(text: str, variables: Mapping[str, str]) -> str:
    """The text with its variables replaced; an unknown one stays as it stands.

    Values are put in as they are: a brace in a value is never read as a variable.
    """
    return _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), text)


def one_line(text: str) -> str:
    """A subject line without line breaks, so that no header can be smuggled in."""
    return " ".join(text.split())
