"""When trainers can be asked, what they lead, and when schools are closed."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lms.dates import OSLO, on_wall
from lms.refusals import NotAllowed
from sessions.actions.planning import plan_session
from sessions.actions.school_holidays import keep_school_holiday
from sessions.actions.trainers import add_absence, set_competence, set_hours
from sessions.errors import TrainerBusy
from sessions.models import Competence, SchoolHoliday, TrainerAbsence, TrainerHours, TrainingSession
from sessions.rules.times import outside_hours, overlaps
from tests.factories import MembershipFactory, MunicipalityFactory, OrganisationFactory
from tests.sessions.factories import VenueFactory, at, coordinator_of, published_part, trainer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
        return client

    return _as


def plan(service, coordinator, trainers, **changes):
    begins_at = changes.pop("begins_at", at(17))
    values = {
        "organisation": service,
        "kind": "gathering",
        "begins_at": begins_at,
        "ends_at": begins_at + timedelta(hours=3),
        "capacity": 12,
        "title": "Samling",
        "trainers": trainers,
        "by": coordinator,
    }
    return plan_session(**values | changes)


def test_a_trainer_is_not_planned_outside_their_hours_unless_it_is_agreed(service, coordinator, trainers):
    begin = at(17)
    other_days = sorted(set(range(7)) - {begin.astimezone(OSLO).weekday()})
    set_hours(trainers[0], weekdays=other_days, earliest=None, latest=None, by=trainers[0])
    with pytest.raises(TrainerBusy) as refused:
        plan(service, coordinator, trainers)
    assert all(one.astimezone(OSLO).weekday() in other_days for one in refused.value.nearest)
    assert plan(service, coordinator, trainers, staffing_reason="agreed").is_published


def test_an_agreement_never_puts_a_trainer_in_two_places(service, coordinator, trainers):
    plan(service, coordinator, trainers)
    with pytest.raises(TrainerBusy):
        plan(service, coordinator, trainers, begins_at=at(18), staffing_reason="agreed")


def test_a_trainer_keeps_their_own_time_on_a_page(as_, trainers):
    client, address = as_(trainers[0]), reverse("sessions:availability")
    day = at().date()
    client.post(address, {"first_day": day.isoformat(), "begins": "09:00", "ends": "12:00"})
    absence = TrainerAbsence.objects.get()
    assert absence.period.lower == on_wall(day, time(9))
    client.post(address, {"weekdays": ["0", "2"], "earliest": "10:00"})
    assert TrainerHours.objects.get().weekdays == [0, 2]
    assert (
        client.post(address, {"weekdays": ["0"], "earliest": "10:00", "latest": "09:00"}).status_code == 422
    )
    client.post(reverse("sessions:remove-absence", args=[absence.pk]))
    assert not TrainerAbsence.objects.exists()


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [("0001-01-01", ""), ("9999-12-31", ""), ("2027-06-01", "9999-12-31"), ("2020-01-01", "2020-01-05")],
)
def test_days_gone_by_and_days_of_no_calendar_are_no_absence(as_, trainers, first_day, last_day):
    answer = as_(trainers[0]).post(
        reverse("sessions:availability"), {"first_day": first_day, "last_day": last_day}
    )
    assert answer.status_code == 422
    assert not TrainerAbsence.objects.exists()


def test_an_absence_told_twice_is_kept_once(as_, trainers):
    day = at(17).date() + timedelta(days=30)
    for _ in range(2):
        as_(trainers[0]).post(reverse("sessions:availability"), {"first_day": day.isoformat()})
    assert TrainerAbsence.objects.count() == 1


def test_a_trainer_who_is_away_sees_what_to_hand_over(as_, gathering, trainers):
    day = gathering.begins_at.astimezone(OSLO).date().isoformat()
    page = as_(trainers[0]).post(reverse("sessions:availability"), {"first_day": day}, follow=True)
    assert reverse("sessions:session", args=[gathering.uuid]) in page.content.decode()


def test_only_a_trainers_own_coordinators_keep_their_time_and_modules(coordinator, trainers):
    stranger = coordinator_of(OrganisationFactory())
    module = published_part().module
    for act in (
        lambda: add_absence(trainers[0], begins_at=at(9), ends_at=at(10), by=stranger),
        lambda: set_competence(trainers[0], modules=[module.pk], by=stranger),
        lambda: set_competence(trainers[0], modules=[module.pk], by=trainers[0]),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_coordinator_ticks_what_a_trainer_may_lead(as_, coordinator, trainers):
    module = published_part().module
    address = reverse("sessions:competence", args=[trainers[0].uuid])
    as_(coordinator).post(address, {"modules": [str(module.pk)]})
    assert Competence.objects.get().trainer == trainers[0]
    as_(coordinator).post(address, {})
    assert not Competence.objects.exists()


@pytest.fixture
def county(service):
    return MunicipalityFactory(region=service.region).county_number


def test_a_coordinator_keeps_the_school_holidays_of_the_own_counties(as_, coordinator, county):
    form = {"county": county, "name": "Vinterferie", "first_day": "2027-02-22", "last_day": "2027-02-26"}
    address = reverse("sessions:school-holidays")
    as_(coordinator).post(address, form)
    as_(coordinator).post(address, form | {"name": "Vinterferien"})
    assert SchoolHoliday.objects.get().name == "Vinterferien"
    assert as_(coordinator).post(address, form | {"last_day": "2027-02-20"}).status_code == 422
    assert as_(coordinator).post(address, form | {"county": ""}).status_code == 422


def test_the_whole_country_is_the_administrators(coordinator):
    days: dict[str, Any] = {"name": "Sommer", "first_day": date(2027, 6, 21), "last_day": date(2027, 8, 13)}
    with pytest.raises(NotAllowed):
        keep_school_holiday(county_number="", by=coordinator, **days)
    administrator = MembershipFactory(role="admin").user
    assert keep_school_holiday(county_number="", by=administrator, **days).pk


def test_while_planning_the_page_tells_what_is_in_the_way(as_, gathering, coordinator, trainers, service):
    begin = gathering.begins_at.astimezone(OSLO)
    venue = VenueFactory(organisation=service, capacity=5)
    SchoolHoliday.objects.create(
        county_number=venue.municipality.county_number,
        name="Høstferie",
        first_day=begin.date(),
        last_day=begin.date(),
    )
    form = {
        "kind": "gathering",
        "day": begin.date().isoformat(),
        "begins": "18:00",
        "ends": "21:00",
        "venue": venue.pk,
        "capacity": "12",
        "trainers": [trainers[0].pk],
    }
    said = as_(coordinator).post(reverse("sessions:check"), form).content.decode()
    for word in (trainers[0].name, venue.name, "Høstferie"):
        assert word in said
    assert TrainingSession.objects.count() == 1


def test_a_session_being_changed_is_not_in_its_own_way(as_, gathering, coordinator, trainers):
    begin = gathering.begins_at.astimezone(OSLO)
    form = {
        "session": str(gathering.uuid),
        "day": begin.date().isoformat(),
        "begins": f"{begin:%H:%M}",
        "ends": f"{begin + timedelta(hours=2):%H:%M}",
        "capacity": "12",
        "trainers": [one.pk for one in trainers],
    }
    said = as_(coordinator).post(reverse("sessions:check"), form).content.decode()
    assert trainers[0].name not in said


def test_the_check_says_nothing_about_another_services_trainers(as_, gathering, trainers):
    stranger = coordinator_of(OrganisationFactory(kind="foster_care"))
    begin = gathering.begins_at.astimezone(OSLO)
    form = {"day": begin.date().isoformat(), "begins": "18:00", "ends": "21:00", "trainers": [trainers[0].pk]}
    said = as_(stranger).post(reverse("sessions:check"), form).content.decode()
    assert trainers[0].name not in said
    form["session"] = str(gathering.uuid)
    assert as_(stranger).post(reverse("sessions:check"), form).status_code == 404


def test_the_list_of_trainers_takes_as_many_queries_for_one_as_for_many(
    as_, coordinator, service, trainers, django_assert_max_num_queries
):
    client = as_(coordinator)
    for _ in range(3):
        trainer = trainer_of(service)
        add_absence(trainer, begins_at=at(9), ends_at=at(10), by=trainer)
        set_competence(trainer, modules=[published_part().module.pk], by=coordinator)
        with django_assert_max_num_queries(14):
            client.get(reverse("sessions:trainers"))


@given(
    weekdays=st.sets(st.integers(0, 6)),
    hours=st.one_of(st.none(), st.tuples(st.integers(0, 11), st.integers(12, 23))),
    offset=st.integers(0, 700),
    minute=st.integers(0, 24 * 60 - 1),
)
def test_an_instant_is_outside_hours_exactly_when_its_weekday_or_its_time_is(weekdays, hours, offset, minute):
    earliest, latest = (time(hours[0]), time(hours[1])) if hours else (None, None)
    day = date(2026, 1, 1) + timedelta(days=offset)
    instant = on_wall(day, time(*divmod(minute, 60)))
    wall = instant.astimezone(OSLO)
    spans = outside_hours(
        instant - timedelta(days=1),
        instant + timedelta(days=1),
        weekdays=weekdays,
        earliest=earliest,
        latest=latest,
    )
    is_outside = any(overlaps((instant, instant + timedelta(seconds=1)), span) for span in spans)
    can = wall.weekday() in weekdays and (
        earliest is None or latest is None or earliest <= wall.time() < latest
    )
    assert is_outside is not can
