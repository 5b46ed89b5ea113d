"""The plan that a person would book: one group, in the order of the course.

The soonest plan takes whatever comes first, evening by evening, in any group. Here the gatherings of one
group are taken in its order; where one part cannot be had there, that one alone may be taken with another
group, and it is said. Seats that are held stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lms.approval.forecast import (
    Forecast,
    ForecastAdult,
    ForecastCase,
    OfferedMeeting,
    PartToDo,
    WayToMeet,
    forecast,
)


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A plan with one group; `elsewhere` are the meetings taken with another one. It is whole where
    `found.ready_at` is given."""

    found: Forecast
    group: str
    elsewhere: frozenset[str] = frozenset()


def plan_in_one_group(case: ForecastCase, groups: Mapping[str, str], *, most_steps: int) -> GroupPlan:
    """The best plan of one group, by the group that each meeting belongs to: a whole one before one with an
    evening elsewhere before one that leaves something undone; then the fewest groups, then the soonest."""
    candidates = sorted({groups[meeting.id] for meeting in case.meetings}) or [""]
    plans = [plan for group in candidates for plan in _plans(case, groups, group, most_steps)]
    return min(plans, key=lambda plan: _rank(plan, groups))


def _plans(case: ForecastCase, groups: Mapping[str, str], group: str, most_steps: int) -> list[GroupPlan]:
    own = [one for one in case.meetings if groups[one.id] == group or one.booked]
    here = replace(case, meetings=tuple(own))
    ordered = replace(here, adults=tuple(_in_order(adult, here) for adult in case.adults))
    found = forecast(ordered, most_steps=most_steps)
    plans = [GroupPlan(found, group)]
    lacking = {gap.part for gap in found.lacking}
    if len(lacking) == 1 and "" not in lacking:
        others = [one for one in case.meetings if one not in own and lacking & one.parts]
        wider = forecast(replace(ordered, meetings=(*own, *others)), most_steps=most_steps)
        ids = {one.id for one in others}
        used = frozenset(visit.meeting for visit in wider.visits if visit.meeting in ids)
        if wider.ready_at is not None and len(used) == 1:
            plans.append(GroupPlan(wider, group, used))
    return plans


def _in_order(adult: ForecastAdult, case: ForecastCase) -> ForecastAdult:
    """The adult for whom what is met in person comes in the order of the path, as far as it is to be had."""
    held = {part for one in case.meetings if adult.id in one.booked for part in one.parts}
    had = {part for one in case.meetings if _may_come(one, adult) for part in one.parts} - held
    ways = [[part for part in adult.parts if part.id in way.parts] for way in _ways(case, adult)]
    before: dict[str, frozenset[str]] = {}
    for parts in ways:
        earlier: frozenset[str] = frozenset()
        for part in parts:
            if part.minutes is None and part.id in had:
                known = before.get(part.id)
                before[part.id] = earlier if known is None else known & earlier
                earlier |= {part.id} | part.after
    return replace(adult, parts=tuple(_after(part, before.get(part.id, frozenset())) for part in adult.parts))


def _ways(case: ForecastCase, adult: ForecastAdult) -> list[WayToMeet]:
    return [way for need in case.needs for way in need.ways if way.adult == adult.id]


def _may_come(meeting: OfferedMeeting, adult: ForecastAdult) -> bool:
    return meeting.seats > 0 and meeting.may(adult)


def _after(part: PartToDo, before: frozenset[str]) -> PartToDo:
    return replace(part, after=part.after | (before - {part.id})) if before else part


def _rank(plan: GroupPlan, groups: Mapping[str, str]) -> tuple[int, int, int, int, str]:
    found = plan.found
    involved = {groups[visit.meeting] for visit in found.visits if visit.meeting not in plan.elsewhere}
    step = 2 if found.ready_at is None else len(plan.elsewhere)
    return step, len(found.lacking), len(involved), found.ready_at or 0, plan.group
