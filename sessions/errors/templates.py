"""What can go wrong with the templates of series."""

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionsError


class TemplateChanged(SessionsError):
    """Somebody has made a newer version of the template meanwhile."""

    sentence = _(
        "Somebody has changed the template meanwhile. Nothing was saved; open the newest version to go on."
    )
