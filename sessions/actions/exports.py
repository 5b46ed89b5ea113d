"""Lists that leave the platform as spreadsheets: a roster with its marks, and the hours that trainers led."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lms.dates import oslo_day
from lms.documents.spreadsheets import ExportedFile, write_table
from lms.people.actions.exports import count_export
from lms.people.actions.traces import audit
from lms.people.models import User
from sessions.actions.planning import must_manage, subject_of
from sessions.models import TrainingSession
from sessions.queries.attendance import roster
from sessions.queries.trainer_hours import trainers_year

XLSX = "xlsx"


@transaction.atomic
def export_roster(session: TrainingSession, *, by: User) -> ExportedFile:
    """Who is on the list of a session, and the mark of each. Others read a file, too, so whoever has address
    protection stands in it as they are known in the room, and no place, programme or need does. Raises
    `NotAllowed` unless `by` leads or coordinates the session."""
    must_manage(by, session)
    heading = [
        _("Name"),
        _("Day"),
        _("Mark"),
        _("Minutes"),
        _("Counts as attended"),
        _("Came without a place"),
    ]
    rows = [
        [
            one.name,
            oslo_day(session.begins_at),
            one.attendance.get_mark_display() if one.attendance else "",
            one.attendance.minutes if one.attendance else None,
            (_("Yes") if one.attendance.completes else _("No")) if one.attendance else "",
            _("Yes") if one.registration.status == one.registration.Status.WALK_IN else "",
        ]
        for one in roster(session, by=by, in_the_room=True)
    ]
    audit("roster.exported", subject_of(session), by=by, rows=len(rows), format=XLSX)
    count_export(by=by)
    return write_table(XLSX, _("participants"), heading, rows)


@transaction.atomic
def export_trainer_hours(*, year: int, at: datetime, by: User) -> ExportedFile:
    """The sums that `trainers_year` shows `by`, a line for each trainer, month and kind; hours as numbers."""
    heading = [_("Trainer"), _("Month"), _("Kind"), _("Sessions"), _("Hours led"), _("Hours on the way")]
    rows = [
        [
            one.trainer.name,
            line.month.strftime("%Y-%m"),
            str(line.kind.label),
            line.number,
            round(line.led / 60, 2),
            round(line.travel / 60, 2),
        ]
        for one in trainers_year(by, year=year, at=at)
        for line in one.lines
    ]
    audit("trainer_hours.exported", f"person:{by.uuid}", by=by, rows=len(rows), format=XLSX)
    count_export(by=by)
    return write_table(XLSX, _("trainer-hours"), heading, rows)
