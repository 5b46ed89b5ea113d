"""How the planning board is laid out."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

WEEKS = (2, 4, 12)
DAYS_UP_TO = 4


class Rows(models.TextChoices):
    """What stands down the board."""

    TRAINERS = "kursledere", _("Trainers")
    VENUES = "lokaler", _("Venues")


def columns_of(monday: date, weeks: int) -> list[tuple[date, date]]:
    """The first and last day of each column: one for each day of a few weeks, one for each of many weeks."""
    step = 1 if weeks <= DAYS_UP_TO else 7
    firsts = [monday + timedelta(days=number) for number in range(0, 7 * weeks, step)]
    return [(first, first + timedelta(days=step - 1)) for first in firsts]


def touches(first: date, last: date, begin: date, end: date) -> bool:
    """Whether two times of whole days, last days included, have a day in common."""
    return begin <= last and first <= end
