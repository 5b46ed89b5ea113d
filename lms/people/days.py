"""Days in words, as each language writes them."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

_DOT_AFTER_THE_DAY = re.compile(r"\bj\.(?=\s|$)")


def as_written(pattern: str) -> str:
    """A date pattern as the present language writes it: "j. F" in Norwegian and Sámi, "j F" in English."""
    if (get_language() or "").startswith("en"):
        return _DOT_AFTER_THE_DAY.sub("j", pattern)
    return pattern


def day_in_words(day: date, pattern: str = "j. F Y") -> str:
    """A day, or an instant in the zone it carries, in the present language."""
    return date_format(day, as_written(pattern))
