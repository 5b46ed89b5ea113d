"""Instants as the specification spells them."""

import re
from datetime import UTC, datetime, timedelta, timezone

import isodate

_USUAL = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?([Zz]|[+-]\d\d(?::?\d\d)?)?", re.ASCII
)
_NEGATIVE_ZERO = re.compile(r".{10,}-00(?::?00)?", re.ASCII)
_NO_SUCH_TIME = "must name a day and a time that exist"
NOT_A_TIMESTAMP = "must be an ISO 8601 timestamp with date and time"


def as_utc_text(moment: datetime) -> str:
    """An aware instant in UTC with microseconds: `2026-07-01T10:00:00.000001Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant(spelt: str) -> datetime:
    """The instant that a timestamp names, cut to microseconds.

    One without an offset is taken as UTC; a leap second is the second after it. Raises
    `ValueError` with the rule that it breaks.
    """
    found = _USUAL.fullmatch(spelt)
    if found is None:
        return _unusual(spelt)
    if _NEGATIVE_ZERO.fullmatch(spelt):
        raise ValueError("must not have the offset -00")
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    micro = int(((found[7] or "") + "000000")[:6])
    offset = _offset(found[8])
    leap = second == 60
    try:
        made = datetime(year, month, day, hour, minute, 59 if leap else second, micro, tzinfo=offset)
        in_utc = made.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_NO_SUCH_TIME) from None
    return _after_leap_second(made, in_utc) if leap else made


def _after_leap_second(made: datetime, in_utc: datetime) -> datetime:
    if (in_utc.hour, in_utc.minute) != (23, 59):
        raise ValueError("names a leap second where none can be")
    try:
        return made.replace(microsecond=0) + timedelta(seconds=1)
    except OverflowError:
        raise ValueError(_NO_SUCH_TIME) from None


def _unusual(spelt: str) -> datetime:
    """Week dates, days of the year, the basic format and times without seconds."""
    if "T" not in spelt or _NEGATIVE_ZERO.fullmatch(spelt):
        raise ValueError(NOT_A_TIMESTAMP)
    try:
        made: datetime = isodate.parse_datetime(spelt)
        made = made if made.tzinfo else made.replace(tzinfo=UTC)
        made.astimezone(UTC)
    except (ValueError, OverflowError, isodate.ISO8601Error):
        raise ValueError(NOT_A_TIMESTAMP) from None
    return made


def _offset(spelt: str | None) -> timezone:
    if spelt is None or spelt in "Zz":
        return UTC
    digits = spelt[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError("names an offset from UTC that does not exist")
    return timezone((1 if spelt[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
