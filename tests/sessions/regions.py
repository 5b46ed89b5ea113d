"""Regions made up for the planner: any number of homes, trainers and rooms, the same for a seed."""

from datetime import date, time, timedelta
from random import Random

from sessions.rules.season.case import Asked, Course, Meeting, Need, Room, SeasonCase, Trainer, Wanted, moment

FIRST = date(2027, 1, 4)


def region(
    seed: int,
    *,
    homes: int = 24,
    trainers: int = 4,
    rooms: int = 2,
    places: int = 3,
    weeks: int = 7,
    courses: int = 2,
    meetings: int = 3,
    wishes: Wanted | None = None,
) -> SeasonCase:
    """A season of a made-up region."""
    chance = Random(seed)
    towns = [f"{number:04}" for number in range(places)]
    where = {town: (chance.uniform(0, 150), chance.uniform(0, 150)) for town in towns}
    travel = {
        (one, other): round(abs(where[one][0] - where[other][0]) + abs(where[one][1] - where[other][1]))
        for one in towns
        for other in towns
    }
    last = FIRST + timedelta(weeks=weeks, days=-1)
    closed = {FIRST + timedelta(days=chance.randrange(7 * weeks)) for _ in range(weeks // 3)}
    modules = [f"m{number}" for number in range(courses)]
    needs: dict[tuple, int] = {}
    for _ in range(homes):
        town = towns[min(int(chance.expovariate(3 / places)), places - 1)]
        unsuited = frozenset({chance.randrange(4)} if chance.random() < 0.3 else ())
        near = sorted(towns, key=lambda other: travel[town, other])[: max(2, places // 4)]
        key = (
            f"c{min(int(chance.expovariate(1)), courses - 1)}",
            town,
            chance.choice([1, 2, 2]),
            unsuited,
            tuple(near),
        )
        needs[key] = needs.get(key, 0) + 1
    return SeasonCase(
        first=FIRST,
        last=last,
        courses=tuple(
            Course(
                key=f"c{number}",
                meetings=tuple(
                    Meeting(minutes=180, gap=7, modules=frozenset({modules[number]}))
                    for _ in range(max(1, meetings - number))
                ),
                seats=12 if homes < 100 else 24,
            )
            for number in range(courses)
        ),
        rooms=tuple(
            Room(
                key=number,
                place=towns[number % places],
                seats=chance.choice([8, 12, 20]) if homes < 100 else chance.choice([16, 20, 30]),
                taken=_spans(chance, weeks, 1 + weeks // 8),
                closed=frozenset({FIRST + timedelta(days=chance.randrange(7 * weeks))}),
            )
            for number in range(rooms)
        ),
        trainers=tuple(
            Trainer(
                key=number,
                place=chance.choice(towns),
                weekdays=frozenset(chance.sample(range(5), 4)),
                earliest=time(16) if chance.random() < 0.3 else None,
                latest=time(21),
                taken=_spans(chance, weeks, weeks // 8),
                modules=None
                if chance.random() < 0.4
                else frozenset(chance.sample(modules, max(1, courses - 1))),
                hours=chance.choice([0, 0, 9]),
            )
            for number in range(trainers)
        ),
        needs=tuple(
            Need(
                key=number,
                course=key[0],
                place=key[1],
                persons=key[2],
                homes=count,
                weekdays=key[3],
                reach=frozenset(key[4]),
            )
            for number, (key, count) in enumerate(sorted(needs.items(), key=str))
        ),
        wishes=wishes
        or Wanted(
            weekdays=frozenset(range(4)),
            begins=(time(17, 30),),
            asked=(Asked(place=towns[-1], number=1),) if chance.random() < 0.5 else (),
        ),
        closed=frozenset(closed),
        travel=travel,
    )


def _spans(chance: Random, weeks: int, number: int) -> tuple[tuple[int, int], ...]:
    """Evenings that are taken."""
    days = [FIRST + timedelta(days=chance.randrange(7 * weeks)) for _ in range(number)]
    return tuple((moment(day, time(16)), moment(day, time(21))) for day in days)
