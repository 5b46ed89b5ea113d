"""Pure rules of the desk: values in, values out."""

from datetime import date

_LAST_LETTERS = str.maketrans(
    {"æ": "{a", "ä": "{b", "ø": "|a", "ö": "|b", "å": "}", "á": "a", "č": "c", "š": "s"}
)


def norwegian_order(name: str) -> str:
    """A key that sorts names as Norwegian does: æ, ø and å come last."""
    return name.casefold().translate(_LAST_LETTERS)


def is_another_age(day: date, on: date) -> bool:
    """Whether a day lies so far from another, 25 years or more, that its year must be mistyped: no
    foster home takes on a child for longer."""
    return abs((day - on).days) >= 25 * 365
