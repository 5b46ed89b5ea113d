"""The search for the soonest plan.

Meetings are walked through in the order of time. Going to one is never worse than staying away,
unless it overlaps with another, has too few seats, or asks for e-learning that something else needs
first; only there the search branches, trying to go before staying away. A branch is left as soon as
what it must at least leave undone, or the least time it must take, is no better than the best plan.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import attrgetter

from lms.approval.forecast.case import (
    Forecast,
    ForecastAdult,
    ForecastCase,
    OfferedMeeting,
    PartToDo,
    Visit,
    length_of,
)
from lms.approval.forecast.lacks import lacks
from lms.approval.forecast.timeline import ALL_FREE, FOREVER, Stretches, take

MOST_GRAINS = 4


@dataclass(frozen=True, slots=True)
class _Grain:
    """One part that some adults would do at a meeting, all of them or none."""

    part: str
    adults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """A plan so far: what is done when, each adult's time for e-learning, until when each is at a
    meeting, and who has gone to which meeting."""

    done: Mapping[tuple[str, str], int]
    free: Mapping[str, Stretches]
    until: Mapping[str, int]
    visits: tuple[tuple[OfferedMeeting, tuple[str, ...]], ...] = ()


class PlanSearch:
    """One search; `wanted` are the parts that each adult is to do, by adult."""

    def __init__(self, case: ForecastCase, wanted: Mapping[str, Iterable[str]], most_steps: int) -> None:
        self.case, self.steps_left, self.is_exact = case, most_steps, True
        booked = [meeting for meeting in case.meetings if meeting.booked]
        self.adults = {adult.id: _with_seats(adult, booked) for adult in case.adults if adult.id in wanted}
        self.parts = {adult.id: _wanted(adult, set(wanted[adult.id])) for adult in self.adults.values()}
        self.lengths = {
            (adult, part.id): length_of(part.minutes, case.pace)
            for adult, parts in self.parts.items()
            for part in parts.values()
            if part.minutes is not None
        }
        relevant = {part for parts in self.parts.values() for part in parts}
        reachable = [m for m in case.meetings if m.booked or (m.seats and m.suits)]
        self.reachable = sorted(reachable, key=attrgetter("begins", "ends", "id"))
        self.delivering: dict[str, list[OfferedMeeting]] = {part: [] for part in relevant}
        for meeting, delivered in ((m, part) for m in self.reachable for part in m.parts & relevant):
            self.delivering[delivered].append(meeting)
        self.earliest: dict[tuple[str, str], int] = {}
        self.possible: dict[tuple[str, str], list[OfferedMeeting]] = {}
        for adult in self.adults.values():
            for part in self.parts[adult.id].values():
                self._bound(adult, part)
        useful = {m.id for meetings in self.possible.values() for m in meetings}
        self.meetings = [m for m in self.reachable if m.id in useful]
        self.bookings = {(a, p) for m in self.meetings for p in m.parts for a in m.booked}
        self.open = [
            (adult, part.id)
            for adult, parts in self.parts.items()
            for part in parts.values()
            if part.minutes is None and (adult, part.id) in self.earliest
        ]
        self.least = self._least_ends()
        self.workload = max(
            (
                sum(self.lengths[key] for key in self.lengths if key[0] == adult and key in self.earliest)
                for adult in self.adults
            ),
            default=0,
        )
        self.best_rank: tuple[int, int] | None = None
        self.best_state: _State | None = None

    def best(self) -> Forecast:
        """Search, and tell the best plan."""
        start = _State({}, dict.fromkeys(self.adults, ALL_FREE), dict.fromkeys(self.adults, 0))
        self._walk(start, 0)
        if self.best_state is None:
            self._finish(start)
        state = self.best_state or start
        lacking = tuple(lacks(self.case, self.adults, self.parts, self.bookings, state.done))
        last = max(state.done, key=lambda key: state.done[key], default=None)
        return Forecast(
            ready_at=None if lacking else max(state.done.values(), default=0),
            visits=tuple(
                Visit(m.id, who, tuple(adult for adult in who if adult not in m.booked))
                for m, who in state.visits
            ),
            done_at=state.done,
            lacking=lacking,
            last=last,
            is_exact=self.is_exact,
        )

    def _bound(self, adult: ForecastAdult, part: PartToDo) -> None:
        """Find the meetings at which a part could be done, and the least minute at which it could be.

        A seat that is held stands: the part is done there, whatever comes before it."""
        key = adult.id, part.id
        delivering = self.delivering[part.id] if part.minutes is None else []
        booked = [meeting for meeting in delivering if adult.id in meeting.booked]
        if booked:
            self.possible[key] = booked
            self.earliest[key] = min(meeting.ends for meeting in booked)
            return
        if part.closed or any((adult.id, before) not in self.earliest for before in part.after):
            return
        met = [before for before in part.after if (adult.id, before) not in self.lengths]
        work = sum(self.lengths[adult.id, before] for before in part.after if before not in met)
        if key in self.lengths:
            since = max((self.earliest[adult.id, before] for before in met), default=0)
            self.earliest[key] = max(since, work) + self.lengths[key]
            return
        found = [
            meeting
            for meeting in delivering
            if meeting.seats
            and meeting.may(adult)
            and work <= meeting.begins
            and all(
                before in meeting.parts or self.earliest[adult.id, before] <= meeting.begins for before in met
            )
        ]
        if found:
            self.possible[key] = found
            self.earliest[key] = min(meeting.ends for meeting in found)

    def _least_ends(self) -> dict[tuple[str, str], list[int]]:
        """For each open part, by place in `meetings`: the least end among those from there on, with the
        e-learning that must follow; FOREVER where there is none."""
        found = {}
        for adult, part in self.open:
            possible = {meeting.id for meeting in self.possible[adult, part]}
            tail = sum(
                self.lengths[adult, after.id]
                for after in self.parts[adult].values()
                if after.minutes is not None and part in after.after and (adult, after.id) in self.earliest
            )
            ends = [FOREVER] * (len(self.meetings) + 1)
            for place in range(len(self.meetings) - 1, -1, -1):
                meeting = self.meetings[place]
                here = meeting.ends + tail if meeting.id in possible else FOREVER
                later = ends[place + 1]
                ends[place] = here if here < later else later
            found[adult, part] = ends
        return found

    def _rank(self, state: _State, place: int) -> tuple[int, int]:
        """The least that can come of a state: parts left undone, and the minute of the last."""
        undone, latest = 0, max(self.workload, max(state.done.values(), default=0))
        for key in self.open:
            if key not in state.done:
                least = self.least[key][place]
                undone += least == FOREVER
                latest = max(latest, least if least < FOREVER else 0)
        return undone, latest

    def _walk(self, state: _State, place: int) -> None:
        while place < len(self.meetings):
            if self.best_rank is not None and self._rank(state, place) >= self.best_rank:
                return
            if all(key in state.done for key in self.open):
                break
            meeting = self.meetings[place]
            place += 1
            state = self._attend_booked(state, meeting)
            grains = self._grains(state, meeting)
            if not grains:
                continue
            whole = self._attend(state, meeting, grains)
            if whole is not None and self._never_worse(state, whole, grains, meeting, place):
                state = whole
                continue
            if self.steps_left <= 0:
                self.is_exact = False
                state = whole or state
                continue
            ways = [self._attend(state, meeting, chosen) for chosen in self._choices(grains)]
            open_ways = [way for way in ways if way is not None]
            if len(open_ways) > 1:
                for way in open_ways:
                    self.steps_left -= 1
                    self._walk(way, place)
                return
        self._finish(state)

    def _attend_booked(self, state: _State, meeting: OfferedMeeting) -> _State:
        """Who holds a seat goes, and it counts whatever else is done."""
        own = [
            (adult, part)
            for adult in sorted(meeting.booked & self.adults.keys())
            for part in meeting.parts
            if (adult, part) in self.least and (adult, part) not in state.done
        ]
        if not own:
            return state
        who = tuple(dict.fromkeys(adult for adult, _ in own))
        return replace(
            state,
            done={**state.done, **dict.fromkeys(own, meeting.ends)},
            until={**state.until, **dict.fromkeys(who, meeting.ends)},
            visits=_with_visit(state.visits, meeting, who),
        )

    def _grains(self, state: _State, meeting: OfferedMeeting) -> tuple[_Grain, ...]:
        """What could be done at a meeting, by those who could go to it, in the order of the path."""
        wanting: dict[str, list[str]] = {}
        able: dict[str, set[str]] = {}
        for adult, part in self.open:
            if part not in meeting.parts or (adult, part) in state.done or (adult, part) in self.bookings:
                continue
            wanting.setdefault(part, []).append(adult)
            if state.until[adult] <= meeting.begins and meeting in self.possible[adult, part]:
                able.setdefault(part, set()).add(adult)
        found = []
        for part, adults in wanting.items():
            if self.case.together:
                if len(able.get(part, ())) == len(adults) <= meeting.seats:
                    found.append(_Grain(part, tuple(adults)))
            else:
                found += [_Grain(part, (adult,)) for adult in adults if adult in able.get(part, ())]
        ready = [grain for grain in found if self._is_open(state, meeting, grain)]
        return tuple(ready)

    def _is_open(self, state: _State, meeting: OfferedMeeting, grain: _Grain) -> bool:
        """Whether all that is met in person before the part is done by then, or at the same meeting."""
        return all(
            state.done.get((adult, before), FOREVER) <= meeting.begins
            or before in meeting.parts
            or self.parts[adult][before].minutes is not None
            for adult in grain.adults
            for before in self.parts[adult][grain.part].after
        )

    def _attend(self, state: _State, meeting: OfferedMeeting, grains: Sequence[_Grain]) -> _State | None:
        """The state after some have done these parts at a meeting, or None where they cannot."""
        who = tuple(dict.fromkeys(adult for grain in grains for adult in grain.adults))
        if not grains:
            return state
        if len(who) > meeting.seats:
            return None
        done, free = dict(state.done), dict(state.free)
        for grain in grains:
            for adult in grain.adults:
                if not self._prepare(adult, grain.part, meeting, done, free):
                    return None
                done[adult, grain.part] = meeting.ends
        until = {**state.until, **dict.fromkeys(who, meeting.ends)}
        return _State(done, free, until, _with_visit(state.visits, meeting, who))

    def _prepare(
        self,
        adult: str,
        part: str,
        meeting: OfferedMeeting,
        done: dict[tuple[str, str], int],
        free: dict[str, Stretches],
    ) -> bool:
        """Do the e-learning that comes before a part; whether it is done in time."""
        own = self.parts[adult]
        due = [one for one in meeting.due_before if one in own and own[one].minutes is not None]
        before = own[part].after.union(due, *(own[one].after for one in due))
        for one in own.values():
            if one.id not in before:
                continue
            if (adult, one.id) not in done:
                if one.minutes is None or not self._learn(adult, one, done, free, by=meeting.begins):
                    return False
            elif done[adult, one.id] > meeting.begins and one.id not in meeting.parts:
                return False
        return True

    def _learn(
        self,
        adult: str,
        lesson: PartToDo,
        done: dict[tuple[str, str], int],
        free: dict[str, Stretches],
        *,
        by: int = FOREVER,
    ) -> bool:
        """Do a lesson as soon as what comes before it is done; whether that is possible in time."""
        since = 0
        for before in lesson.after:
            if (adult, before) not in done:
                return False
            since = max(since, done[adult, before])
        free[adult], finish = take(free[adult], since=since, length=self.lengths[adult, lesson.id])
        done[adult, lesson.id] = finish
        return finish <= by

    def _never_worse(
        self, state: _State, whole: _State, grains: Sequence[_Grain], meeting: OfferedMeeting, place: int
    ) -> bool:
        """Whether nothing speaks for staying away: no lesson is pressed in, and nobody misses another."""
        going = {(adult, grain.part) for grain in grains for adult in grain.adults}
        if len(whole.done) - len(state.done) > len(going):
            return False
        who = {adult for adult, _ in going}
        for other in self.meetings[place:]:
            if other.begins >= meeting.ends:
                return True
            if any(
                key not in whole.done and other in self.possible[key]
                for key in self.open
                if key[0] in who and key[1] in other.parts
            ):
                return False
        return True

    def _choices(self, grains: tuple[_Grain, ...]) -> Iterator[tuple[_Grain, ...]]:
        """All, then fewer, then nothing; of very many, only all, each alone, and nothing."""
        sizes: Iterable[int] = range(len(grains), -1, -1)
        if len(grains) > MOST_GRAINS:
            self.is_exact = False
            sizes = (len(grains), 1, 0)
        for size in sizes:
            yield from combinations(grains, size)

    def _finish(self, state: _State) -> None:
        """Do the rest of the e-learning, and keep the plan if it is the best so far."""
        done, free = dict(state.done), dict(state.free)
        for adult in self.adults:
            lessons = [part for part in self.parts[adult].values() if (adult, part.id) in self.lengths]
            rest = [one for one in lessons if (adult, one.id) not in done and not one.closed]
            ready = [
                one
                for one in rest
                if all((adult, p) in done or (adult, p) in self.lengths for p in one.after)
                and (adult, one.id) in self.earliest
            ]
            since = {
                one.id: max((done[adult, p] for p in one.after if (adult, p) in done), default=0)
                for one in ready
            }
            for one in sorted(ready, key=lambda lesson: since[lesson.id]):
                self._learn(adult, one, done, free)
        undone = sum(key not in done for key in self.open)
        rank = undone, max(done.values(), default=0)
        if self.best_rank is None or rank < self.best_rank:
            self.best_rank, self.best_state = rank, replace(state, done=done, free=free)


def _with_seats(adult: ForecastAdult, booked: Iterable[OfferedMeeting]) -> ForecastAdult:
    """The adult, busy at those of these meetings that they hold seats in, too."""
    held = tuple((meeting.begins, meeting.ends) for meeting in booked if adult.id in meeting.booked)
    return replace(adult, busy=(*adult.busy, *held)) if held else adult


def _wanted(adult: ForecastAdult, wanted: set[str]) -> dict[str, PartToDo]:
    """The wanted parts and all that come before them, in the order of the path."""
    own = {part.id: part for part in adult.parts}
    with_before = wanted.union(*(own[part].after for part in wanted))
    return {id_: part for id_, part in own.items() if id_ in with_before}


def _with_visit(
    visits: tuple[tuple[OfferedMeeting, tuple[str, ...]], ...], meeting: OfferedMeeting, who: tuple[str, ...]
) -> tuple[tuple[OfferedMeeting, tuple[str, ...]], ...]:
    if visits and visits[-1][0].id == meeting.id:
        who = tuple(dict.fromkeys((*visits[-1][1], *who)))
        visits = visits[:-1]
    return (*visits, (meeting, who))
