"""Reads across sessions, seats, people and parts."""

from sessions.queries.attendance import (
    Participant,
    found_by_name,
    open_corrections,
    roster,
    sessions_of_trainer,
    unexpected_claims,
    within_reach,
    without_place,
)
from sessions.queries.calendars import between, red_days, school_holidays
from sessions.queries.make_ups import make_ups_for, missed_by, other_groups
from sessions.queries.seats import (
    Sitting,
    coming_to,
    folded,
    missing_meetings,
    open_sessions,
    upcoming_for,
)
from sessions.queries.staffing import trainers_for

__all__ = [
    "Participant",
    "Sitting",
    "between",
    "coming_to",
    "folded",
    "found_by_name",
    "make_ups_for",
    "missed_by",
    "missing_meetings",
    "open_corrections",
    "open_sessions",
    "other_groups",
    "red_days",
    "roster",
    "school_holidays",
    "sessions_of_trainer",
    "trainers_for",
    "unexpected_claims",
    "upcoming_for",
    "within_reach",
    "without_place",
]
