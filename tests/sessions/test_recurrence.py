from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schedule.models import Rule

from lms.dates import OSLO
from sessions.actions import recurrence
from sessions.queries.calendars import red_days
from sessions.rules.times import place, shifted
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def weekly(weekdays, first_day=date(2026, 1, 5), begins=time(17), every=1):
    return recurrence.weekly_event(
        OrganisationFactory(),
        title="Kurs",
        first_day=first_day,
        weekdays=weekdays,
        begins=begins,
        minutes=180,
        every=every,
    )


def days_of(event, until):
    return [begin.astimezone(OSLO).date() for begin in recurrence.beginnings(event, until=until)]


def test_a_weekly_series_keeps_its_time_through_four_changes_of_clocks():
    begins = recurrence.beginnings(weekly([0]), until=date(2027, 12, 31))
    assert {begin.astimezone(OSLO).time() for begin in begins} == {time(17)}
    assert len({begin.hour for begin in begins}) == 2
    assert len(begins) == 104


def test_two_weekdays_are_both_met_although_the_series_begins_on_one():
    assert days_of(weekly([0, 3]), date(2026, 1, 18)) == [
        date(2026, 1, 5),
        date(2026, 1, 8),
        date(2026, 1, 12),
        date(2026, 1, 15),
    ]


def test_a_year_with_a_week_53_has_no_gap():
    days = days_of(weekly([3], first_day=date(2026, 12, 17)), date(2027, 1, 14))
    assert [day.isocalendar().week for day in days] == [51, 52, 53, 1, 2]


def test_every_other_week_keeps_its_rhythm():
    days = days_of(weekly([1], first_day=date(2026, 9, 1), every=2), date(2026, 12, 31))
    assert {(after - before).days for before, after in pairwise(days)} == {14}


def test_the_last_tuesday_of_each_month():
    event = recurrence.monthly_event(
        OrganisationFactory(), title="Gruppe", first_day=date(2026, 1, 27), weekday=1, which=-1,
        begins=time(19), minutes=120,
    )  # fmt: skip
    days = days_of(event, date(2026, 12, 31))
    assert len(days) == 12
    assert all(day.weekday() == 1 and (day + timedelta(days=7)).month != day.month for day in days)


def test_dropping_one_series_leaves_others_with_the_same_rhythm_alone():
    one, other = weekly([0]), weekly([0])
    recurrence.drop_event(one)
    assert Rule.objects.count() == 1
    assert len(days_of(other, date(2026, 2, 1))) == 4


def test_the_year_has_its_twelve_red_days():
    days = red_days(2026)
    assert len(days) == 12
    assert days[date(2026, 5, 17)] == "Grunnlovsdag"
    assert date(2026, 4, 2) in days


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.integers(0, 6), min_size=1, max_size=4),
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.times(time(8), time(20)).map(lambda one: one.replace(second=0, microsecond=0, fold=0)),
)
def test_a_recurrence_meets_exactly_its_weekdays_at_its_time(weekdays, first_day, begins):
    event = weekly(weekdays, first_day=first_day, begins=begins)
    until = first_day + timedelta(days=120)
    found = [begin.astimezone(OSLO) for begin in recurrence.beginnings(event, until=until)]
    wanted = [
        day
        for day in (first_day + timedelta(days=number) for number in range(121))
        if day.weekday() in weekdays
    ]
    assert [one.date() for one in found] == wanted
    assert {one.time() for one in found} <= {begins}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    first_day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    begins=st.sampled_from([time(2, 30), time(17)]),
    exceptions=st.sets(st.integers(0, 120), max_size=20),
    gaps=st.lists(st.integers(1, 20), min_size=1, max_size=5),
)
def test_a_series_with_exceptions_meets_on_its_weekdays_at_its_time_and_never_on_them(
    weekdays, first_day, begins, exceptions, gaps
):
    event = weekly(sorted(weekdays), first_day, begins)
    closed = {first_day + timedelta(days=number) for number in exceptions} | set(red_days(first_day.year))
    candidates = days_of(event, first_day + timedelta(days=400))
    met = place(candidates, gaps, closed)
    assert met is not None
    assert not closed & set(met)
    assert {day.weekday() for day in met} <= weekdays
    for (before, after), gap in zip(pairwise(met), gaps[1:], strict=True):
        assert (after - before).days >= gap
    earlier = [day for day in candidates if day < met[0]]
    assert all(day in closed for day in earlier)


@pytest.mark.parametrize(
    "change", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
)
def test_a_series_over_a_change_of_clocks_keeps_its_hour_and_its_length(change):
    event = weekly([6], first_day=change - timedelta(days=7), begins=time(1))
    begins = recurrence.beginnings(event, until=change + timedelta(days=7))
    assert [begin.astimezone(OSLO).time() for begin in begins] == [time(1)] * 3
    span = shifted((begins[0], begins[0] + timedelta(hours=3)), days=7)
    assert [instant.astimezone(OSLO).time() for instant in span] == [time(1), time(4)]
