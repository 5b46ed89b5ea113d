"""Marks made without coverage are delivered once; conflicts are told, nothing is overwritten."""

import json
from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from lms.dates import OSLO, on_wall, today
from lms.xapi.models import Statement
from sessions.actions.attendance import record_attendance
from sessions.models import Attendance
from tests.sessions.factories import TrainingSessionFactory, adult, led_by, published_part, signed_up

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening():
    """Half past six, so that a session under way lies within one day."""
    with time_machine.travel(on_wall(today(), time(18, 30)), tick=True):
        yield


@pytest.fixture
def under_way(service, trainers):
    now = timezone.now().replace(second=0, microsecond=0)
    period = (now - timedelta(hours=1), now + timedelta(hours=2))
    session = led_by(TrainingSessionFactory(organisation=service, period=period), *trainers)
    session.delivers.add(published_part())
    return session


@pytest.fixture
def person(under_way):
    return signed_up(under_way, adult()).person


@pytest.fixture
def delivered(client, under_way, trainers):
    def _delivered(*marks):
        client.force_login(trainers[0])
        address = reverse("sessions:deliver-marks", args=[under_way.uuid])
        return client.post(address, json.dumps({"marks": marks}), content_type="application/json")

    return _delivered


def mark_of(person, mark="present", minutes=None, version=0):
    line = person.session_registrations.get()
    return {"registration": str(line.uuid), "mark": mark, "minutes": minutes, "version": version}


def test_a_delivery_that_is_sent_twice_makes_one_mark_and_one_statement(delivered, person):
    for _ in range(2):
        answer = delivered(mark_of(person))
        assert answer.json() == {
            "marks": [{"registration": mark_of(person)["registration"], "said": "", "standing": None}]
        }
    assert Attendance.objects.get().version == 1
    assert Statement.objects.filter(verb__endswith="/attended").count() == 1


def test_a_mark_that_another_made_meanwhile_stands_and_both_are_told(delivered, person, under_way, trainers):
    record_attendance(under_way, person=person, mark="absent", by=trainers[1])
    (answer,) = delivered(mark_of(person)).json()["marks"]
    assert "«Til stede»" in answer["said"]
    assert "«Ikke møtt»" in answer["said"]
    assert Attendance.objects.get().mark == "absent"
    assert answer["standing"] == 1


def test_a_correction_of_the_mark_that_the_phone_had_seen_is_made(delivered, person, under_way, trainers):
    record_attendance(under_way, person=person, mark="absent", by=trainers[1])
    (answer,) = delivered(mark_of(person, "late", minutes=100, version=1)).json()["marks"]
    assert answer["said"] == ""
    assert Attendance.objects.get().minutes == 100


def test_a_time_on_the_clock_is_delivered_as_the_minutes_after_it(delivered, person, under_way):
    came = (under_way.begins_at + timedelta(minutes=25)).astimezone(OSLO)
    (answer,) = delivered(mark_of(person, "late") | {"clock": f"{came:%H:%M}"}).json()["marks"]
    assert answer["said"] == ""
    assert Attendance.objects.get().minutes == under_way.minutes - 25


def test_a_time_outside_the_session_is_refused_by_name(delivered, person, under_way):
    came = (under_way.begins_at - timedelta(minutes=1)).astimezone(OSLO)
    (answer,) = delivered(mark_of(person, "late") | {"clock": f"{came:%H:%M}"}).json()["marks"]
    assert answer["said"].startswith(person.name)
    assert not Attendance.objects.exists()


def test_somebody_who_is_not_on_the_list_gets_no_mark(delivered):
    elsewhere = signed_up(TrainingSessionFactory(), adult()).person
    (answer,) = delivered(mark_of(elsewhere)).json()["marks"]
    assert "står der ikke lenger" in answer["said"]
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"marks": 3}',
        '{"marks": [3]}',
        '{"marks": [{"registration": "x"}]}',
        "[" * 9000,
    ],
)
def test_nonsense_is_refused(body, client, under_way, trainers):
    client.force_login(trainers[0])
    address = reverse("sessions:deliver-marks", args=[under_way.uuid])
    assert client.post(address, body, content_type="application/json").status_code == 400


def test_the_page_that_the_phone_keeps_holds_nobodys_data(client, person, under_way, trainers):
    client.force_login(trainers[0])
    page = client.get(reverse("sessions:offline-roster")).content.decode()
    assert person.first_name not in page
    assert trainers[0].first_name not in page


def test_the_list_gives_the_phone_names_and_marks_alone(client, person, under_way, trainers):
    client.force_login(trainers[0])
    page = client.get(reverse("sessions:roster", args=[under_way.uuid])).content.decode()
    line = person.session_registrations.get()
    assert f'data-registration="{line.uuid}" data-name="{person.name}" data-mark="" data-version="0"' in page
