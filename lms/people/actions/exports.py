"""Word to the administrators where one member of staff takes out many lists."""

from django.conf import settings

from lms.people.actions import throttling
from lms.people.models import User
from lms.people.signals import administrators_concerned

_DAY = 24 * 60 * 60


def count_export(*, by: User) -> None:
    """Count a list that somebody has taken out, whichever it is; in the transaction that audits it."""
    if throttling.count(f"exports:{by.uuid}", seconds=_DAY) == settings.EXPORTS_BEFORE_ALARM:
        administrators_concerned.send(sender=User, news="exported", page="admin:index")
