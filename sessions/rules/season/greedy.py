"""A planner that takes the best series that is left, one at a time: where the solver starts from, and what
it is measured against."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sessions.rules.season.case import (
    Chosen,
    Need,
    Proposal,
    SeasonCase,
    Seated,
    Slot,
    Trainer,
    monday_of,
    overlap,
    stretches,
)
from sessions.rules.season.slots import can_lead, slots_of, touched
from sessions.rules.season.worth import (
    BURDEN,
    TRAVEL,
    WISH,
    seat_worth,
    series_cost,
    way_to_lead,
    worth_of,
)


class _Diary:
    """Who leads and what is taken by the series chosen so far."""

    def __init__(self, season: SeasonCase) -> None:
        self.season = season
        self.at_work: dict[int, set[date]] = {one.key: set() for one in season.trainers}
        self.weekly: dict[int, Counter[date]] = {one.key: Counter(one.held) for one in season.trainers}
        self.hours = {one.key: one.hours for one in season.trainers}
        self.rooms: dict[int, list[tuple[int, int]]] = {one.key: [] for one in season.rooms}

    def has_room(self, slot: Slot) -> bool:
        held = stretches(self.season.course(slot.course), slot)
        return not any(overlap(one, taken) for one in held for taken in self.rooms[slot.room])

    def has_time(self, trainer: Trainer, slot: Slot) -> bool:
        days = touched(self.season.course(slot.course), slot)
        if not self.at_work[trainer.key].isdisjoint(days):
            return False
        weeks = Counter(monday_of(day) for day in slot.days)
        most = self.season.wishes.most_a_week
        return all(self.weekly[trainer.key][week] + number <= most for week, number in weeks.items())

    def add(self, chosen: Chosen) -> None:
        course = self.season.course(chosen.slot.course)
        self.rooms[chosen.slot.room] += stretches(course, chosen.slot)
        for trainer in chosen.trainers:
            self.at_work[trainer].update(touched(course, chosen.slot))
            self.weekly[trainer].update(monday_of(day) for day in chosen.slot.days)
            self.hours[trainer] += course.hours

    def pair_for(self, slot: Slot, able: Sequence[Trainer]) -> tuple[int, ...] | None:
        """Those with least to do who can lead; None where there are too few."""
        free = [one for one in able if self.has_time(one, slot)]
        if len(free) < self.season.leaders:
            return None
        free.sort(
            key=lambda one: (BURDEN * self.hours[one.key] + way_to_lead(self.season, one.key, slot), one.key)
        )
        return tuple(one.key for one in free[: self.season.leaders])


def plan_greedily(season: SeasonCase, slots: Sequence[Slot] | None = None) -> Proposal:
    """A proposal made by always taking the series that is worth most at the time, the locked ones first."""
    return _Round(season, slots_of(season) if slots is None else slots).plan()


class _Round:
    """One round of taking series; slots go by their number."""

    def __init__(self, season: SeasonCase, slots: Sequence[Slot]) -> None:
        self.season, self.slots, self.diary = season, slots, _Diary(season)
        self.left = {one.key: one.homes for one in season.needs}
        self.asked = [wish.number for wish in season.wishes.asked]
        self.chosen: list[Chosen] = []
        self.placed: list[Seated] = []
        self.streams: dict[tuple[str, int, int], list[tuple[Need, int]]] = {}
        self.seat = [seat_worth(season, one) for one in slots]
        self.cost = [series_cost(season, one) for one in slots]
        self.met = [_wishes_met(season, one) for one in slots]
        self.able: dict[int, list[Trainer]] = {}

    def plan(self) -> Proposal:
        locked = {one.slot for one in self.season.locked}
        for one in self.season.locked:
            self._take(one)
        numbers = [number for number, slot in enumerate(self.slots) if slot not in locked]
        most = self.season.wishes.most_series
        while numbers and (most is None or len(self.chosen) < most):
            passed: set[int] = set()
            for number in self._rated(numbers):
                passed.add(number)
                if (pair := self._pair(number)) is not None:
                    self._take(Chosen(slot=self.slots[number], trainers=pair))
                    break
            else:
                break
            numbers = [one for one in numbers if one not in passed]
        worth = worth_of(self.season, self.chosen, self.placed)
        return Proposal(chosen=tuple(self.chosen), placed=tuple(self.placed), worth=worth)

    def _rated(self, numbers: Sequence[int]) -> list[int]:
        """The slots that are worth it, the best first."""
        fills: dict[tuple[str, int, int], tuple[int, int]] = {}
        rated = []
        for number in numbers:
            slot = self.slots[number]
            stream = slot.course, slot.room, slot.weekday
            if stream not in fills:
                fills[stream] = self._fill(slot)[:2]
            persons, way = fills[stream]
            if persons < self.season.wishes.fewest:
                continue
            wished = any(self.asked[index] > 0 for index in self.met[number])
            worth = persons * self.seat[number] - way - self.cost[number] + WISH * wished
            if worth > 0:
                rated.append((-worth, number))
        return [number for _worth, number in sorted(rated)]

    def _pair(self, number: int) -> tuple[int, ...] | None:
        slot = self.slots[number]
        if not self.diary.has_room(slot):
            return None
        if number not in self.able:
            course = self.season.course(slot.course)
            self.able[number] = [one for one in self.season.trainers if can_lead(one, course, slot)]
        return self.diary.pair_for(slot, self.able[number])

    def _take(self, one: Chosen) -> None:
        self.diary.add(one)
        for need, homes in self._fill(one.slot)[2]:
            self.placed.append(Seated(need=need.key, series=len(self.chosen), homes=homes))
            self.left[need.key] -= homes
        self.chosen.append(one)
        for index in _wishes_met(self.season, one.slot):
            self.asked[index] -= 1

    def _fill(self, slot: Slot) -> tuple[int, int, list[tuple[Need, int]]]:
        """Who would fill a series, the nearest first: how many persons, the points of their ways, and the
        homes of each need."""
        stream = slot.course, slot.room, slot.weekday
        if stream not in self.streams:
            wanting = [one for one in self.season.needs if suits(self.season, one, slot)]
            ways = [(one, self.season.way(one, slot) // TRAVEL) for one in wanting]
            self.streams[stream] = sorted(ways, key=lambda pair: (pair[1], pair[0].key))
        seats, worth = self.season.seats(slot), seat_worth(self.season, slot)
        persons, points, found = 0, 0, []
        for need, way in self.streams[stream]:
            homes = min(self.left[need.key], (seats - persons) // need.persons)
            if homes > 0 and worth > way:
                found.append((need, homes))
                persons += homes * need.persons
                points += homes * need.persons * way
                if persons == seats:
                    break
        return persons, points, found


def suits(season: SeasonCase, need: Need, slot: Slot) -> bool:
    """Whether homes of a need could come to a slot's series."""
    if need.course != slot.course or (need.reach and season.room(slot.room).place not in need.reach):
        return False
    return need.weekdays.isdisjoint(season.course(slot.course).weekdays(slot.weekday))


def _wishes_met(season: SeasonCase, slot: Slot) -> list[int]:
    place = season.room(slot.room).place
    return [
        index
        for index, wish in enumerate(season.wishes.asked)
        if wish.place == place and wish.course in ("", slot.course)
    ]
