"""What a circle leaves behind: messages to the families, who looked at them, and the log of acts."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import override

from lms.dates import OSLO
from lms.demo.country.households import Circle, Stage
from lms.demo.country.land import Land
from lms.demo.country.seats import Held
from lms.notices.models import Notice
from lms.people.models import AuditEntry, LookUp, Role
from sessions import notices

_LOOKED_AT = (Stage.APPROVED, Stage.READY, Stage.MATCHED, Stage.URGENT, Stage.BREACH)


def leave(land: Land, circle: Circle, held: Held) -> None:
    """Write one message for each seat at the first gathering, one look-up for each home with a case, and
    what the acts would have left in the log."""
    _messages(circle, held)
    caseworkers = circle.district.caseworkers
    LookUp.objects.bulk_create(
        LookUp(
            person=adult,
            home=one.home,
            by=caseworkers[one.assignment.organisation_id],
            organisation_id=one.assignment.organisation_id,
            role=Role.CASEWORKER,
            purpose=LookUp.Purpose.ASSIGNMENT,
            at=land.now - timedelta(days=one.number % 60),
        )
        for one in circle.at(*_LOOKED_AT)
        if one.assignment
        for adult in one.adults
    )
    _log(land, circle, held)


def _messages(circle: Circle, held: Held) -> None:
    if not held.sessions:
        return
    first = held.sessions[0]
    at = first.changed_at
    with override("nb"):
        begin = first.begins_at.astimezone(OSLO)
        when = {"date": date_format(begin, "l j. F Y"), "time": date_format(begin, "H:i")}
    Notice.objects.bulk_create(
        Notice(
            to=adult,
            organisation=circle.district.service,
            kind=notices.CONFIRMED if one.stage is Stage.GROUP else notices.QUEUED,
            variables=when,
            about=f"session:{first.uuid}",
            status=Notice.Status.SENT,
            made_at=at,
            not_before=at,
            sent_at=at,
            message_id=f"<stor-{one.number}-{place}@example.no>",
        )
        for one in (*circle.at(Stage.GROUP), *held.waiting)
        for place, adult in enumerate(one.adults)
    )


def _log(land: Land, circle: Circle, held: Held) -> None:
    coordinator = circle.district.coordinator
    entries: list[tuple[datetime, str, str, dict[str, str]]] = [
        (land.now, "home.registered", f"home:{one.home.uuid}", {"kind": one.kind})
        for one in circle.households
    ]
    entries += [
        (session.ends_at, "attendance.marked", f"session:{session.uuid}",
         {"person": str(adult.uuid), "mark": "present"})
        for session in held.past
        for one in circle.at(Stage.GROUP)
        for adult in one.adults
    ]  # fmt: skip
    AuditEntry.objects.bulk_create(
        AuditEntry(at=at, by=coordinator, act=act, subject=subject, data=data)
        for at, act, subject, data in entries
    )
