"""Why a trainer cannot lead at a time, where it is no other session at that very time."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError, TrainerBusy


class TrainerTravels(TrainerBusy):
    """A trainer has a session so near that there is no time for the way."""

    sentence = _(
        "%(name)s has a session just before or after, with no time for the way between. Choose another time, "
        "or another trainer."
    )

    @property
    def brief(self) -> str:
        return gettext("%(name)s would be on the way") % {"name": self.whose}


class TrainerAway(TrainerBusy):
    """A trainer has said to be away then."""

    sentence = _(
        "%(name)s is away then. Choose another time or trainer; if they will come all the same, give the "
        "reason that it is agreed with them."
    )

    @property
    def brief(self) -> str:
        return gettext("%(name)s is away") % {"name": self.whose}


class TrainerBusyElsewhere(TrainerBusy):
    """A trainer's own calendar says that they are busy then; with what, nobody knows here."""

    sentence = _(
        "%(name)s is busy then by their own calendar. Choose another time or trainer; if they will come all "
        "the same, give the reason that it is agreed with them."
    )

    @property
    def brief(self) -> str:
        return gettext("%(name)s is busy (own calendar)") % {"name": self.whose}


class NoCalendarAddress(SessionsError):
    """What is given is no address that a calendar can be read from."""

    sentence = _("Give an address that begins with https:// or webcal://, as your calendar gives it.")
    field = "address"


class TrainerOutsideHours(TrainerBusy):
    """A trainer cannot usually be asked on that day or at that time."""

    sentence = _(
        "That is outside the days and hours of %(name)s. Choose another time or trainer; if they will come "
        "all the same, give the reason that it is agreed with them."
    )

    @property
    def brief(self) -> str:
        return gettext("Outside the hours of %(name)s") % {"name": self.whose}
