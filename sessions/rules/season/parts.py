"""A part of a season planned while the rest of it stands."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from sessions.rules.season.case import (
    Chosen,
    Proposal,
    Room,
    SeasonCase,
    Seated,
    Stretch,
    Trainer,
    moment,
    monday_of,
    stretches,
)
from sessions.rules.season.slots import touched
from sessions.rules.season.worth import worth_of


def beside(season: SeasonCase, proposal: Proposal, standing: Sequence[int]) -> tuple[SeasonCase, Proposal]:
    """What is left to plan while these series of a proposal, by number, stand as if they were booked; and the
    others of the proposal, to start from."""
    stands = set(standing)
    kept = [proposal.chosen[number] for number in standing]
    homes: Counter[int] = Counter()
    for one in proposal.placed:
        if one.series in stands:
            homes[one.need] += one.homes
    most = season.wishes.most_series
    wishes = replace(
        season.wishes,
        most_series=None if most is None else max(0, most - len(kept)),
        asked=tuple(
            replace(wish, number=max(0, wish.number - _there(season, wish.place, wish.course, kept)))
            for wish in season.wishes.asked
        ),
    )
    rest = replace(
        season,
        rooms=_rooms(season, kept),
        trainers=_trainers(season, kept),
        needs=tuple(
            replace(one, homes=one.homes - homes[one.key])
            for one in season.needs
            if one.homes > homes[one.key]
        ),
        wishes=wishes,
        locked=(),
    )
    return rest, _others(rest, proposal, stands)


def together(season: SeasonCase, proposal: Proposal, standing: Sequence[int], found: Proposal) -> Proposal:
    """The standing series of a proposal with those found beside them."""
    numbers = {old: new for new, old in enumerate(standing)}
    chosen = [*(proposal.chosen[number] for number in standing), *found.chosen]
    placed = [
        *(replace(one, series=numbers[one.series]) for one in proposal.placed if one.series in numbers),
        *(replace(one, series=one.series + len(standing)) for one in found.placed),
    ]
    return Proposal(chosen=tuple(chosen), placed=tuple(placed), worth=worth_of(season, chosen, placed))


def _others(rest: SeasonCase, proposal: Proposal, standing: set[int]) -> Proposal:
    numbers = [number for number in range(len(proposal.chosen)) if number not in standing]
    renumbered = {old: new for new, old in enumerate(numbers)}
    chosen = tuple(proposal.chosen[number] for number in numbers)
    placed = tuple(
        Seated(need=one.need, series=renumbered[one.series], homes=one.homes)
        for one in proposal.placed
        if one.series in renumbered
    )
    return Proposal(chosen=chosen, placed=placed, worth=worth_of(rest, chosen, placed))


def _there(season: SeasonCase, place: str, course: str, kept: Sequence[Chosen]) -> int:
    return sum(season.room(one.slot.room).place == place and course in ("", one.slot.course) for one in kept)


def _rooms(season: SeasonCase, kept: Sequence[Chosen]) -> tuple[Room, ...]:
    taken: dict[int, list[Stretch]] = defaultdict(list)
    for one in kept:
        taken[one.slot.room] += stretches(season.course(one.slot.course), one.slot)
    return tuple(replace(one, taken=(*one.taken, *taken[one.key])) for one in season.rooms)


def _trainers(season: SeasonCase, kept: Sequence[Chosen]) -> tuple[Trainer, ...]:
    """The trainers with whole days taken, and more led each week and in all."""
    days: dict[int, set[date]] = defaultdict(set)
    weeks: dict[int, Counter[date]] = defaultdict(Counter)
    hours: Counter[int] = Counter()
    for one in kept:
        course = season.course(one.slot.course)
        for who in one.trainers:
            days[who].update(touched(course, one.slot))
            weeks[who].update(monday_of(day) for day in one.slot.days)
            hours[who] += course.hours
    return tuple(
        replace(
            one,
            taken=(*one.taken, *map(_whole, sorted(days[one.key]))),
            held=Counter(one.held) + weeks[one.key],
            hours=one.hours + hours[one.key],
        )
        for one in season.trainers
    )


def _whole(day: date) -> Stretch:
    return moment(day, time(0)), moment(day + timedelta(days=1), time(0))
