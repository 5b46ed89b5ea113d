"""Staff sign a home up to a gathering or a course: found by name, those that need it first."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import PartProgress
from lms.people.models import ConflictOfInterest
from sessions.models import Registration
from tests.courses import factories as learning
from tests.factories import protect
from tests.sessions.factories import couple, led_by, signed_up
from tests.sessions.test_courses import course_with, gatherings, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    return learning.part(kind="gathering")


@pytest.fixture
def series(service, part, trainers):
    series = course_with(service, 8, 8)
    first = gatherings(series)[0]
    learning.publish_programme(learning.module_content(part))
    first.delivers.set([part.uuid])
    led_by(first, *trainers)
    return series


def on_the_path(person):
    return learning.enrol(person, training="pride-basic", by=None, on=learning.START.date())


def named(person, first, last):
    person.first_name, person.last_name = first, last
    person.save()
    return person


def lines(client, series, coordinator, **asked):
    client.force_login(coordinator)
    found = []
    for address in (
        reverse("sessions:join-course-home", args=[series.uuid]),
        reverse("sessions:sign-up-home", args=[gatherings(series)[0].uuid]),
    ):
        found.append([one.names for one in client.get(address, asked).context["page"].object_list])
    assert found[0] == found[1]
    return found[0]


def test_homes_that_need_it_stand_before_those_that_have_done_it(client, service, series, part, coordinator):
    done, needs, off = (couple(trained_by=service)[1:] for _ in range(3))
    for person in (*done, *needs):
        enrolment = on_the_path(person)
        if person in done:
            PartProgress.objects.create(
                enrolment=enrolment,
                part_id=part.uuid,
                person=person,
                done_on=timezone.localdate(),
                done_at=timezone.now(),
                rests_on=[],
            )
    found = lines(client, series, coordinator)
    assert found[0] == [one.name for one in needs]
    assert {tuple(names) for names in found[1:]} == {tuple(p.name for p in pair) for pair in (done, off)}


def test_who_has_a_seat_needs_it_no_more(client, service, series, coordinator):
    _home, one, _other = couple(trained_by=service)
    on_the_path(one)
    signed_up(gatherings(series)[0], one)
    client.force_login(coordinator)
    page = client.get(reverse("sessions:sign-up-home", args=[gatherings(series)[0].uuid])).context["page"]
    assert [line.lacking for line in page.object_list] == [[]]


def test_a_home_is_found_by_the_name_of_any_of_its_adults(client, service, series, coordinator):
    _home, one, other = couple(trained_by=service)
    named(one, "Kari", "Nordmann")
    named(other, "Ola", "Åsen")
    couple(trained_by=service)
    for words in ("ola", "åsen OLA", "kari"):
        assert lines(client, series, coordinator, navn=words) == [[one.name, other.name]]


def test_no_home_stands_there_that_one_may_not_sign_up(client, service, series, coordinator):
    couple()
    conflicted, *_ = couple(trained_by=service)
    ConflictOfInterest.objects.create(user=coordinator, home=conflicted, declared_at=timezone.now())
    _home, hidden, _other = couple(trained_by=service)
    protect(hidden)
    assert lines(client, series, coordinator) == []


def test_staff_sign_a_home_up_to_the_whole_course_with_one_press(client, service, series, coordinator):
    home, one, other = couple(trained_by=service)
    client.force_login(coordinator)
    address = reverse("sessions:join-course-home", args=[series.uuid])
    client.post(address, {"home": home.pk, "together": "on"})
    assert statuses(series, one) == statuses(series, other) == ["registered"] * 2


def test_a_home_that_is_not_theirs_is_not_found_by_its_number_either(client, series, coordinator):
    home, one, _other = couple()
    client.force_login(coordinator)
    for address in (
        reverse("sessions:join-course-home", args=[series.uuid]),
        reverse("sessions:sign-up-home", args=[gatherings(series)[0].uuid]),
    ):
        assert client.post(address, {"home": home.pk}).status_code == 404
    assert not Registration.objects.filter(person=one).exists()


def test_the_list_takes_no_more_queries_for_more_homes(
    client, service, series, coordinator, django_assert_max_num_queries
):
    client.force_login(coordinator)
    address = reverse("sessions:join-course-home", args=[series.uuid])
    couple(trained_by=service)
    client.get(address)
    with django_assert_max_num_queries(30) as few:
        client.get(address)
    for _ in range(5):
        couple(trained_by=service)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)
