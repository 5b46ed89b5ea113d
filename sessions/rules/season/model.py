"""A season as CP-SAT of OR-Tools sees it, which is known to this module alone."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sessions.rules.season.case import (
    Chosen,
    Need,
    Proposal,
    SeasonCase,
    Seated,
    Slot,
    monday_of,
    stretches,
)
from sessions.rules.season.greedy import suits
from sessions.rules.season.slots import touched
from sessions.rules.season.worth import (
    BURDEN,
    SEAT,
    WISH,
    place_worth,
    seat_worth,
    series_cost,
    way_to_lead,
    worth_of,
)

ALONE = 1_500  # variables of series or leaders up to which one strategy is quickest
STRATEGIES = 8  # that take turns otherwise; the answer is the same on any number of processors

Stream = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """How far it has come: the best so far, and what cannot be passed."""

    worth: int
    bound: int | None
    persons: int


Listener = Callable[[Told], bool]
"""Is told of each better proposal; answers whether to go on."""


def is_installed() -> bool:
    """Whether OR-Tools is there; without it the greedy planner proposes."""
    try:
        engine()
    except ImportError:
        return False
    return True


def engine() -> Any:
    """OR-Tools, which takes a second to load, and is wanted by the one who plans alone."""
    from ortools.sat.python import cp_model

    return cp_model


def ceiling_of(season: SeasonCase) -> int:
    """What no proposal passes, whatever else: everybody placed at once, at no cost."""
    weeks = (season.last - season.first).days // 7
    return sum(one.homes * one.persons for one in season.needs) * (SEAT + weeks)


def locked_slots(season: SeasonCase) -> set[Slot]:
    """The slots of the series that stand."""
    return {one.slot for one in season.locked}


@dataclass(slots=True)
class _Variables:
    held: dict[Slot, Any] = field(default_factory=dict)
    leads: dict[tuple[Slot, int], Any] = field(default_factory=dict)
    homes: dict[tuple[Slot, int], Any] = field(default_factory=dict)
    sent: dict[tuple[int, Stream], Any] = field(default_factory=dict)


class Model:
    """A season as CP-SAT sees it. Homes are sent to streams, the series of a course in a place on a weekday,
    and each series of a stream takes a number of homes of each size: as exact as single homes, and far
    smaller. Without `able`, trainers count by the day and the week."""

    def __init__(
        self,
        season: SeasonCase,
        slots: Sequence[Slot],
        able: dict[Slot, list[int]] | None,
        *,
        seeks_bound: bool = False,
    ) -> None:
        self.seeks_bound = seeks_bound
        self.season, self.slots, self.able = season, slots, able
        self.engine = engine()
        self.model = self.engine.CpModel()
        self.v = _Variables()
        self.points: list[Any] = []
        self.spent = 0.0
        self.sizes = sorted({one.persons for one in season.needs})
        self._series()
        self._homes()
        self._rooms()
        if able is None:
            self._trainers_in_all()
        else:
            self._trainers()
        self._wishes()
        self.model.maximize(sum(self.points))

    def hint(self, proposal: Proposal) -> None:
        """Where to start from."""
        chosen = {one.slot: one for one in proposal.chosen}
        taken: Counter[tuple[Slot, int]] = Counter()
        sent: Counter[tuple[int, Stream]] = Counter()
        for one in proposal.placed:
            slot, need = proposal.chosen[one.series].slot, self.season.need(one.need)
            taken[slot, need.persons] += one.homes
            sent[need.key, self._stream(slot)] += one.homes
        for slot, variable in self.v.held.items():
            self.model.add_hint(variable, slot in chosen)
        for (slot, who), variable in self.v.leads.items():
            self.model.add_hint(variable, slot in chosen and who in chosen[slot].trainers)
        for key, variable in self.v.homes.items():
            self.model.add_hint(variable, taken[key])
        for pair, variable in self.v.sent.items():
            self.model.add_hint(variable, sent[pair])

    def solve(
        self, seconds: float, work: float, seed: int, listen: Listener, *, best: Proposal | None
    ) -> Proposal:
        """Solve; the answer is `best` where nothing better is found."""
        solver = self.engine.CpSolver()
        parameters = solver.parameters
        parameters.random_seed = seed
        is_alone = self.seeks_bound or len(self.v.leads or self.v.held) <= ALONE
        parameters.num_workers = 1 if is_alone else STRATEGIES
        if self.seeks_bound:
            parameters.linearization_level = 2
        parameters.interleave_search = parameters.num_workers > 1
        parameters.max_deterministic_time = work
        parameters.max_time_in_seconds = seconds
        status = solver.solve(self.model, _listener(self.engine, listen))
        self.spent = float(solver.response_proto.deterministic_time)
        has_found = status in (self.engine.OPTIMAL, self.engine.FEASIBLE)
        bound = ceiling_of(self.season)
        if has_found:
            bound = min(bound, math.floor(solver.best_objective_bound + 1e-6))
        found = self._answer(solver) if has_found else Proposal()
        if best is not None and best.worth >= found.worth:
            found = best
        return Proposal(chosen=found.chosen, placed=found.placed, worth=found.worth, bound=bound)

    def _series(self) -> None:
        locked = locked_slots(self.season)
        for slot in self.slots:
            variable = self.v.held[slot] = self.model.new_bool_var("")
            self.points.append(-series_cost(self.season, slot) * variable)
            if slot in locked:
                self.model.add(variable == 1)
        if (most := self.season.wishes.most_series) is not None:
            self.model.add(sum(self.v.held.values()) <= max(most, len(locked)))

    def _homes(self) -> None:
        streams: dict[Stream, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            streams[self._stream(slot)].append(slot)
        wanting: dict[Stream, list[Need]] = {
            stream: [one for one in self.season.needs if suits(self.season, one, slots[0])]
            for stream, slots in streams.items()
        }
        outgoing: dict[int, list[Any]] = defaultdict(list)
        for stream, slots in streams.items():
            base = seat_worth(self.season, slots[0])
            of_size: dict[int, list[Any]] = defaultdict(list)
            for need in wanting[stream]:
                room = sum(self.season.seats(one) // need.persons for one in slots)
                variable = self.model.new_int_var(0, min(need.homes, room), "")
                self.v.sent[need.key, stream] = variable
                outgoing[need.key].append(variable)
                of_size[need.persons].append(variable)
                way = place_worth(self.season, need, slots[0]) - need.persons * base
                self.points.append(way * variable)
            for slot in slots:
                seats = self.season.seats(slot)
                persons = []
                for size in self.sizes:
                    variable = self.model.new_int_var(0, seats // size, "")
                    self.v.homes[slot, size] = variable
                    persons.append(size * variable)
                    self.points.append(size * seat_worth(self.season, slot) * variable)
                self.model.add(sum(persons) <= seats * self.v.held[slot])
                if slot not in locked_slots(self.season):
                    self.model.add(sum(persons) >= self.season.wishes.fewest * self.v.held[slot])
            for size in self.sizes:
                self.model.add(sum(self.v.homes[one, size] for one in slots) == sum(of_size[size]))
        for need in self.season.needs:
            if outgoing[need.key]:
                self.model.add(sum(outgoing[need.key]) <= need.homes)

    def _rooms(self) -> None:
        """No two gatherings at the same time in a room: among those that touch a day, each instant at which
        one begins sees one at most."""
        by_day: dict[tuple[int, date], list[tuple[int, int, Slot]]] = defaultdict(list)
        for slot in self.slots:
            course = self.season.course(slot.course)
            for begin, end in stretches(course, slot):
                for number in range(begin // 1440, (end - 1) // 1440 + 1):
                    by_day[slot.room, date.fromordinal(number)].append((begin, end, slot))
        told: set[frozenset[Slot]] = set()
        for held in by_day.values():
            for instant in {begin for begin, _end, _slot in held}:
                at_once = frozenset(slot for begin, end, slot in held if begin <= instant < end)
                if len(at_once) > 1 and at_once not in told:
                    told.add(at_once)
                    self.model.add_at_most_one(self.v.held[one] for one in sorted(at_once))

    def _trainers(self) -> None:
        able = self.able or {}
        locked = {one.slot: one.trainers for one in self.season.locked}
        days: dict[tuple[int, date], list[Any]] = defaultdict(list)
        weeks: dict[tuple[int, date], list[Any]] = defaultdict(list)
        hours: dict[int, list[Any]] = defaultdict(list)
        fixed: Counter[tuple[int, date]] = Counter()
        for slot in self.slots:
            course = self.season.course(slot.course)
            who_leads = []
            for who in sorted({*able[slot], *locked.get(slot, ())}):
                variable = self.v.leads[slot, who] = self.model.new_bool_var("")
                who_leads.append(variable)
                if slot in locked:
                    self.model.add(variable == (who in locked[slot]))
                    fixed.update({(who, monday_of(day)): 1 for day in slot.days if who in locked[slot]})
                self.model.add_implication(variable, self.v.held[slot])
                for day in touched(course, slot):
                    days[who, day].append(variable)
                for week, number in Counter(monday_of(day) for day in slot.days).items():
                    weeks[who, week].append(number * variable)
                hours[who].append(course.hours * variable)
                self.points.append(-way_to_lead(self.season, who, slot) * variable)
            if slot not in locked:
                self.model.add(sum(who_leads) == self.season.leaders * self.v.held[slot])
        for variables in days.values():
            if len(variables) > 1:
                self.model.add_at_most_one(variables)
        for (who, week), terms in weeks.items():
            held = self.season.trainer(who).held.get(week, 0)
            most = max(self.season.wishes.most_a_week - held, fixed[who, week], 0)
            self.model.add(sum(terms) <= most)
        self._burden(hours)

    def _burden(self, hours: dict[int, list[Any]]) -> None:
        """The hours of who leads most, what they lead already included, among those who lead at all."""
        ceiling = sum(one.hours for one in self.season.courses) * 60 + max(
            (one.hours for one in self.season.trainers), default=0
        )
        most = self.model.new_int_var(0, max(ceiling, 1), "")
        for who, terms in hours.items():
            already = self.season.trainer(who).hours
            leads = (
                [variable for (_slot, key), variable in self.v.leads.items() if key == who] if already else []
            )
            self.model.add(most >= sum(terms))
            if already:
                used = self.model.new_bool_var("")
                for variable in leads:
                    self.model.add_implication(variable, used)
                self.model.add(most >= sum(terms) + already * used)
        self.points.append(-BURDEN * most)

    def _trainers_in_all(self) -> None:
        """Trainers by the day and the week: no fewer stand behind a proposal than these sums say."""
        season = self.season
        by_day: dict[date, list[Slot]] = defaultdict(list)
        weeks: dict[date, Counter[Slot]] = defaultdict(Counter)
        for slot in self.slots:
            for day in touched(season.course(slot.course), slot):
                by_day[day].append(slot)
            for day in slot.days:
                weeks[monday_of(day)][slot] += 1
        locked = locked_slots(season)
        for day, slots in by_day.items():
            for course in (None, *season.courses):
                some = [one for one in slots if course is None or one.course == course.key]
                free = sum(
                    day.weekday() in one.weekdays
                    and (course is None or one.modules is None or course.modules <= one.modules)
                    for one in season.trainers
                )
                standing = sum(one in locked for one in some)
                if len(some) * season.leaders > free:
                    self.model.add(
                        sum(self.v.held[one] for one in some) <= max(free // season.leaders, standing)
                    )
        for week, counts in weeks.items():
            free = sum(max(0, season.wishes.most_a_week - one.held.get(week, 0)) for one in season.trainers)
            standing = sum(number for slot, number in counts.items() if slot in locked)
            self.model.add(
                sum(number * self.v.held[slot] for slot, number in counts.items())
                <= max(free // season.leaders, standing)
            )

    def _wishes(self) -> None:
        for wish in self.season.wishes.asked:
            there = [
                variable
                for slot, variable in self.v.held.items()
                if self.season.room(slot.room).place == wish.place and wish.course in ("", slot.course)
            ]
            missing = self.model.new_int_var(0, wish.number, "")
            self.model.add(missing >= wish.number - sum(there))
            self.points.append(-WISH * missing)

    def _stream(self, slot: Slot) -> Stream:
        return slot.course, self.season.room(slot.room).place, slot.weekday

    def _answer(self, solver: Any) -> Proposal:
        slots = [slot for slot in self.slots if solver.value(self.v.held[slot])]
        chosen = [Chosen(slot=slot, trainers=self._leaders(solver, slot)) for slot in sorted(slots)]
        open_places: dict[tuple[Stream, int], list[list[int]]] = defaultdict(list)
        for number, one in enumerate(chosen):
            for size in self.sizes:
                homes = solver.value(self.v.homes[one.slot, size])
                open_places[self._stream(one.slot), size].append([number, homes])
        placed: list[Seated] = []
        for (key, stream), variable in self.v.sent.items():
            left = solver.value(variable)
            for place in open_places[stream, self.season.need(key).persons]:
                homes = min(left, place[1])
                if homes:
                    placed.append(Seated(need=key, series=place[0], homes=homes))
                    place[1] -= homes
                    left -= homes
        worth = worth_of(self.season, chosen, placed)
        return Proposal(chosen=tuple(chosen), placed=tuple(placed), worth=worth)

    def _leaders(self, solver: Any, slot: Slot) -> tuple[int, ...]:
        for one in self.season.locked:
            if one.slot == slot:
                return one.trainers
        if self.able is None:
            return ()
        return tuple(who for who in self.able[slot] if solver.value(self.v.leads[slot, who]))


def _listener(engine: Any, listen: Listener) -> Any:
    def on_solution_callback(solver: Any) -> None:
        told = Told(int(solver.objective_value), int(solver.best_objective_bound), 0)
        if not listen(told):
            solver.stop_search()

    members = {"on_solution_callback": on_solution_callback}
    return type("Listening", (engine.CpSolverSolutionCallback,), members)()
