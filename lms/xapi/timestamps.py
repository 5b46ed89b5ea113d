"""Instants as the specification spells them."""

import re
from datetime import UTC, datetime, timedelta, timezone

TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?([Zz]|[+-]\d\d(?::?\d\d)?)?"
)


def as_utc_text(moment: datetime) -> str:
    """An aware instant in UTC with microseconds: `2026-07-01T10:00:00.000001Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(spelt: str) -> datetime:
    """The instant that a timestamp names, cut to microseconds; a leap second is the second after it.

    Raises `ValueError` if there is no such day or time, or no offset from UTC.
    """
    found = TIMESTAMP.fullmatch(spelt)
    if found is None:
        raise ValueError("is not a timestamp")
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    micro = int(((found[7] or "") + "000000")[:6])
    offset = _offset(found[8])
    leap = second == 60
    made = datetime(year, month, day, hour, minute, 59 if leap else second, micro, tzinfo=offset)
    if leap:
        if (made.astimezone(UTC).hour, made.astimezone(UTC).minute) != (23, 59):
            raise ValueError("names a leap second where none can be")
        made = made.replace(microsecond=0) + timedelta(seconds=1)
    return made


def _offset(spelt: str | None) -> timezone:
    if spelt is None:
        raise ValueError("names no offset from UTC")
    if spelt in "Zz":
        return UTC
    digits = spelt[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError("names an offset that does not exist")
    return timezone((1 if spelt[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
