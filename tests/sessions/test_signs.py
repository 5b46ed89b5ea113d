"""Signs that agree with the words beside them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.refusals import NotAllowed
from sessions.actions.attendance import ask_correction, record_attendance, withdraw_correction
from sessions.models import Attendance, AttendanceCorrection
from tests.sessions.factories import TrainingSessionFactory, adult, led_by, signed_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


@pytest.fixture
def held_lately(service, trainers):
    now = timezone.now()
    session = TrainingSessionFactory(
        organisation=service, period=(now - timedelta(hours=4), now - timedelta(hours=1))
    )
    return led_by(session, *trainers)


def test_what_was_attended_too_shortly_has_no_green_badge(as_, held_lately, trainers):
    person = adult()
    signed_up(held_lately, person)
    record_attendance(held_lately, person=person, mark="late", minutes=15, by=trainers[0])
    page = as_(trainers[0]).get(reverse("sessions:roster", args=[held_lately.uuid])).content.decode()
    badge = page[: page.index("mindre enn det som kreves")].rpartition("data-color=")[2]
    assert badge.startswith('"warning"')


def test_the_menu_marks_planning_on_the_page_of_a_session(as_, held_lately, coordinator):
    page = as_(coordinator).get(reverse("sessions:session", args=[held_lately.uuid])).content.decode()
    current = page[: page.index('aria-current="page"')].rpartition("href=")[2]
    assert reverse("sessions:planned") in current


def test_who_asked_for_a_correction_takes_it_back(as_, held_lately, trainers):
    person = adult()
    signed_up(held_lately, person)
    record_attendance(held_lately, person=person, mark="present", by=trainers[0])
    correction = ask_correction(
        held_lately, person=person, mark="absent", reason="wrong_mark", by=trainers[0]
    )
    with pytest.raises(NotAllowed):
        withdraw_correction(correction, by=trainers[1])
    address = reverse("sessions:settle-correction", args=[correction.pk])
    assert (
        address in as_(trainers[0]).get(reverse("sessions:roster", args=[held_lately.uuid])).content.decode()
    )
    as_(trainers[0]).post(address, {"answer": "withdraw"})
    assert not AttendanceCorrection.objects.exists()
    assert Attendance.objects.get().mark == "present"


def test_this_month_leads_straight_to_today(as_):
    page = as_(adult()).get(reverse("sessions:month")).content.decode()
    assert 'href="#today"' in page
    assert 'id="today"' in page


def test_the_list_without_coverage_says_what_is_delivered(as_, trainers):
    page = as_(trainers[0]).get(reverse("sessions:offline-roster")).content.decode()
    assert "det som er ført, er levert" in page
