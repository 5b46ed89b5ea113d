"""Which roles an office can give, by its kind, and when its people are to be confirmed. The role of
administrator is given by two administrators."""

from calendar import monthrange
from datetime import date

FEWEST_ADMINISTRATORS = 2
"""Fewer can neither make nor confirm another."""

_GIVEN_BY = {
    "child_welfare": ("caseworker", "trainer", "coordinator"),
    "foster_care": ("coordinator", "trainer", "editor"),
    "directorate": ("editor",),
    "county_governor": ("auditor",),
}


def roles_given_by(kind: str) -> tuple[str, ...]:
    """The roles that the leader of an office of this kind gives, the usual one first."""
    return _GIVEN_BY[kind]


def due_on(confirmed: date, *, months: int) -> date:
    """The day so many months after a confirmation: the same day of the month, or its last."""
    years, month = divmod(confirmed.month - 1 + months, 12)
    year, month = confirmed.year + years, month + 1
    return date(year, month, min(confirmed.day, monthrange(year, month)[1]))
