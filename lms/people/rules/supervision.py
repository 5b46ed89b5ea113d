"""For how long a supervision case may be open."""

from datetime import date, timedelta


def longest_until(from_on: date, *, on: date, at_once: int, in_all: int) -> date:
    """The last day that a case begun on `from_on` may be given on the day `on`: so many days ahead at once,
    and so many from its first day in all."""
    return min(max(from_on, on) + timedelta(days=at_once), from_on + timedelta(days=in_all))
