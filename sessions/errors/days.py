"""What can be the matter with the days of a session."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class OneDayOnly(SessionsError):
    """What takes two days or more would begin and end on the same day."""

    sentence = _("A weekend takes two days or more. Give its last day, or plan a gathering of one day.")
    field = "last_day"
