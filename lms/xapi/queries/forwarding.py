"""What is on its way to the external store."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from lms.xapi.models import Outbox

_SHOWN = 50


@dataclass(frozen=True)
class Pile:
    """How many statements are in one state, and since when the oldest."""

    number: int
    oldest: datetime


@dataclass(frozen=True)
class Forwarding:
    """What waits, what the receiver refused and what was delivered, None for none; and the oldest that
    are not delivered, with their last error."""

    waiting: Pile | None
    parked: Pile | None
    delivered: Pile | None
    troubled: list[Outbox]


def forwarding() -> Forwarding:
    """Where forwarding stands; two queries."""
    counted = Outbox.objects.values("state").annotate(number=Count("pk"), oldest=Min("stored"))
    piles = {row["state"]: Pile(row["number"], row["oldest"]) for row in counted}
    troubled = Outbox.objects.exclude(last_error="").exclude(state=Outbox.State.DELIVERED)
    return Forwarding(
        waiting=piles.get(Outbox.State.WAITING),
        parked=piles.get(Outbox.State.PARKED),
        delivered=piles.get(Outbox.State.DELIVERED),
        troubled=list(troubled.order_by("stored")[:_SHOWN]),
    )
