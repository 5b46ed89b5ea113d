"""When somebody's calendar says that they are busy: beginning and end, and nothing else of it.

The only importer of the library that works out recurrences (RFC 5545).
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

import icalendar
import recurring_ical_events

from lms.dates import OSLO

Busy = tuple[datetime, datetime]
MOST_TIMES = 5000
_MOST_ENTRIES = 4000
_FREE = frozenset({"FREE", "WORKINGELSEWHERE"})
# What no person's calendar repeats by, and what could be repeated without end.
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_TOO_FINE = ("BYSECOND", "BYMINUTE", "BYHOUR")


class NotACalendar(Exception):
    """What was read is no calendar, or none that can be made sense of."""


def busy_times(content: bytes, *, since: datetime, until: datetime, but_from: str = "") -> list[Busy]:
    """When the entries of a calendar fall between two instants, in order, joined where they touch.

    Left out: what is called off, or marked as free; entries whose uid comes from the host `but_from`; and
    what repeats more often than daily. Days and times without a zone are Oslo's. Raises `NotACalendar`.
    """
    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
    except (ValueError, IndexError, KeyError) as error:
        raise NotACalendar(type(error).__name__) from error
    if not calendars or not all(isinstance(one, icalendar.Calendar) for one in calendars):
        raise NotACalendar("nothing in it")
    found: list[Busy] = []
    for calendar in calendars:
        found += islice(_of(calendar, since, until, but_from), MOST_TIMES - len(found))
    return _joined(found)


def _of(calendar: Any, since: datetime, until: datetime, but_from: str) -> Iterator[Busy]:
    entries = [one for one in calendar.subcomponents if one.name == "VEVENT"]
    if len(entries) > _MOST_ENTRIES:
        raise NotACalendar("more entries than anybody has")
    counted = [one for one in entries if _counts(one, but_from)]
    calendar.subcomponents = [one for one in calendar.subcomponents if one.name == "VTIMEZONE"] + counted
    try:
        for event in recurring_ical_events.of(calendar, skip_bad_series=True).after(since):
            begins, ends = _instant(event["DTSTART"].dt), _end_of(event)
            if begins >= until:
                return
            if ends > since and ends > begins and not _is_free(event):
                yield max(begins, since), min(ends, until)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise NotACalendar(type(error).__name__) from error


def _counts(entry: Any, but_from: str) -> bool:
    given = entry.get("RRULE", [])
    for rule in given if isinstance(given, list) else [given]:
        if not isinstance(rule, icalendar.vRecur) or any(part in rule for part in _TOO_FINE):
            return False
        if {str(each).upper() for each in rule.get("FREQ", [])} & _TOO_OFTEN:
            return False
    return "DTSTART" in entry and not (but_from and str(entry.get("UID", "")).endswith(f"@{but_from}"))


def _is_free(event: Any) -> bool:
    return (
        str(event.get("STATUS", "")).upper() == "CANCELLED"
        or str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
        or str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in _FREE
    )


def _end_of(event: Any) -> datetime:
    if "DTEND" in event:
        return _instant(event["DTEND"].dt)
    begins = event["DTSTART"].dt
    if "DURATION" in event:
        length: timedelta = event["DURATION"].dt
        return _instant(begins) + length
    return _instant(begins) + (timedelta() if isinstance(begins, datetime) else timedelta(days=1))


def _instant(given: date | datetime) -> datetime:
    if not isinstance(given, datetime):
        given = datetime.combine(given, time(0))
    return (given if given.tzinfo else given.replace(tzinfo=OSLO)).astimezone(UTC)


def _joined(times: Iterable[Busy]) -> list[Busy]:
    found: list[Busy] = []
    for begins, ends in sorted(times):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found
