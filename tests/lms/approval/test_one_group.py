"""The plan shown is one that a person would book: one group, in its order, and said where it is not."""

import pytest
from hypothesis import given
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
)
from lms.approval.forecast.one_group import plan_in_one_group

HOUR = 60
WHO = "kari"


def parts(*ids):
    return tuple(PartToDo(one, None) for one in ids)


def meeting(id_, begins, part, *, seats=4, **more):
    return OfferedMeeting(id_, begins, begins + HOUR, frozenset({part}), seats, frozenset({WHO}), **more)


def asked(meetings, ids):
    adult = ForecastAdult(WHO, parts(*ids), tuple((m.begins, m.ends) for m in meetings if WHO in m.booked))
    need = OpenNeed("need", (WayToMeet(WHO, frozenset(ids)),))
    return ForecastCase((adult,), (need,), tuple(meetings), 120)


def planned(case, groups):
    found = plan_in_one_group(case, groups, most_steps=300)
    return [visit.meeting for visit in found.found.visits], found


def of_group(name, begins, ids, **more):
    return {
        f"{name}{one}": meeting(f"{name}{one}", begins + 1000 * n, one, **more) for n, one in enumerate(ids)
    }


def test_one_group_is_kept_to_though_another_has_the_next_evening_sooner():
    meetings = of_group("A", 1000, "123") | {"B2": meeting("B2", 1500, "2"), "B3": meeting("B3", 1700, "3")}
    case = asked(meetings.values(), "123")
    groups = {id_: id_[0] for id_ in meetings}
    went, found = planned(case, groups)
    assert went == ["A1", "A2", "A3"]
    assert not found.elsewhere
    assert forecast(case).ready_at < found.found.ready_at


def test_an_evening_that_the_group_does_not_give_is_taken_elsewhere_and_said():
    meetings = of_group("A", 1000, "13") | of_group("B", 9000, "12")
    went, found = planned(asked(meetings.values(), "123"), {id_: id_[0] for id_ in meetings})
    assert set(went) == {"A1", "A3", "B2"}
    assert found.elsewhere == {"B2"}


def test_two_evenings_elsewhere_are_never_put_into_a_plan():
    meetings = of_group("A", 1000, "1") | of_group("B", 2000, "2") | of_group("C", 3000, "3")
    _went, found = planned(asked(meetings.values(), "123"), {id_: id_[0] for id_ in meetings})
    assert found.found.ready_at is None
    assert not found.elsewhere


def test_the_order_of_the_course_is_kept():
    meetings = {
        "A2": meeting("A2", 1000, "2"),
        "A1": meeting("A1", 2000, "1"),
        "A2b": meeting("A2b", 3000, "2"),
    }
    went, _found = planned(asked(meetings.values(), "12"), dict.fromkeys(meetings, "A"))
    assert went == ["A1", "A2b"]


def test_a_missed_evening_does_not_hold_up_those_after_it():
    meetings = of_group("A", 1000, "134")
    went, found = planned(asked(meetings.values(), "1234"), {id_: id_[0] for id_ in meetings})
    assert went == ["A1", "A3", "A4"]
    assert [gap.part for gap in found.found.lacking] == ["2"]


def test_the_group_that_one_has_seats_in_is_gone_on_with():
    meetings = of_group("A", 1000, "12") | of_group("B", 500, "12")
    meetings["A1"] = meeting("A1", 1000, "1", booked=frozenset({WHO}))
    went, found = planned(asked(meetings.values(), "12"), {id_: id_[0] for id_ in meetings})
    assert went == ["A1", "A2"]
    assert found.group == "A"


def test_the_only_date_being_one_that_was_said_no_to_is_the_reason_that_is_told():
    only = OfferedMeeting("A1", 1000, 1060, frozenset("1"), 4, frozenset(), declined=frozenset({WHO}))
    (gap,) = forecast(asked([only], "1")).lacking
    assert gap.why is Why.DECLINED


@given(
    begins=st.lists(st.integers(0, 60), min_size=2, max_size=8),
    which=st.data(),
)
def test_a_plan_mixes_groups_by_one_evening_at_most_and_never_says_it_without_doing_it(begins, which):
    ids = "123"
    meetings, groups = {}, {}
    for number, begin in enumerate(begins):
        group, part = which.draw(st.sampled_from("AB")), which.draw(st.sampled_from(ids))
        id_ = f"{group}{number}"
        meetings[id_], groups[id_] = meeting(id_, begin * 100, part), group
    went, found = planned(asked(meetings.values(), ids), groups)
    others = [one for one in went if groups[one] != found.group]
    assert set(others) == set(found.elsewhere)
    assert len(others) <= 1
    if found.elsewhere:
        assert found.found.ready_at is not None


@pytest.mark.parametrize("ids", ["1", "12"])
def test_without_any_meeting_there_is_a_plan_of_nothing(ids):
    went, found = planned(asked([], ids), {})
    assert went == []
    assert found.found.ready_at is None
