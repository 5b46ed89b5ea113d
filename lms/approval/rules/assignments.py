"""Pure rules of the desk: values in, values out."""

from datetime import date


def is_another_age(day: date, on: date) -> bool:
    """Whether a day lies so far from another, 25 years or more, that its year must be mistyped: no
    foster home takes on a child for longer."""
    return abs((day - on).days) >= 25 * 365
