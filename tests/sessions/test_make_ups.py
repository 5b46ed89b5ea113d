"""Who missed a part finds the nearest session that makes it good, and books it with one press."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment, Programme, ProgrammeModule, ProgrammeVersion
from lms.dates import OSLO
from lms.people.models import Municipality, User
from sessions.actions.attendance import record_attendance
from sessions.actions.seats import excuse, register
from sessions.models import Attendance, ReachWish, Registration, Substitute, UnsuitableDays
from sessions.queries.make_ups import missed_by
from tests.factories import PreparationFactory
from tests.sessions.factories import (
    PartFactory,
    TrainingFactory,
    TrainingSessionFactory,
    VenueFactory,
    adult,
    at,
    couple,
    led_by,
    published_part,
    signed_up,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    return published_part()


@pytest.fixture
def person():
    return adult()


def absent_from(part, *persons: User, service, trainers, days=-7):
    """A gathering about the part, some days ago, that these persons did not come to."""
    session = TrainingSessionFactory(organisation=service, period=(at(17, days=days), at(20, days=days)))
    session.delivers.add(part)
    led_by(session, *trainers)
    for person in persons:
        signed_up(session, person)
        record_attendance(session, person=person, mark="absent", by=trainers[0])
    return session


def ahead(part, service, *, days=14, hour=17, **values):
    session = TrainingSessionFactory(
        organisation=service, period=(at(hour, days=days), at(hour + 3, days=days)), **values
    )
    session.delivers.add(part)
    return session


def options(person):
    (missed,) = missed_by(person, after=timezone.now())
    return [option.session for option in missed.options]


def test_the_nearest_later_sessions_about_the_missed_part_are_offered(part, person, service, trainers):
    absent_from(part, person, service=service, trainers=trainers)
    later, sooner = ahead(part, service, days=21), ahead(part, service, days=14)
    ahead(published_part(), service)
    ahead(part, service, days=16, capacity=1, seats_held=1)
    assert options(person) == [sooner, later]


def test_what_was_made_good_is_missed_no_more(part, person, service, trainers):
    absent_from(part, person, service=service, trainers=trainers)
    again = TrainingSessionFactory(organisation=service, period=(at(9, days=-2), at(12, days=-2)))
    again.delivers.add(part)
    led_by(again, *trainers)
    signed_up(again, person)
    version = part.module_parts.get().module_version
    Enrolment.objects.create(
        person=person,
        training=version.module.training,
        module_version=version,
        enrolled_on=date(2026, 1, 1),
    )
    record_attendance(again, person=person, mark="present", by=trainers[0])
    assert missed_by(person, after=timezone.now()) == []


def test_apologies_in_advance_count_as_missed_until_another_seat_is_taken(part, person, service):
    session = ahead(part, service, days=3)
    other = ahead(part, service, days=9)
    (registration,) = register(session, persons=[person], together=False, by=person)
    assert missed_by(person, after=timezone.now()) == []
    excuse(registration, by=person)
    assert options(person) == [other]
    register(other, persons=[person], together=False, by=person)
    (missed,) = missed_by(person, after=timezone.now())
    assert missed.booked.session == other


@pytest.mark.parametrize("wish", ["weekday", "away", "place"])
def test_days_and_places_that_do_not_suit_are_offered_only_where_nothing_else_is(
    wish, part, person, service, trainers
):
    absent_from(part, person, service=service, trainers=trainers)
    near, far = VenueFactory(organisation=service), VenueFactory(organisation=service)
    unsuitable = ahead(part, service, days=14, venue=far)
    day = unsuitable.begins_at.astimezone(OSLO).date()
    if wish == "weekday":
        ReachWish.objects.create(person=person, unsuitable_weekdays=[day.weekday()])
    elif wish == "away":
        UnsuitableDays.objects.create(person=person, first_day=day, last_day=day + timedelta(days=1))
    else:
        ReachWish.objects.create(person=person).reachable.add(near.municipality)
    (missed,) = missed_by(person, after=timezone.now())
    assert (missed.options, [one.session for one in missed.beyond]) == ((), [unsuitable])
    suitable = ahead(part, service, days=16, venue=near)
    (missed,) = missed_by(person, after=timezone.now())
    assert ([one.session for one in missed.options], missed.beyond) == ([suitable], ())


@pytest.fixture
def country():
    """By name: municipalities that lie where they do; Bærum and Gjøvik in the region of Lillestrøm."""
    by_name = Municipality.objects.in_bulk(["3205", "3201", "3407", "5035"])
    return {one.name: one for one in by_name.values()}


def held_in(country, part, service, *places):
    """A gathering about the part in each of these places, a day after the other; None is online."""
    return [
        ahead(
            part,
            service,
            days=14 + number,
            venue=VenueFactory(organisation=service, municipality=country[place]) if place else None,
        )
        for number, place in enumerate(places)
    ]


def test_online_comes_first_then_the_soonest_a_short_way_off_then_the_farther(
    country, part, service, trainers, client
):
    person = adult(host_municipality=country["Lillestrøm"])
    absent_from(part, person, service=service, trainers=trainers)
    farther, near, own, online = held_in(country, part, service, "Gjøvik", "Bærum", "Lillestrøm", None)
    assert options(person) == [online, near, own, farther]
    client.force_login(person)
    shown = " ".join(client.get(reverse("sessions:make-up")).content.decode().split())
    assert "Bærum&nbsp;· omtrent 30 km unna" in shown
    assert "Gjøvik&nbsp;· omtrent 95 km unna" in shown
    assert "Lillestrøm&nbsp;· omtrent" not in shown


def test_what_lies_beyond_reach_is_told_with_its_town_and_way_the_nearest_first(
    country, part, service, trainers, client
):
    person = adult(host_municipality=country["Lillestrøm"])
    ReachWish.objects.create(person=person).reachable.add(country["Lillestrøm"])
    absent_from(part, person, service=service, trainers=trainers)
    farthest, near = held_in(country, part, service, "Stjørdal", "Bærum")
    (missed,) = missed_by(person, after=timezone.now())
    assert [one.session for one in missed.beyond] == [near, farthest]
    client.force_login(person)
    shown = client.get(reverse("sessions:make-up")).content.decode()
    assert "Stjørdal&nbsp;· omtrent 390 km unna" in shown[shown.index("Lenger unna") :]


def test_parts_are_made_up_for_in_the_order_of_the_path(stand_in, part, person, service, trainers):
    unordered = published_part()
    absent_from(unordered, person, service=service, trainers=trainers, days=-9)
    absent_from(part, person, service=service, trainers=trainers, days=-5)
    assert [one.part for one in missed_by(person, after=timezone.now())] == [part, unordered]


def test_the_home_page_says_what_is_to_be_made_up_for_until_it_has_a_date(
    part, person, service, trainers, client
):
    PreparationFactory(home=person.home_memberships.get().home)
    absent_from(part, person, service=service, trainers=trainers)
    again = ahead(part, service)
    client.force_login(person)
    assert "Du har en del å ta igjen" in client.get(reverse("portal:home")).content.decode()
    signed_up(again, person)
    assert "å ta igjen" not in client.get(reverse("portal:home")).content.decode()


def test_a_session_at_the_same_time_as_another_is_not_offered(part, person, service, trainers):
    absent_from(part, person, service=service, trainers=trainers)
    colliding = ahead(part, service)
    signed_up(TrainingSessionFactory(period=colliding.period), person)
    (missed,) = missed_by(person, after=timezone.now())
    assert (missed.options, missed.beyond) == ((), ())


def test_one_press_books_for_both_who_missed_it(part, service, trainers, client):
    _, one, other = couple()
    absent_from(part, one, other, service=service, trainers=trainers)
    session = ahead(part, service)
    client.force_login(one)
    page = client.get(reverse("sessions:make-up")).content.decode()
    assert "Bestill for oss begge" in page
    client.post(reverse("sessions:sign-up", args=[session.uuid]), {"who": "together"})
    assert Registration.objects.filter(session=session, status="registered").count() == 2


def test_the_page_takes_as_many_queries_for_one_missed_part_as_for_several(
    part, person, service, trainers, client, django_assert_max_num_queries
):
    absent_from(part, person, service=service, trainers=trainers)
    ahead(part, service)
    client.force_login(person)
    with django_assert_max_num_queries(40) as one:
        client.get(reverse("sessions:make-up"))
    for days in (20, 22, 24):
        more = published_part()
        absent_from(more, person, service=service, trainers=trainers, days=-days)
        ahead(more, service, days=days)
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(reverse("sessions:make-up"))


@pytest.fixture
def stand_in(part, person):
    """Another part that the person's programme version lets stand in for the missed one."""
    other = published_part()
    programme = Programme.objects.create(training=TrainingFactory(kind="programme"))
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=timezone.now())
    ProgrammeModule.objects.create(
        programme_version=version, module_version=part.module_parts.get().module_version, position=1
    )
    Enrolment.objects.create(
        person=person,
        training=programme.training,
        programme_version=version,
        enrolled_on=date(2026, 1, 1),
    )
    Substitute.objects.create(programme_version=version, part=part, by=other)
    return other


def test_the_substitute_that_the_version_allows_is_offered_and_counts(
    stand_in, part, person, service, trainers
):
    absent_from(part, person, service=service, trainers=trainers)
    session = ahead(stand_in, service)
    (missed,) = missed_by(person, after=timezone.now())
    assert [(one.session, one.is_substitute) for one in missed.options] == [(session, True)]
    held = TrainingSessionFactory(organisation=service, period=(at(9, days=-2), at(12, days=-2)))
    held.delivers.add(stand_in)
    led_by(held, *trainers)
    signed_up(held, person)
    record_attendance(held, person=person, mark="present", by=trainers[0])
    assert missed_by(person, after=timezone.now()) == []
    assert Attendance.objects.get(session=held).completes


def test_a_substitute_stands_in_for_parts_of_its_programme_version_alone(stand_in, part):
    Substitute.objects.get().full_clean(validate_constraints=False)
    version = ProgrammeVersion.objects.get()
    for of, by in ((published_part(), part), (part, PartFactory(kind="lesson"))):
        with pytest.raises(ValidationError):
            Substitute(programme_version=version, part=of, by=by).full_clean()


def test_for_who_is_enrolled_on_nothing_a_substitute_stands_in_for_nothing(stand_in, part, service, trainers):
    stranger = adult()
    absent_from(part, stranger, service=service, trainers=trainers)
    ahead(stand_in, service)
    (missed,) = missed_by(stranger, after=timezone.now())
    assert missed.options == ()
