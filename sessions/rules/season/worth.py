"""What a proposal is worth, in points: one number to compare proposals by, made of what matters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sessions.rules.season.case import Chosen, Need, SeasonCase, Seated, Slot

SEAT = 100  # for a person who gets a place, and one more for each week that the course ends before the season
TRAVEL = 10  # minutes of a person's way that cost a point
LED = 60  # minutes of a trainer's way to a gathering that cost a point
BURDEN = 2  # for each hour of who leads most
WISH = 400  # for each series that was asked for in a place and is not there


@dataclass(frozen=True, slots=True)
class Sums:
    """What the points are made of: persons with a place, the weeks won for them, the minutes that they
    travel (one way, all together), the hours that the series take of trainers, the minutes that these travel,
    the hours of who leads most, and the series asked for that are missing."""

    persons: int
    weeks: int
    travel: int
    hours: int
    led: int
    most: int
    missing: int


def seat_worth(season: SeasonCase, slot: Slot) -> int:
    """What a place in a slot's series is worth: more, the sooner the course is over."""
    return SEAT + weeks_won(season, slot)


def weeks_won(season: SeasonCase, slot: Slot) -> int:
    """Whole weeks from the last gathering to the season's end."""
    return max(0, (season.last - slot.days[-1]).days // 7)


def place_worth(season: SeasonCase, need: Need, slot: Slot) -> int:
    """What a place is worth for one home, its way taken off."""
    way = season.way(need, slot)
    return need.persons * (seat_worth(season, slot) - way // TRAVEL)


def way_to_lead(season: SeasonCase, trainer: int, slot: Slot) -> int:
    """The points that a trainer's way to a series costs."""
    way = season.minutes_between(season.trainer(trainer).place, season.room(slot.room).place)
    return way * len(slot.days) // LED


def series_cost(season: SeasonCase, slot: Slot) -> int:
    """The points that holding a series costs: the hours of those who lead it."""
    return season.leaders * season.course(slot.course).hours


def missing_of(season: SeasonCase, chosen: Sequence[Chosen]) -> list[int]:
    """For each series-in-a-place that was asked for, how many are not there."""
    found = []
    for wish in season.wishes.asked:
        there = sum(
            season.room(one.slot.room).place == wish.place and wish.course in ("", one.slot.course)
            for one in chosen
        )
        found.append(max(0, wish.number - there))
    return found


def loads(season: SeasonCase, chosen: Iterable[Chosen]) -> dict[int, int]:
    """The hours of each trainer who leads a series of these, with those they lead already."""
    found: dict[int, int] = {}
    for one in chosen:
        for trainer in one.trainers:
            found[trainer] = (
                found.get(trainer, season.trainer(trainer).hours) + season.course(one.slot.course).hours
            )
    return found


def worth_of(season: SeasonCase, chosen: Sequence[Chosen], placed: Iterable[Seated]) -> int:
    """The points of a proposal."""
    seats = sum(
        one.homes * place_worth(season, season.need(one.need), chosen[one.series].slot) for one in placed
    )
    costs = sum(
        series_cost(season, one.slot) + sum(way_to_lead(season, who, one.slot) for who in one.trainers)
        for one in chosen
    )
    most = max(loads(season, chosen).values(), default=0)
    return seats - costs - BURDEN * most - WISH * sum(missing_of(season, chosen))


def sums_of(season: SeasonCase, chosen: Sequence[Chosen], placed: Iterable[Seated]) -> Sums:
    """What the points of a proposal are made of."""
    persons = weeks = travel = 0
    for one in placed:
        need, slot = season.need(one.need), chosen[one.series].slot
        come = one.homes * need.persons
        persons += come
        weeks += come * weeks_won(season, slot)
        travel += come * season.way(need, slot)
    return Sums(
        persons=persons,
        weeks=weeks,
        travel=travel,
        hours=sum(series_cost(season, one.slot) for one in chosen),
        led=sum(
            season.minutes_between(season.trainer(who).place, season.room(one.slot.room).place)
            * len(one.slot.days)
            for one in chosen
            for who in one.trainers
        ),
        most=max(loads(season, chosen).values(), default=0),
        missing=sum(missing_of(season, chosen)),
    )
