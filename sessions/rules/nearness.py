"""In which order sessions about the same are offered to somebody."""

from datetime import datetime

from lms.people.rules.travel import Distance

SHORT_WAY = 60  # minutes, one way: within it the nearest day counts, not the nearest town


def nearest_first(begins_at: datetime, way: Distance | None, *, is_online: bool) -> tuple[int, datetime]:
    """The key by which sessions within reach are ordered: online ones, then those a short way off, or of
    which it is not known, then the others; among them the soonest first."""
    if is_online:
        return 0, begins_at
    return 1 if way is None or way.minutes <= SHORT_WAY else 2, begins_at


def farther_off(begins_at: datetime, way: Distance | None) -> tuple[int, datetime]:
    """The key by which sessions beyond reach are ordered: the nearest town first, then the soonest."""
    return way.told if way else 0, begins_at
