"""Pure rules about people's data: values in, values out."""

import re

_ELEVEN_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){10}(?!\d)")
_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    "|january|february|march|may|june|july|october|december"
)
_FULL_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[./\- ]\s?\d{{1,2}}[./\- ]\s?\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}\.?\s+(?:{_MONTHS})\s+\d{{4}})(?!\d)",
    re.IGNORECASE,
)


_LAST_LETTERS = str.maketrans(
    {"æ": "{a", "ä": "{b", "ø": "|a", "ö": "|b", "å": "}", "á": "a", "č": "c", "š": "s"}
)


def norwegian_order(name: str) -> str:
    """A key that sorts names as Norwegian does: æ, ø and å come last."""
    return name.casefold().translate(_LAST_LETTERS)


def names_a_person_by_number(text: str) -> bool:
    """Whether free text holds an eleven-digit number (a national id, however spaced)."""
    return bool(_ELEVEN_DIGITS.search(text))


def holds_a_full_date(text: str) -> bool:
    """Whether free text holds a day with month and year, in the usual Norwegian and ISO forms."""
    return bool(_FULL_DATE.search(text))
