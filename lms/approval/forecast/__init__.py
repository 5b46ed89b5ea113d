"""How soon a home's training can be complete: one pure function from what is left and what is
published to a plan that explains itself.

It reads no clock, no database and no settings.
"""

from itertools import islice, product
from math import prod

from lms.approval.forecast.case import (
    WEEK,
    Forecast,
    ForecastAdult,
    ForecastCase,
    Gap,
    OfferedMeeting,
    OpenNeed,
    PartToDo,
    Visit,
    WayToMeet,
    Why,
    length_of,
)
from lms.approval.forecast.search import PlanSearch

MOST_STEPS = 2_000
MOST_WAYS = 16

__all__ = [
    "MOST_STEPS",
    "WEEK",
    "Forecast",
    "ForecastAdult",
    "ForecastCase",
    "Gap",
    "OfferedMeeting",
    "OpenNeed",
    "PartToDo",
    "Visit",
    "WayToMeet",
    "Why",
    "forecast",
    "length_of",
]


def forecast(case: ForecastCase, *, most_steps: int = MOST_STEPS) -> Forecast:
    """The plan that meets all needs soonest; where some cannot be met, the one that leaves the
    fewest parts undone. The work grows with conflicts between meetings and stops at `most_steps`."""
    reachable = [need for need in case.needs if need.ways]
    unmet = tuple(Gap("", "", Why.NO_TRAINING, need.key) for need in case.needs if not need.ways)
    combinations = prod(len(need.ways) for need in reachable)
    found: list[Forecast] = []
    for chosen in islice(product(*(need.ways for need in reachable)), MOST_WAYS):
        wanted: dict[str, set[str]] = {}
        for way in chosen:
            wanted.setdefault(way.adult, set()).update(way.parts)
        found.append(PlanSearch(case, wanted, most_steps).best())
    best = min(found, key=lambda one: (one.ready_at is None, len(one.lacking), one.ready_at or 0))
    return Forecast(
        ready_at=None if unmet else best.ready_at,
        visits=best.visits,
        done_at=best.done_at,
        lacking=(*unmet, *best.lacking),
        last=best.last,
        is_exact=all(one.is_exact for one in found) and combinations <= MOST_WAYS,
    )
