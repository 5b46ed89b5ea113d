"""What a person may ask of what is kept about them, and what may be answered (GDPR art. 12, 16 and 18).

Everything is chosen from lists: nothing that is written here could name a child.
"""

import calendar
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """Which right is claimed."""

    CORRECTION = "correction", _("Put something right")
    RESTRICTION = "restriction", _("Limit what it is used for")


class Ground(models.TextChoices):
    """Why: the first four of what is to be put right, the others of a limit (art. 18 (1) a to d)."""

    WRONG = "wrong", _("It is wrong")
    MISSING = "missing", _("Something is missing")
    NOT_MINE = "not_mine", _("It is not about me")
    OLD = "old", _("It is out of date")
    CONTESTED = "contested", _("It may be wrong, and is to be checked first")
    UNLAWFUL = "unlawful", _("It should not be kept, but I do not want it deleted")
    CLAIM = "claim", _("I need it for a legal claim, though it is to be deleted")
    OBJECTED = "objected", _("I have objected to it, and wait for the answer")


class Refusal(models.TextChoices):
    """Why nothing is changed."""

    RIGHT = "right", _("We have looked, and what is kept is right")
    BOUND = "bound", _("The law says that it must be kept as it is; your view is noted beside it")
    NOT_FOUND = "not_found", _("We found nothing of the kind about you")
    NO_GROUND = "no_ground", _("The law gives no ground for a limit here")


GROUNDS = {
    Right.CORRECTION: (Ground.WRONG, Ground.MISSING, Ground.NOT_MINE, Ground.OLD),
    Right.RESTRICTION: (Ground.CONTESTED, Ground.UNLAWFUL, Ground.CLAIM, Ground.OBJECTED),
}
# Kinds of record that the office with the assignment answers for, and not the one that trains.
OF_THE_MUNICIPALITY = frozenset({"approvals", "assignments"})


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last one: by then a request is answered (art. 12 (3))."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
