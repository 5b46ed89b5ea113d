"""When marks are made, what they stand for, and under which name people are on the list."""

from datetime import datetime, timedelta

ATTENDANCE_OPENS = timedelta(minutes=30)
ALONE_FOR = timedelta(hours=48)


def attendance_is_open(begins_at: datetime, at: datetime) -> bool:
    """Whether marks can be made: from thirty minutes before the beginning."""
    return at >= begins_at - ATTENDANCE_OPENS


def needs_second_person(ends_at: datetime, at: datetime) -> bool:
    """Whether a correction waits for another person: more than 48 hours after the end."""
    return at > ends_at + ALONE_FOR


def minutes_of(mark: str, minutes: int | None, scheduled: int) -> int | None:
    """The minutes that a mark stands for, or None where they do not fit it.

    Present means the whole session unless told otherwise; late and left early want the minutes
    attended, more than none and less than the whole; absent and excused have none.
    """
    if mark in ("absent", "excused"):
        return 0 if not minutes else None
    if mark == "present":
        return scheduled if minutes is None or minutes == scheduled else None
    return minutes if minutes is not None and 0 < minutes < scheduled else None


def minutes_by_clock(mark: str, clock: datetime, begins_at: datetime, ends_at: datetime) -> int | None:
    """The minutes attended by who came late or left early at `clock`; None where that is not within the
    session."""
    if not begins_at < clock < ends_at:
        return None
    attended = ends_at - clock if mark == "late" else clock - begins_at
    return int(attended.total_seconds() // 60)


def counts_as_attended(minutes: int, scheduled: int, *, min_share: int) -> bool:
    """Whether the time attended reaches the share asked for, in percent."""
    return minutes * 100 >= scheduled * min_share


def roster_name(name: str, *, is_protected: bool, alias: str, has_right: bool, fallback: str) -> str:
    """How a participant stands on a roster: an address-protected one under the agreed alias, unless
    the reader has the right; without an alias, under the fallback."""
    if not is_protected or has_right:
        return name
    return alias or fallback
