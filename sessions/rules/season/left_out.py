"""What a proposal does not give, and what each wish costs."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sessions.rules.season.case import Need, Proposal, SeasonCase, Slot
from sessions.rules.season.greedy import suits
from sessions.rules.season.slots import slots_of

NO_COURSE, NO_PLACE, NO_DAY, NO_SEAT = "course", "place", "day", "seat"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many homes of a place that lack a course and have no seat in it, and why: no series fits the
    season, none is in a place that they can reach, none on days that suit, or there are too few seats."""

    course: str
    place: str
    why: str
    homes: int

    def told(self) -> dict[str, Any]:
        return asdict(self)


def left_out(season: SeasonCase, proposal: Proposal) -> list[LeftOut]:
    """The homes without a place, the most first."""
    slots = slots_of(season)
    placed: Counter[int] = Counter()
    for one in proposal.placed:
        placed[one.need] += one.homes
    found: Counter[tuple[str, str, str]] = Counter()
    for need in season.needs:
        if missing := need.homes - placed[need.key]:
            found[need.course, need.place, _why(season, need, slots)] += missing
    rows = [LeftOut(course, place, why, homes) for (course, place, why), homes in found.items()]
    return sorted(rows, key=lambda one: (-one.homes, one.course, one.place, one.why))


def without_each_wish(
    season: SeasonCase, proposal: Proposal, most_persons: Callable[[SeasonCase], int]
) -> dict[str, int]:
    """How many more persons could have a place without each of the wishes, by the wish's name; those that
    cost nothing are left out. Nothing is asked where everybody has a place."""
    if sum(one.homes for one in proposal.placed) == sum(one.homes for one in season.needs):
        return {}
    wishes = season.wishes
    free = {
        "weekdays": replace(wishes, weekdays=frozenset(range(5)) | wishes.weekdays),
        "fewest": replace(wishes, fewest=1),
        "most_a_week": replace(wishes, most_a_week=wishes.most_a_week + 1),
        "most_series": replace(wishes, most_series=None),
        "asked": replace(wishes, asked=()),
    }
    base = most_persons(season)
    found = {
        name: most_persons(season.wishing(other)) - base for name, other in free.items() if other != wishes
    }
    return {name: more for name, more in found.items() if more > 0}


def _why(season: SeasonCase, need: Need, slots: list[Slot]) -> str:
    of_course = [one for one in slots if one.course == need.course]
    if not of_course:
        return NO_COURSE
    near = [one for one in of_course if not need.reach or season.room(one.room).place in need.reach]
    if not near:
        return NO_PLACE
    return NO_SEAT if any(suits(season, need, one) for one in near) else NO_DAY
