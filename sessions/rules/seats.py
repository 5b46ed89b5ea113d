"""Who is offered the seats that are free, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

OFFERS_END = timedelta(hours=2)
SHORTEST_OFFER = timedelta(minutes=15)
URGENT_WITHIN = timedelta(hours=24)


@dataclass(frozen=True)
class WaitingBooking:
    """A booking in the queue: its id and how many persons it waits for."""

    booking: int
    size: int


@dataclass(frozen=True)
class Handing:
    """Who is offered seats now, and who is passed over because they are too many."""

    offered: tuple[int, ...]
    skipped: tuple[int, ...]
    free: int


def hand_out(queue: Sequence[WaitingBooking], free: int) -> Handing:
    """Hand free seats to those who wait: first come, first served among those who fit.

    A larger household that does not fit keeps its place; those after it may be served first.
    """
    offered: list[int] = []
    skipped: list[int] = []
    for waiting in queue:
        if waiting.size <= free:
            offered.append(waiting.booking)
            free -= waiting.size
        else:
            skipped.append(waiting.booking)
    return Handing(tuple(offered), tuple(skipped) if offered or free else (), free)


def offer_deadline(at: datetime, begins_at: datetime, *, hours: int) -> datetime | None:
    """Until when an offer made now holds: `hours`, but not later than two hours before the session;
    half the time that is left when that is shorter than a day. In the last two hours it holds for half
    of what is left, a quarter of an hour at least, but not beyond the beginning; None from then on."""
    latest = begins_at - OFFERS_END
    if at >= begins_at:
        return None
    if at >= latest:
        return min(begins_at, at + max((begins_at - at) / 2, SHORTEST_OFFER))
    deadline = at + timedelta(hours=hours)
    return min(deadline, latest if latest - at > timedelta(days=1) else at + (latest - at) / 2)
