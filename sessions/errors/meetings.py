"""What can go wrong with dialogue meetings and polls for a date."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class PollClosed(SessionsError):
    """The poll has been closed: a time is picked, or the last day for answers has passed."""

    sentence = _("The poll is closed. The page shows what was decided.")


class NothingToPick(SessionsError):
    """The time that was picked is past, or is none of the poll's."""

    sentence = _("This time has passed. Pick another, or propose new ones.")


class HasADate(SessionsError):
    """The meeting's date is fixed, so that no poll is opened about it."""

    sentence = _("The date is fixed. Give one new time to move the meeting.")
    field = "day_2"


class InvitedAlready(SessionsError):
    """This party is invited."""

    sentence = _("They are invited already.")
    is_so_already = True


class NotTheirs(SessionsError):
    """What a home has with a service must not reach others: this party may not know of the home."""

    sentence = _(
        "Only those who have a case with the home can be invited to a meeting with it, and one child welfare "
        "service at most: what a home has with one is not for another to know."
    )


class HomeComesAlong(SessionsError):
    """A home is not talked about without it."""

    sentence = _("The meeting is with this home. Call the meeting off instead.")


class IsOver(SessionsError):
    """The meeting is called off or has been held, so that this cannot be done to it."""

    sentence = _("The meeting has been called off or held meanwhile. Load the page again.")


class NobodyComes(SessionsError):
    """An office or a home comes, and nobody is named."""

    sentence = _("Choose who comes.")
    field = "comes"
