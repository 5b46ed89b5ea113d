"""The planner of seasons: what it proposes keeps to every rule, and is worth more than a simple planner's."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.rules.season.case import (
    Asked,
    Chosen,
    Course,
    Meeting,
    Need,
    Proposal,
    Room,
    SeasonCase,
    Seated,
    Trainer,
    Wanted,
    moment,
)
from sessions.rules.season.check import faults_of
from sessions.rules.season.greedy import plan_greedily
from sessions.rules.season.slots import slots_of
from sessions.rules.season.solver import solve
from tests.sessions.regions import region

MONDAY = date(2027, 1, 4)


def small(**changes) -> SeasonCase:
    """One course of two evenings, one room, a pair of trainers, six couples that lack it."""
    given = {
        "first": MONDAY,
        "last": MONDAY + timedelta(weeks=6, days=-1),
        "courses": (Course(key="pride", meetings=(Meeting(minutes=180), Meeting(minutes=180)), seats=12),),
        "rooms": (Room(key=1, place="3205", seats=12),),
        "trainers": (Trainer(key=1), Trainer(key=2)),
        "needs": (Need(key=1, course="pride", place="3205", persons=2, homes=6),),
        "wishes": Wanted(weekdays=frozenset({1}), begins=(time(17, 30),)),
    }
    return SeasonCase(**{**given, **changes})


def tuesdays(*weeks: int) -> tuple[date, ...]:
    return tuple(MONDAY + timedelta(weeks=week, days=1) for week in weeks)


def quickly(season: SeasonCase) -> Proposal:
    return solve(season, work=0.02, seconds=30)


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, 200, 20)])
def test_no_rule_is_broken_in_any_of_200_regions(seeds) -> None:
    for seed in seeds:
        case = region(seed, homes=8 + seed % 12, trainers=3 + seed % 3, weeks=5 + seed % 3, meetings=2)
        greedy, solved = plan_greedily(case), quickly(case)
        assert faults_of(case, greedy) == [], seed
        assert faults_of(case, solved) == [], seed
        assert greedy.worth <= solved.worth <= solved.bound, seed


def test_the_whole_group_gets_the_first_weeks_that_suit() -> None:
    found = solve(small())
    assert [one.slot.days for one in found.chosen] == [tuesdays(0, 1)]
    assert found.chosen[0].trainers == (1, 2)
    assert found.placed == (Seated(need=1, series=0, homes=6),)
    assert found.bound == found.worth


def test_closed_days_are_skipped_and_gaps_are_kept() -> None:
    closed = frozenset({MONDAY + timedelta(days=8)})
    assert solve(small(closed=closed)).chosen[0].slot.days == tuesdays(0, 2)
    far_apart = Course(key="pride", meetings=(Meeting(minutes=180), Meeting(minutes=180, gap=20)), seats=12)
    assert solve(small(courses=(far_apart,))).chosen[0].slot.days == tuesdays(0, 3)


def test_a_group_never_waits_more_than_three_weeks_longer_than_it_must() -> None:
    def closed(weeks: int) -> frozenset[date]:
        return frozenset(MONDAY + timedelta(days=1 + 7 * number) for number in range(1, 1 + weeks))

    assert solve(small(closed=closed(3))).chosen[0].slot.days == tuesdays(0, 4)
    later = small(closed=closed(4), last=MONDAY + timedelta(weeks=8))
    assert solve(later).chosen[0].slot.days == tuesdays(5, 6)


def test_days_when_the_room_is_taken_are_skipped() -> None:
    evening = moment(tuesdays(0)[0], time(16)), moment(tuesdays(0)[0], time(22))
    taken = (Room(key=1, place="3205", seats=12, taken=(evening,)),)
    assert solve(small(rooms=taken)).chosen[0].slot.days == tuesdays(1, 2)


def test_nobody_is_asked_who_is_away_or_does_not_know_the_course() -> None:
    away = moment(MONDAY, time(0)), moment(MONDAY + timedelta(weeks=1), time(0))
    late = solve(small(trainers=(Trainer(key=1, taken=(away,)), Trainer(key=2))))
    assert late.chosen[0].slot.days == tuesdays(1, 2)
    taught = Course(key="pride", meetings=(Meeting(minutes=180, modules=frozenset({"m"})),), seats=12)
    unknowing = small(
        courses=(taught,), trainers=(Trainer(key=1, modules=frozenset({"other"})), Trainer(key=2))
    )
    assert solve(unknowing).chosen == ()


@pytest.mark.parametrize("unsuited", [{"weekdays": frozenset({1})}, {"reach": frozenset({"5001"})}])
def test_homes_are_not_placed_on_weekdays_or_in_places_that_do_not_suit(unsuited) -> None:
    need = Need(key=1, course="pride", place="3205", persons=2, homes=6, **unsuited)
    assert solve(small(needs=(need,))).placed == ()


def test_a_couple_is_placed_together_or_not_at_all() -> None:
    found = solve(small(rooms=(Room(key=1, place="3205", seats=5),)))
    assert {one.homes for one in found.placed} == {2}


def test_a_wish_for_a_place_is_kept_where_it_can_be() -> None:
    rooms = (Room(key=1, place="3205", seats=12), Room(key=2, place="3201", seats=12))
    wishes = Wanted(weekdays=frozenset({1}), asked=(Asked(place="3201", number=1),))
    found = solve(small(rooms=rooms, travel={("3205", "3201"): 45}, wishes=wishes))
    assert [one.slot.room for one in found.chosen] == [2]


def test_what_is_locked_stands_when_it_is_solved_again() -> None:
    slot = next(one for one in slots_of(small()) if one.days == tuesdays(3, 4))
    kept = Chosen(slot=slot, trainers=(1, 2))
    found = solve(small(locked=(kept,)))
    assert kept in found.chosen
    assert faults_of(small(locked=(kept,)), found) == []


def test_the_load_is_shared_where_it_can_be() -> None:
    trainers = tuple(Trainer(key=key) for key in range(1, 5))
    needs = (Need(key=1, course="pride", place="3205", persons=2, homes=12),)
    rooms = (Room(key=1, place="3205", seats=12), Room(key=2, place="3205", seats=12))
    found = solve(small(trainers=trainers, needs=needs, rooms=rooms))
    assert sorted(who for one in found.chosen for who in one.trainers) == [1, 2, 3, 4]


def test_the_same_seed_gives_the_same_season() -> None:
    case = region(7, homes=40, trainers=6, rooms=4)
    assert solve(case, work=0.1, seed=3) == solve(case, work=0.1, seed=3)


def test_it_can_be_stopped_with_what_is_found_so_far() -> None:
    case = region(3)
    assert solve(case, listen=lambda _told: False).worth == plan_greedily(case).worth


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000), at=st.integers(0, 5), is_room=st.booleans())
def test_removing_a_room_or_a_trainer_never_makes_the_season_better(seed, at, is_room) -> None:
    case = region(seed, homes=6, trainers=3, weeks=4, meetings=2, courses=1)
    rooms, trainers = list(case.rooms), list(case.trainers)
    del (rooms if is_room else trainers)[at % len(rooms if is_room else trainers)]
    less = replace(case, rooms=tuple(rooms), trainers=tuple(trainers))
    whole, part = solve(case), solve(less)
    assert whole.worth == whole.bound, "solved to the end"
    assert part.worth <= whole.worth


@pytest.mark.parametrize(
    ("fault", "moved"),
    [
        ("follows too soon", {"days": (tuesdays(0)[0],) * 2}),
        ("is closed", {"days": tuesdays(4, 5)}),
        ("not as many days", {"days": tuesdays(0)}),
        ("at a time not wished for", {"begins": time(9)}),
        ("lies outside the season", {"days": tuesdays(-1, 0)}),
        ("not on a weekday wished for", {"days": (MONDAY, MONDAY + timedelta(weeks=1))}),
    ],
)
def test_the_check_finds_a_series_that_lies_wrongly(fault, moved) -> None:
    case = small(closed=frozenset(tuesdays(4)))
    sound = solve(case)
    assert faults_of(case, sound) == []
    one = sound.chosen[0]
    wrong = replace(sound, chosen=(replace(one, slot=replace(one.slot, **moved)),))
    assert any(fault in said for said in faults_of(case, wrong))


def test_the_check_finds_who_leads_alone() -> None:
    sound = solve(small())
    alone = replace(sound, chosen=(replace(sound.chosen[0], trainers=(1,)),))
    assert any("not led by as many" in said for said in faults_of(small(), alone))


def test_the_check_finds_two_at_once_in_a_room_and_too_many_in_it() -> None:
    case = small()
    sound = solve(case)
    twice = replace(sound, chosen=sound.chosen * 2)
    said = " ".join(faults_of(case, twice))
    assert "is taken twice" in said
    assert "leads two on one day" in said
    overfull = replace(sound, placed=(Seated(need=1, series=0, homes=7),))
    said = " ".join(faults_of(case, overfull))
    assert "overfull" in said
    assert "more homes placed than there are" in said
