"""What browsers have reported that the content security policy refused, in sums."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Sum

from lms.dates import today
from lms.portal.models import PolicyRefusal

DAYS_SHOWN = 30
MOST_SHOWN = 100


@dataclass(frozen=True)
class RefusedSource:
    """One source that a directive refused on one page: how often, and from when to when."""

    directive: str
    source: str
    page: str
    number: int
    first_on: date
    last_on: date


def refused_lately() -> list[RefusedSource]:
    """What was refused within `DAYS_SHOWN`, the most frequent first; one query."""
    lately = PolicyRefusal.objects.filter(on__gt=today() - timedelta(days=DAYS_SHOWN))
    sums = lately.values("directive", "source", "page").annotate(
        times=Sum("number"), first_on=Min("on"), last_on=Max("on")
    )
    return [
        RefusedSource(
            row["directive"], row["source"], row["page"], row["times"], row["first_on"], row["last_on"]
        )
        for row in sums.order_by("-times", "directive", "source", "page")[:MOST_SHOWN]
    ]
