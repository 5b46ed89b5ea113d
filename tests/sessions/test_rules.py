from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lms.dates import OSLO, on_wall
from sessions.rules.attendance import counts_as_attended
from sessions.rules.seats import WaitingBooking, hand_out, offer_deadline
from sessions.rules.times import nearest_free, overlaps, place, shifted

CLOCK_CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]


@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_a_gathering_keeps_its_time_of_day_across_a_change_of_clocks(change):
    before = change - timedelta(days=3)
    span = on_wall(before, time(17)), on_wall(before, time(20))
    begin, end = (instant.astimezone(OSLO) for instant in shifted(span, days=7))
    assert (begin.date(), begin.time(), end.time()) == (before + timedelta(days=7), time(17), time(20))


@pytest.mark.parametrize("change", CLOCK_CHANGES)
def test_a_weekend_over_a_change_of_clocks_ends_at_its_time_of_day(change):
    friday = change - timedelta(days=9)
    span = on_wall(friday, time(17)), on_wall(friday + timedelta(days=2), time(15))
    begin, end = shifted(span, days=7)
    assert begin.astimezone(OSLO).time() == time(17)
    assert end.astimezone(OSLO).replace(tzinfo=None) == datetime.combine(change, time(15))
    assert end - begin != span[1] - span[0]


def test_the_missing_hour_is_counted_from_before_the_change():
    assert on_wall(date(2026, 3, 29), time(2, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_the_doubled_hour_is_its_first():
    assert on_wall(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


instants = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(instants, st.integers(15, 600), st.integers(-60, 60))
def test_moving_there_and_back_gives_the_same_time(begin, minutes, days):
    wall = begin.astimezone(OSLO)
    assume(wall.hour > 3)
    begin = on_wall(wall.date(), wall.time())
    end_wall = wall.replace(tzinfo=None) + timedelta(minutes=minutes)
    assume(end_wall.hour > 3)
    span = begin, on_wall(end_wall.date(), end_wall.time())
    assert shifted(shifted(span, days=days), days=-days) == span


days = st.dates(date(2026, 1, 1), date(2027, 6, 30))


@given(
    st.lists(days, min_size=1, max_size=80, unique=True).map(sorted),
    st.lists(st.integers(0, 20), min_size=1, max_size=12),
    st.sets(days, max_size=40),
)
def test_a_placed_series_never_meets_on_closed_days_and_keeps_its_distances(candidates, gaps, closed):
    placed = place(candidates, gaps, closed)
    if placed is None:
        return
    assert len(placed) == len(gaps)
    assert not set(placed) & closed
    assert set(placed) <= set(candidates)
    for (before, after), gap in zip(pairwise(placed), gaps[1:], strict=True):
        assert (after - before).days >= max(gap, 1)


@given(
    st.lists(days, min_size=1, max_size=80, unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3)), min_size=1, max_size=8),
    st.sets(days, max_size=40),
)
def test_a_gathering_of_several_days_ends_on_a_sunday_and_touches_no_other(candidates, gatherings, closed):
    gaps, lasting = zip(*gatherings, strict=True)
    placed = place(candidates, gaps, closed, lasting=lasting)
    if placed is None:
        return
    taken = [
        day + timedelta(days=each) for day, long in zip(placed, lasting, strict=True) for each in range(long)
    ]
    assert taken == sorted(set(taken))
    assert not set(taken) & closed
    ends = {day + timedelta(days=long - 1) for day, long in zip(placed, lasting, strict=True) if long > 1}
    assert all(end.weekday() == 6 for end in ends)


@given(st.lists(days, min_size=20, max_size=60, unique=True).map(sorted), st.sets(days, max_size=60))
def test_opening_a_closed_day_never_makes_a_series_end_later(candidates, closed):
    gaps = [7] * 4
    with_closed, without = place(candidates, gaps, closed), place(candidates, gaps)
    if with_closed is not None:
        assert without is not None
        assert without[-1] <= with_closed[-1]


queue = st.lists(st.integers(1, 4), max_size=12).map(
    lambda sizes: [WaitingBooking(number, size) for number, size in enumerate(sizes)]
)


@given(queue, st.integers(0, 20))
def test_handing_out_never_gives_more_than_is_free_and_loses_nobody(waiting, free):
    handing = hand_out(waiting, free)
    size = {one.booking: one.size for one in waiting}
    assert sum(size[one] for one in handing.offered) + handing.free == free
    assert handing.free >= 0
    left = set(size) - set(handing.offered)
    assert all(size[one] > handing.free for one in left)
    assert list(handing.offered) == sorted(handing.offered)


@given(queue, st.integers(0, 20))
def test_nobody_is_passed_over_by_a_later_household_of_the_same_size(waiting, free):
    offered = set(hand_out(waiting, free).offered)
    for one in waiting:
        for later in waiting:
            if later.booking > one.booking and later.size >= one.size and later.booking in offered:
                assert one.booking in offered


def test_an_offer_holds_two_days_but_ends_two_hours_before_the_session():
    now = datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert offer_deadline(now, now + timedelta(days=9), hours=48) == now + timedelta(hours=48)
    assert offer_deadline(now, now + timedelta(hours=40), hours=48) == now + timedelta(hours=38)
    assert offer_deadline(now, now + timedelta(hours=12), hours=48) == now + timedelta(hours=5)


def test_an_offer_in_the_last_two_hours_ends_before_the_session_begins():
    now = datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert offer_deadline(now, now + timedelta(hours=2), hours=48) == now + timedelta(hours=1)
    assert offer_deadline(now, now + timedelta(minutes=20), hours=48) == now + timedelta(minutes=15)
    assert offer_deadline(now, now + timedelta(minutes=9), hours=48) == now + timedelta(minutes=9)
    assert offer_deadline(now, now, hours=48) is None


spans = st.lists(
    st.tuples(instants, st.integers(15, 400)).map(lambda one: (one[0], one[0] + timedelta(minutes=one[1]))),
    max_size=15,
)


@given(instants, st.integers(30, 300), st.lists(spans, max_size=3))
def test_proposed_times_are_free_for_everyone_and_in_the_day(begin, minutes, busy):
    length = timedelta(minutes=minutes)
    for proposed in nearest_free(begin, length, busy):
        span = (proposed, proposed + length)
        assert not any(overlaps(span, taken) for calendar in busy for taken in calendar)
        assert time(8) <= proposed.astimezone(OSLO).time()
        latest = max(time(21), (begin + length).astimezone(OSLO).time())
        assert (proposed + length).astimezone(OSLO).time() <= latest


def test_a_weekend_is_offered_the_same_days_of_the_nearest_free_weeks():
    friday = date(2026, 10, 16)

    def weekend(number):
        first = friday + timedelta(days=7 * number)
        return on_wall(first, time(17)), on_wall(first + timedelta(days=2), time(15))

    begin, end = weekend(0)
    proposed = nearest_free(
        begin,
        end - begin,
        [[weekend(0)], [weekend(1)]],
        wanted=2,
        not_before=begin,
        closed=[weekend(2)[1].astimezone(OSLO).date()],
    )
    assert proposed == [weekend(3)[0], weekend(4)[0]]


@given(st.integers(1, 600), st.integers(1, 100), st.data())
def test_longer_attendance_never_counts_less(scheduled, share, data):
    minutes = data.draw(st.integers(0, scheduled - 1))
    if counts_as_attended(minutes, scheduled, min_share=share):
        assert counts_as_attended(minutes + 1, scheduled, min_share=share)
    assert counts_as_attended(scheduled, scheduled, min_share=share)


def test_sundays_are_offered_last_unless_a_sunday_was_asked_for():
    saturday, sunday = date(2027, 5, 1), date(2027, 5, 2)
    for day, nearest in (
        (saturday, [date(2027, 4, 30), date(2027, 5, 3)]),
        (sunday, [saturday, date(2027, 5, 3)]),
    ):
        begin = on_wall(day, time(17))
        found = nearest_free(
            begin, timedelta(hours=3), [[(on_wall(day, time(8)), on_wall(day, time(21)))]], wanted=2
        )
        assert [one.astimezone(OSLO).date() for one in found] == nearest


def test_as_late_as_was_asked_for_is_offered_on_other_days():
    begin = on_wall(date(2027, 5, 4), time(20, 15))
    length = timedelta(minutes=75)
    found = nearest_free(begin, length, [[(begin, begin + length)]])
    assert begin + timedelta(days=1) in found
