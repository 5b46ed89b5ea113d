"""What can be the matter with the programme of a day, and with choosing from it."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class OfPoint(SessionsError):
    """Something is the matter with the point of this title."""

    field = "begins_at"
    title: str


class PointOutsideDay(OfPoint):
    """A point begins before the day does, or ends after it."""

    sentence = _("“%(title)s” lies outside the day, which lasts from %(opens)s to %(closes)s.")

    def __init__(self, title: str, opens: str, closes: str) -> None:
        super().__init__(title)
        self.title, self.opens, self.closes = title, opens, closes


class PointEndsFirst(OfPoint):
    """A point ends before it begins."""

    field = "ends_at"
    sentence = _("“%(title)s” must end after it begins.")

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class SlotsOverlap(OfPoint):
    """Two points of different slots run at the same time."""

    sentence = _("“%(title)s” runs at the same time as “%(other)s”. Give both the same slot, or move one.")

    def __init__(self, title: str, other: str) -> None:
        super().__init__(title)
        self.title, self.other = title, other


class PointTooSmall(OfPoint):
    """More have a place at a point than it would then have."""

    field = "capacity"
    sentence = _("%(taken)s have a place at “%(title)s”. It cannot have fewer places than that.")

    def __init__(self, title: str, taken: int) -> None:
        super().__init__(title)
        self.title, self.taken = title, taken


class SeatFirst(SessionsError):
    """Only who has a place at the day chooses from its programme."""

    sentence = _("You choose from the programme when you have a place at the day.")
