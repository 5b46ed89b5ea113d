"""What can go wrong with a visitor's place at a meeting."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class MeetingCalledOff(SessionsError):
    """The meeting was called off while the form was open."""

    sentence = _("This meeting has been called off. You are not signed up. Please choose another one.")


class MeetingClosed(SessionsError):
    """The meeting has begun, or no longer takes sign-ups."""

    sentence = _("This meeting has begun, or takes no more sign-ups. Please choose another one.")


class NotAgreed(SessionsError):
    """The visitor has not agreed to that the service keeps how to reach them."""

    sentence = _("We need your consent to keep your name and how to reach you until after the meeting.")
    field = "consent"


class NotHeldYet(SessionsError):
    """Who came is known once the meeting has begun."""

    sentence = _("The meeting has not begun yet. Mark who came when it has.")


class AlreadyInvited(SessionsError):
    """Somebody has invited this visitor already."""

    sentence = _("The invitation was sent already.")
    is_so_already = True
