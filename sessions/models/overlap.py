"""Exclusion of overlapping bookings without an extension: one thing, one place at a time."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db.models import Deferrable, F, Func, Q


def never_twice(thing: str, *, name: str) -> ExclusionConstraint:
    """A deferred constraint: no two rows that hold may share `thing` while their `busy` overlaps.

    The key is compared as a one-number range, since no operator class for plain equality is at
    hand. `thing` is the field's name, not its column's: only then does `full_clean()` leave other
    people's bookings alone. Deferred, so that a whole series can move by a week.
    """
    only_itself = Func(
        F(thing), F(thing), function="int8range", template="%(function)s(%(expressions)s, '[]')"
    )
    return ExclusionConstraint(
        name=name,
        expressions=[(only_itself, RangeOperators.OVERLAPS), (F("busy"), RangeOperators.OVERLAPS)],
        condition=Q(holds=True),
        deferrable=Deferrable.DEFERRED,
    )
