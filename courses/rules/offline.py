"""When something that was done without a line is taken to have happened."""

from datetime import datetime, timedelta

LONGEST = timedelta(days=30)


def happened_at(claimed: datetime, *, handed_out: datetime, received: datetime) -> datetime:
    """The claimed time, clamped between when the lesson was handed out and when the work arrived."""
    return min(max(claimed, handed_out), received)
