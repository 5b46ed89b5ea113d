"""The search for the soonest plan: against trying everything, and what holds for every case."""

from dataclasses import replace
from itertools import permutations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lms.approval.forecast import (
    ForecastAdult,
    ForecastCase,
    OfferedMeeting,
    OpenNeed,
    PartToDo,
    WayToMeet,
    Why,
    forecast,
    length_of,
)
from lms.approval.forecast.timeline import ALL_FREE, take

DAY = 24 * 60
PACE = 7 * 60  # an hour a day


def adult(id_, *parts, busy=()):
    return ForecastAdult(id_, tuple(parts), busy)


def gathering(id_, *after):
    return PartToDo(id_, None, frozenset(after))


def lesson(id_, minutes, *after, **more):
    return PartToDo(id_, minutes, frozenset(after), **more)


def meeting(id_, day, *parts, seats=10, suits=("kari", "ola"), hour=17, **more):
    begins = day * DAY + hour * 60
    return OfferedMeeting(id_, begins, begins + 180, frozenset(parts), seats, frozenset(suits), **more)


def case(*adults, meetings=(), pace=PACE, together=True):
    needs = tuple(
        OpenNeed(f"basic-{one.id}", (WayToMeet(one.id, frozenset(p.id for p in one.parts)),))
        for one in adults
    )
    return ForecastCase(adults, needs, tuple(meetings), pace, together)


def visited(found):
    return [(visit.meeting, visit.adults) for visit in found.visits]


def test_nothing_left_is_ready_at_once():
    assert forecast(case(adult("kari"))).ready_at == 0


def test_e_learning_takes_its_time_at_the_chosen_pace():
    whole = case(adult("kari", lesson("a", 60), lesson("b", 60)))
    assert forecast(whole).ready_at == 2 * DAY
    assert forecast(replace(whole, pace=2 * PACE)).ready_at == DAY


def test_earliest_gatherings_with_seats_are_chosen_in_the_order_of_the_path():
    kari = adult("kari", gathering("g1"), gathering("g2", "g1"))
    found = forecast(
        case(
            kari,
            meetings=[
                meeting("too-soon", 1, "g2"),
                meeting("full", 2, "g1", seats=0),
                meeting("first", 3, "g1"),
                meeting("second", 9, "g2"),
                meeting("later", 16, "g2"),
            ],
        )
    )
    assert visited(found) == [("first", ("kari",)), ("second", ("kari",))]
    assert found.ready_at == 9 * DAY + 20 * 60
    assert found.last == ("kari", "g2")


def test_gathering_waits_for_the_e_learning_before_it():
    kari = adult("kari", lesson("a", 180), gathering("g", "a"), lesson("b", 60, "a", "g"))
    found = forecast(case(kari, meetings=[meeting("soon", 1, "g"), meeting("later", 5, "g")]))
    assert visited(found) == [("later", ("kari",))]
    assert found.ready_at == 5 * DAY + 20 * 60 + DAY


def test_lessons_due_before_a_session_are_done_before_it():
    kari = adult("kari", lesson("a", 180), gathering("g"))
    early = meeting("soon", 1, "g", due_before=frozenset({"a"}))
    found = forecast(case(kari, meetings=[early, meeting("later", 5, "g")]))
    assert visited(found) == [("later", ("kari",))]


def test_adults_go_together_only_where_there_are_seats_for_both():
    both = (adult("kari", gathering("g")), adult("ola", gathering("g")))
    meetings = [meeting("one-seat", 1, "g", seats=1), meeting("roomy", 8, "g", seats=2)]
    assert visited(forecast(case(*both, meetings=meetings))) == [("roomy", ("kari", "ola"))]
    alone = forecast(case(*both, meetings=meetings, together=False))
    assert alone.ready_at == 8 * DAY + 20 * 60
    assert {visit.meeting for visit in alone.visits} == {"one-seat", "roomy"}


def test_day_that_does_not_suit_one_of_them_is_passed_over_when_they_go_together():
    both = (adult("kari", gathering("g")), adult("ola", gathering("g")))
    meetings = [meeting("kari-only", 1, "g", suits=("kari",)), meeting("both", 8, "g")]
    assert visited(forecast(case(*both, meetings=meetings))) == [("both", ("kari", "ola"))]


def test_standing_sign_up_elsewhere_takes_its_time():
    busy = meeting("x", 1).begins, meeting("x", 1).ends
    kari = adult("kari", gathering("g"), busy=(busy,))
    found = forecast(case(kari, meetings=[meeting("same-time", 1, "g"), meeting("next", 2, "g")]))
    assert visited(found) == [("next", ("kari",))]


def test_seat_that_is_held_stands_and_asks_for_no_sign_up():
    both = (adult("kari", gathering("g")), adult("ola", gathering("g")))
    held = meeting("held", 5, "g", booked=frozenset({"kari"}))
    found = forecast(case(*both, meetings=[meeting("soon", 1, "g"), held]))
    by_meeting = {visit.meeting: visit for visit in found.visits}
    assert by_meeting["held"].adults == ("kari",)
    assert by_meeting["held"].to_book == ()
    assert by_meeting["soon"].to_book == ("ola",)


def test_overlapping_gatherings_are_never_both_attended():
    kari = adult("kari", gathering("g1"), gathering("g2"))
    meetings = [
        meeting("g1-or", 1, "g1"),
        meeting("g2-or", 1, "g2", hour=18),
        meeting("g1-again", 3, "g1"),
        meeting("g2-again", 9, "g2"),
    ]
    assert visited(forecast(case(kari, meetings=meetings))) == [
        ("g2-or", ("kari",)),
        ("g1-again", ("kari",)),
    ]


def test_what_cannot_be_done_says_why_and_the_rest_is_planned():
    kari = adult(
        "kari",
        gathering("planned"),
        gathering("unplanned"),
        gathering("full"),
        gathering("far"),
        gathering("gone", "planned"),
        gathering("waits", "unplanned"),
        lesson("locked", 20, closed=Why.PHASE_DURING),
    )
    found = forecast(
        case(
            kari,
            meetings=[
                meeting("a", 3, "planned"),
                meeting("b", 4, "full", seats=0),
                meeting("c", 5, "far", suits=()),
                meeting("d", 1, "gone"),
            ],
        )
    )
    assert found.ready_at is None
    assert visited(found) == [("a", ("kari",))]
    assert {(lack.part, lack.why) for lack in found.lacking} == {
        ("unplanned", Why.NOT_PLANNED),
        ("full", Why.FULL),
        ("far", Why.UNSUITABLE),
        ("gone", Why.TOO_EARLY),
        ("locked", Why.PHASE_DURING),
    }


def test_need_that_one_adult_meets_is_given_to_whoever_is_soonest():
    adults = (adult("kari", gathering("g1")), adult("ola", gathering("g2")))
    need = OpenNeed("special", (WayToMeet("kari", frozenset({"g1"})), WayToMeet("ola", frozenset({"g2"}))))
    meetings = (meeting("kari-late", 9, "g1"), meeting("ola-soon", 2, "g2"))
    assert visited(forecast(ForecastCase(adults, (need,), meetings, PACE))) == [("ola-soon", ("ola",))]


def test_need_that_nothing_published_meets_is_named():
    found = forecast(ForecastCase((), (OpenNeed("special", ()),), (), PACE))
    assert found.ready_at is None
    assert [(lack.key, lack.why) for lack in found.lacking] == [("special", Why.NO_TRAINING)]


def test_search_that_is_cut_short_says_so_and_its_plan_holds():
    parts = [gathering(f"g{n}") for n in range(6)]
    meetings = [meeting(f"m{n}-{r}", 1 + r, f"g{n}") for n in range(6) for r in range(8)]
    found = forecast(case(adult("kari", *parts), meetings=meetings), most_steps=3)
    assert not found.is_exact
    assert len({visit.meeting for visit in found.visits}) == 6


@st.composite
def cases(draw, most_meetings=5):
    names = ["kari", "ola"][: draw(st.integers(1, 2))]
    order = draw(st.lists(st.sampled_from(["g1", "l1", "g2", "l2"]), min_size=1, max_size=4, unique=True))
    in_order = draw(st.booleans())
    parts = [
        PartToDo(
            id_,
            None if id_[0] == "g" else draw(st.integers(30, 400)),
            frozenset(order[:n] if in_order else ()),
        )
        for n, id_ in enumerate(order)
    ]
    adults = tuple(
        ForecastAdult(name, tuple(p for p in parts if in_order or draw(st.integers(0, 3)))) for name in names
    )
    meetings = tuple(draw(st.lists(_meetings(names), max_size=most_meetings)))
    named = tuple(replace(one, id=f"m{n}") for n, one in enumerate(meetings))
    return case(*adults, meetings=_without_clashing_bookings(named), together=draw(st.booleans()))


@st.composite
def _meetings(draw, names=("kari", "ola")):
    parts = draw(st.lists(st.sampled_from(["g1", "g2"]), min_size=1, max_size=2, unique=True))
    some = st.lists(st.sampled_from(list(names)), unique=True)
    suits = draw(st.just(list(names)) | some)
    booked = draw(st.just([]) | st.just([]) | some)
    due = draw(st.just([]) | st.lists(st.sampled_from(["l1", "l2"]), unique=True))
    return meeting(
        "m",
        draw(st.integers(0, 6)),
        *parts,
        hour=draw(st.sampled_from([10, 12, 17])),
        seats=draw(st.integers(0, 2)),
        suits=suits,
        booked=frozenset(booked),
        due_before=frozenset(due),
    )


def _without_clashing_bookings(meetings):
    """Nobody holds seats in two sessions at once, nor for the same part twice."""
    kept: list[Any] = []
    for one in meetings:
        clashing = {
            name
            for name in one.booked
            for other in kept
            if name in other.booked
            and (other.parts & one.parts or (other.begins < one.ends and one.begins < other.ends))
        }
        kept.append(replace(one, booked=one.booked - clashing))
    return tuple(kept)


def try_everything(asked):
    """The soonest minute by trying every choice of meetings and every order of lessons, or None."""
    own = {one.id: {p.id: p for p in one.parts} for one in asked.adults}
    met = [(one.id, p.id) for one in asked.adults for p in one.parts if p.minutes is None]
    by_id = {one.id: one for one in asked.adults}
    options = []
    for who, part in met:
        held = [m for m in asked.meetings if part in m.parts and who in m.booked]
        seats = tuple((m.begins, m.ends) for m in asked.meetings if who in m.booked)
        bound = replace(by_id[who], busy=seats)
        options.append(held or [m for m in asked.meetings if part in m.parts and m.may(bound)])
    found = [
        _finish(asked, own, dict(zip(met, choice, strict=True)))
        for choice in product(*options)
        if _holds(asked, own, dict(zip(met, choice, strict=True)))
    ]
    return min((one for one in found if one is not None), default=None)


def _holds(asked, own, choice):
    for (who, part), chosen in choice.items():
        for (other, other_part), theirs in choice.items():
            apart = theirs.ends <= chosen.begins or chosen.ends <= theirs.begins
            if who == other and theirs.id != chosen.id and not apart:
                return False
            free = who not in chosen.booked and other not in theirs.booked
            if asked.together and part == other_part and free and theirs.id != chosen.id:
                return False
        if who not in chosen.booked:
            going = {w for (w, _), m in choice.items() if m.id == chosen.id and w not in m.booked}
            if len(going) > chosen.seats:
                return False
            for before in own[who][part].after:
                if own[who][before].minutes is None:
                    other = choice[who, before]
                    if other.id != chosen.id and other.ends > chosen.begins:
                        return False
    return True


def _finish(asked, own, choice):
    latest = max((m.ends for m in choice.values()), default=0)
    for who, parts in own.items():
        lessons = [p for p in parts.values() if p.minutes is not None]
        ends = []
        for order in permutations(lessons):
            done, free = {part: m.ends for (w, part), m in choice.items() if w == who}, ALL_FREE
            for one in order:
                if any(before not in done for before in one.after):
                    break
                since = max((done[before] for before in one.after), default=0)
                free, done[one.id] = take(free, since=since, length=length_of(one.minutes, asked.pace))
            else:
                if all(
                    _in_time(parts, part, m, done)
                    for (w, part), m in choice.items()
                    if w == who and who not in m.booked
                ):
                    ends.append(max(done.values(), default=0))
        if not ends:
            return None
        latest = max(latest, min(ends))
    return latest


def _in_time(parts, part, chosen, done):
    due = [one for one in chosen.due_before if one in parts]
    before = parts[part].after.union(due, *(parts[one].after for one in due))
    return all(done[b] <= chosen.begins or (parts[b].minutes is None and b in chosen.parts) for b in before)


@settings(max_examples=150)
@given(cases())
def test_answer_is_that_of_trying_everything(asked):
    found = forecast(asked)
    assert found.is_exact
    assert found.ready_at == try_everything(asked)


def soonness(asked):
    ready = forecast(asked).ready_at
    return float("inf") if ready is None else ready


@settings(max_examples=60)
@given(cases(), _meetings())
def test_one_more_session_never_makes_it_later(asked, more):
    more = replace(more, id="more", booked=frozenset())
    assert soonness(replace(asked, meetings=(*asked.meetings, more))) <= soonness(asked)


@settings(max_examples=60)
@given(cases(), st.integers(0, 4), st.integers(1, 3))
def test_more_seats_never_make_it_later(asked, place, seats):
    meetings = tuple(
        replace(m, seats=m.seats + seats) if n == place else m for n, m in enumerate(asked.meetings)
    )
    assert soonness(replace(asked, meetings=meetings)) <= soonness(asked)


@settings(max_examples=60)
@given(cases(), st.integers(PACE, 5 * PACE))
def test_higher_pace_never_makes_it_later(asked, pace):
    assert soonness(replace(asked, pace=pace)) <= soonness(asked)


@settings(max_examples=60)
@given(cases(), st.data())
def test_less_left_never_makes_it_later(asked, data):
    one = data.draw(st.sampled_from(asked.adults))
    if not one.parts:
        return
    gone = data.draw(st.sampled_from([part.id for part in one.parts]))
    rest = tuple(replace(p, after=p.after - {gone}) for p in one.parts if p.id != gone)
    adults = tuple(replace(one, parts=rest) if a is one else a for a in asked.adults)
    less = case(*adults, meetings=asked.meetings, together=asked.together)
    assert soonness(less) <= soonness(asked)


@settings(max_examples=60)
@given(cases())
def test_going_each_on_ones_own_is_never_later_than_together(asked):
    assert soonness(replace(asked, together=False)) <= soonness(replace(asked, together=True))


@settings(max_examples=60)
@given(cases())
def test_plan_keeps_to_seats_and_leaves_nobody_in_two_places(asked):
    by_id = {one.id: one for one in asked.meetings}
    found = forecast(asked)
    for visit in found.visits:
        assert len(visit.to_book) <= by_id[visit.meeting].seats
        for other in found.visits:
            if visit.meeting != other.meeting and set(visit.adults) & set(other.adults):
                one, two = by_id[visit.meeting], by_id[other.meeting]
                assert one.ends <= two.begins or two.ends <= one.begins
