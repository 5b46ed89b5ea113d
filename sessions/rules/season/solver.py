"""The planner that looks at all series at once.

In a small season every slot stands in one model with everybody who could lead it. A large one is made
better a group of trainers and rooms at a time from where the simple planner left it; a model of all without
trainers, who count only by the day and the week there, says what nothing can pass.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random
from time import monotonic

from sessions.rules.season.case import Proposal, SeasonCase, Slot
from sessions.rules.season.greedy import plan_greedily
from sessions.rules.season.model import Listener, Model, Told, locked_slots
from sessions.rules.season.parts import beside, together
from sessions.rules.season.slots import can_lead, slots_of

SMALL = 6_000  # (slot, trainer) pairs that one model takes at once
GROUP, GROUP_ROOMS = 8, 5  # trainers and rooms of a large season that are planned anew at a time
TURNS = 25  # groups that the time is enough for
PREPARING = 0.3  # work that it takes to put a group before the engine


def solve(
    season: SeasonCase,
    *,
    seconds: float = 42,
    work: float = 25,
    seed: int = 1,
    listen: Listener = lambda _told: True,
) -> Proposal:
    """The best proposal found, with a bound that no proposal passes. `work` is how long it is sought, in
    units of about a second that pass alike on every machine, so that the same season, work and seed give the
    same answer wherever they are done before `seconds` are over."""
    slots = slots_of(season)
    able = _able(season, slots)
    slots = [one for one in slots if len(able[one]) >= season.leaders or one in locked_slots(season)]
    start = plan_greedily(season, slots)
    if not listen(Told(start.worth, None, _persons(season, start))):
        return start
    pairs = sum(len(able[one]) for one in slots)
    if pairs <= SMALL:
        model = Model(season, slots, able)
        model.hint(start)
        return model.solve(seconds, work, seed, listen, best=start)
    with ThreadPoolExecutor(1) as beside_it:
        above = beside_it.submit(_bound_of, season, slots, start, seconds, work, seed)
        found = _group_by_group(season, start, seconds, work * 0.6, seed, listen)
        return replace(found, bound=above.result())


def _bound_of(
    season: SeasonCase, slots: Sequence[Slot], start: Proposal, seconds: float, work: float, seed: int
) -> int | None:
    """What no proposal passes, by a model of all without trainers."""
    rough = Model(season, slots, None, seeks_bound=True)
    rough.hint(start)
    return rough.solve(seconds, work, seed, lambda _told: True, best=None).bound


def _group_by_group(
    season: SeasonCase, start: Proposal, seconds: float, work: float, seed: int, listen: Listener
) -> Proposal:
    """A large season made better a group of trainers and rooms at a time: what the others lead stands
    meanwhile, as if it were booked, and the whole is kept where it is worth more."""
    best, chance = start, Random(seed)  # noqa: S311
    spent, began = 0.0, monotonic()
    while spent < work and monotonic() - began < seconds:
        trainers, rooms = _group(season, best, chance)
        standing = [
            number
            for number, one in enumerate(best.chosen)
            if not trainers.issuperset(one.trainers) or one.slot.room not in rooms or one in season.locked
        ]
        rest, moved = beside(season, best, standing)
        rest = replace(
            rest,
            trainers=tuple(one for one in rest.trainers if one.key in trainers),
            rooms=tuple(one for one in rest.rooms if one.key in rooms),
        )
        slots = slots_of(rest)
        able = _able(rest, slots)
        model = Model(rest, [one for one in slots if len(able[one]) >= rest.leaders], able)
        model.hint(moved)
        found = model.solve(seconds, work / TURNS, seed, lambda _told: True, best=moved)
        spent += model.spent + PREPARING
        whole = together(season, best, standing, found)
        if whole.worth > best.worth:
            best = whole
        if not listen(Told(best.worth, None, _persons(season, best))):
            break
    return best


def _group(season: SeasonCase, best: Proposal, chance: Random) -> tuple[set[int], set[int]]:
    """Trainers who lead with each other, and the rooms that they lead in, with some others of both."""
    trainers: set[int] = set()
    rooms: set[int] = set()
    series = list(best.chosen)
    chance.shuffle(series)
    if series:
        trainers.update(series[0].trainers)
    for one in (*series, *series):
        if trainers & set(one.trainers) and len(trainers) < GROUP:
            trainers.update(one.trainers)
    for one in series:
        if trainers.issuperset(one.trainers) and len(rooms) < GROUP_ROOMS:
            rooms.add(one.slot.room)
    others = sorted(one.key for one in season.trainers if one.key not in trainers)
    trainers.update(chance.sample(others, min(len(others), max(0, GROUP - len(trainers)))))
    other_rooms = sorted(one.key for one in season.rooms if one.key not in rooms)
    rooms.update(chance.sample(other_rooms, min(len(other_rooms), max(1, GROUP_ROOMS - len(rooms)))))
    return trainers, rooms


def roughly(season: SeasonCase) -> int:
    """About how many persons a good season has places for: enough to tell what a wish costs."""
    start = plan_greedily(season)
    pairs = len(slots_of(season)) * len(season.trainers)
    return _persons(season, solve(season, work=1) if pairs <= SMALL else start)


def _able(season: SeasonCase, slots: Sequence[Slot]) -> dict[Slot, list[int]]:
    return {
        slot: [one.key for one in season.trainers if can_lead(one, season.course(slot.course), slot)]
        for slot in slots
    }


def _persons(season: SeasonCase, proposal: Proposal) -> int:
    return sum(one.homes * season.need(one.need).persons for one in proposal.placed)
