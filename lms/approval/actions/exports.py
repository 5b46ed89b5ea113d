"""Write the desk's list to a file; one entry in the audit log, however many homes it holds."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lms.approval.queries.desk.rows import STANDINGS, desk_statuses, in_order, narrowed
from lms.dates import today
from lms.documents.spreadsheets import ExportedFile, write_table
from lms.people.actions.exports import count_export
from lms.people.actions.supervision import note_list
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.queries.supervision import DESK_FILE


@transaction.atomic
def export_desk(*, file_format: str, by: User, **chosen: Any) -> ExportedFile:
    """The rows of the user's desk under a filter, as `csv` or `xlsx`.

    The file leaves the platform, so it holds references, outcomes and days alone: no name, place,
    target group, urgency or move-in.
    """
    day = today()
    statuses = in_order(narrowed(desk_statuses(by), **chosen)).select_related("assignment")
    heading = [
        _("Reference"),
        _("Outcome"),
        _("Done by each adult (percent)"),
        _("Deadline"),
        _("Days left"),
        _("Next deadline after the move-in"),
        _("As of"),
    ]
    rows = [
        [
            status.assignment.case_reference if status.assignment else _("In preparation"),
            str(STANDINGS[status.standing][0]),
            " / ".join(str(entry["share"]) for entry in status.progress),
            status.due_on,
            (status.due_on - day).days if status.due_on else None,
            status.follow_up_due_on,
            status.on,
        ]
        for status in statuses.iterator(chunk_size=1000)
    ]
    audit("desk.exported", f"person:{by.uuid}", by=by, rows=len(rows), format=file_format)
    note_list(DESK_FILE, by=by)
    count_export(by=by)
    return write_table(file_format, _("homes"), heading, rows)
