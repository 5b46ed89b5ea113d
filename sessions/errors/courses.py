"""What can go wrong with a course as a whole, and with asking for a gathering."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class NothingLeftToJoin(SessionsError):
    """Those who would join a course have all of it already: done, or a place in it."""

    sentence = _("There is nothing left to join here: you have done it, or have a place in it.")
    is_so_already = True


class AskedAlready(SessionsError):
    """The home has asked for this gathering and waits for an answer."""

    sentence = _("You have asked for this already. You hear from the service.")
    is_so_already = True
