"""Coming late and leaving early, told by the clock on the wall."""

from datetime import datetime, time, timedelta

from lms.dates import OSLO, on_wall
from sessions.errors import ClockRefused
from sessions.models import Attendance, Mark, TrainingSession
from sessions.rules.attendance import minutes_by_clock


def is_by_clock(session: TrainingSession) -> bool:
    """Whether a time of day tells what was attended: on one day, all of it training."""
    begin, end = _on_the_wall(session)
    return session.taught_minutes is None and begin.date() == end.date()


def minutes_at(session: TrainingSession, mark: str, clock: time) -> int:
    """The minutes attended by who came late or left early at this time, for a session that is by the clock.
    Raises `ClockRefused`."""
    begin, end = _on_the_wall(session)
    minutes = minutes_by_clock(mark, on_wall(begin.date(), clock), begin, end)
    if minutes is None:
        raise ClockRefused
    return minutes


def clock_of(session: TrainingSession, attendance: Attendance) -> time | None:
    """When somebody came or left, by the mark that stands; None where they were there all the time or not."""
    begin, end = session.begins_at, session.ends_at
    there = timedelta(minutes=attendance.minutes)
    came_or_left = {Mark.LATE.value: end - there, Mark.LEFT_EARLY.value: begin + there}.get(attendance.mark)
    return came_or_left.astimezone(OSLO).time() if came_or_left else None


def _on_the_wall(session: TrainingSession) -> tuple[datetime, datetime]:
    return session.begins_at.astimezone(OSLO), session.ends_at.astimezone(OSLO)
