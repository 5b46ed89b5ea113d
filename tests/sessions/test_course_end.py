"""A course that is over says to who was in it what they have done, and what comes next."""

from datetime import date

import pytest
from django.urls import reverse

from courses.models import Enrolment
from lms.dates import today
from sessions.actions.attendance import record_attendance
from sessions.rules.evaluation import OPEN_FOR
from tests.factories import PreparationFactory
from tests.sessions.factories import adult, at, led_by, signed_up
from tests.sessions.test_course_page import page_of
from tests.sessions.test_courses import course_with, gatherings

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return adult()


@pytest.fixture
def ended(service, trainers, person):
    """A course of two evenings a week apart, both in the past, that the person was at the first of."""
    series = course_with(service, 4, 4)
    for number, session in enumerate(gatherings(series)):
        days = number * 7 - 12
        session.period = (at(17, days=days), at(20, days=days))
        session.save()
        session.refresh_from_db()
        led_by(session, *trainers)
        signed_up(session, person)
    attend(gatherings(series)[0], person, trainers)
    return series


def attend(session, person, trainers):
    version = session.delivers.get().module_parts.get().module_version
    Enrolment.objects.create(
        person=person,
        training=version.module.training,
        module_version=version,
        enrolled_on=date(2026, 1, 1),
    )
    record_attendance(session, person=person, mark="present", by=trainers[0])


def test_who_lacks_an_evening_is_led_to_make_up_for_it(client, ended, person):
    shown = page_of(client, ended, person).content.decode()
    assert "Kurset er over" in shown
    assert "Du har gjort 1 av 2 samlinger." in shown
    assert f'class="ds-button" href="{reverse("sessions:make-up")}"' in shown


def test_who_has_done_all_of_it_is_thanked_and_led_on(client, ended, person, trainers):
    attend(gatherings(ended)[1], person, trainers)
    shown = page_of(client, ended, person).content.decode()
    assert "Takk for kveldene" in shown
    assert f'class="ds-button" href="{reverse("portal:path")}"' in shown
    assert (
        reverse("sessions:course", args=[ended.uuid]) in client.get(reverse("sessions:mine")).content.decode()
    )


def test_nobody_is_thanked_whose_path_is_over(client, ended, person, trainers):
    attend(gatherings(ended)[1], person, trainers)
    PreparationFactory(home=person.home_memberships.get().home, ended_on=today())
    shown = page_of(client, ended, person).content.decode()
    assert "Du har gjort 2 av 2 samlinger." in shown
    assert "Takk for" not in shown


def test_a_course_that_goes_on_has_no_end(client, service, person):
    series = course_with(service, 4, 4)
    signed_up(gatherings(series)[0], person)
    assert "Kurset er over" not in page_of(client, series, person).content.decode()


def test_the_page_of_a_course_that_is_over_asks_what_one_thought_for_two_weeks(client, ended, person):
    evaluate = reverse("sessions:evaluate-course", args=[ended.uuid])
    assert evaluate in page_of(client, ended, person).content.decode()
    for session in gatherings(ended):
        session.period = (session.begins_at - OPEN_FOR, session.ends_at - OPEN_FOR)
        session.save()
    assert evaluate not in page_of(client, ended, person).content.decode()


def test_a_gathering_that_one_was_at_stands_as_done_on_the_page_of_its_course(client, ended, person):
    rows = page_of(client, ended, person).context["page"].rows
    assert [row.is_done for row in rows] == [True, False]
    shown = page_of(client, ended, person).content.decode()
    assert shown.count(">Gjort<") == 1
    assert ">Påmeldt<" not in shown
    assert "med venteliste" not in shown
