"""What every list that is taken out leaves behind: an entry in the audit, and word to the administrators
where one member of staff takes out many."""

from django.conf import settings

from lms.people.actions import throttling
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.signals import administrators_concerned

_DAY = 24 * 60 * 60


def note_export(act: str, subject: str, *, by: User, rows: int, file_format: str) -> None:
    """Keep that a list was taken out, as one entry however many it names; in the caller's transaction."""
    audit(act, subject, by=by, rows=rows, format=file_format)
    if throttling.count(f"exports:{by.uuid}", seconds=_DAY) == settings.EXPORTS_BEFORE_ALARM:
        administrators_concerned.send(sender=User, news="exported", page="admin:index")
