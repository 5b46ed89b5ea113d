"""iCalendar files and feeds (RFC 5545, 5546): the only importer of the library.

An entry carries time, a neutral word and the address of a page that says the rest to who may see it; a
venue only where the person has asked for it. Times are Oslo's
clock, and every file says what that is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parseaddr
from uuid import UUID

from icalendar import (
    Alarm,
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vDuration,
)

from lms.dates import OSLO

REFRESH = timedelta(hours=4)


class NotAnAnswer(Exception):
    """A letter that holds no answer to an entry, or none that can be read."""


@dataclass(frozen=True)
class CalendarAnswer:
    """What somebody's calendar answers to an entry: mail addresses of who answers, by the mail and by the
    calendar, and of whom to."""

    uid: str
    sequence: int
    organizer: str
    attendee: str
    sender: str
    is_no: bool


@dataclass(frozen=True)
class IcalEvent:
    """One session as a calendar learns it. `revision` grows with each change, the uid never changes; the
    alarm rings so many minutes before, 0 is none."""

    uuid: UUID
    begins_at: datetime
    ends_at: datetime
    changed_at: datetime
    revision: int
    is_cancelled: bool
    word: str
    place: str = ""
    link: str = ""
    alarm_minutes: int = 0


def written(entries: Iterable[IcalEvent], *, name: str, host: str) -> bytes:
    """A calendar with these entries; `host` makes the uids the world's own."""
    calendar = _calendar("PUBLISH", host)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in entries:
        calendar.add_component(_event(entry, host))
    return bytes(calendar.to_ical())


def scheduling(
    entry: IcalEvent, *, organizer: str, attendee: str, host: str, is_answered: bool
) -> tuple[str, bytes]:
    """What tells one person's calendar of one entry by mail (RFC 5546): the method, `REQUEST` or `CANCEL`
    as the entry is called off, and the file. It names nobody but its receiver; `organizer` and `attendee`
    are mail addresses, and `is_answered` asks for an answer, else the entry is one that was said yes to."""
    method = "CANCEL" if entry.is_cancelled else "REQUEST"
    calendar = _calendar(method, host)
    event = _event(entry, host)
    event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    invited = vCalAddress(f"mailto:{attendee}")
    invited.params["PARTSTAT"] = "NEEDS-ACTION" if is_answered else "ACCEPTED"
    invited.params["RSVP"] = "TRUE" if is_answered and not entry.is_cancelled else "FALSE"
    event.add("attendee", invited, encode=False)
    calendar.add_component(event)
    return method, bytes(calendar.to_ical())


def answer_in(letter: bytes) -> CalendarAnswer:
    """The answer in a mail as it came (RFC 6047). Raises `NotAnAnswer` for anything else."""
    try:
        mail = message_from_bytes(letter, policy=policy.default)
        said = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
        content = said.get_payload(decode=True)
        if not isinstance(content, bytes):
            raise NotAnAnswer
        calendar = Calendar.from_ical(content)
        (event,) = calendar.walk("VEVENT")
        attendee, organizer = event["ATTENDEE"], event["ORGANIZER"]
        if str(calendar["METHOD"]).upper() != "REPLY" or isinstance(attendee, list):
            raise NotAnAnswer
        return CalendarAnswer(
            uid=str(event["UID"]),
            sequence=int(event.get("SEQUENCE", 0)),
            organizer=_address(organizer),
            attendee=_address(attendee),
            sender=parseaddr(str(mail["From"] or ""))[1],
            is_no=str(attendee.params.get("PARTSTAT", "")).upper() == "DECLINED",
        )
    except Exception as broken:  # the parsers may fail in any way on what a stranger made up
        raise NotAnAnswer from broken


def _address(given: object) -> str:
    return re.sub("^mailto:", "", str(given), flags=re.IGNORECASE)


def _calendar(method: str, host: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_clock())
    return calendar


def _clock() -> Timezone:
    """Oslo's clock since 1996: forward at 2 on the last Sunday of March, back at 3 on that of October."""
    clock = Timezone()
    clock.add("tzid", OSLO.key)
    for part, name, before, after, begins, month in (
        (TimezoneDaylight(), "CEST", 1, 2, datetime(1996, 3, 31, 2), 3),  # noqa: DTZ001
        (TimezoneStandard(), "CET", 2, 1, datetime(1996, 10, 27, 3), 10),  # noqa: DTZ001
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        clock.add_component(part)
    return clock


def _event(entry: IcalEvent, host: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uuid}@{host}")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.begins_at.astimezone(OSLO))
    event.add("dtend", entry.ends_at.astimezone(OSLO))
    event.add("sequence", entry.revision)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("summary", entry.word)
    event.add("class", "PRIVATE")
    if entry.link:
        event.add("url", entry.link)
    if entry.place and not entry.is_cancelled:
        event.add("location", entry.place)
    if entry.alarm_minutes and not entry.is_cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.word)
        alarm.add("trigger", timedelta(minutes=-entry.alarm_minutes))
        event.add_component(alarm)
    return event
