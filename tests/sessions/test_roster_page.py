from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions import actions
from sessions.models import Attendance
from tests.sessions.factories import TrainingSessionFactory, adult, led_by, signed_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def under_way(service, trainers):
    now = timezone.now()
    span = (now - timedelta(hours=1), now + timedelta(hours=2))
    return led_by(TrainingSessionFactory(organisation=service, period=span), *trainers)


@pytest.fixture
def comes(under_way):
    person = adult()
    signed_up(under_way, person)
    return person


@pytest.fixture
def post(client, under_way, comes, trainers):
    """Send a mark for who comes, as a trainer does from the roster."""
    client.force_login(trainers[0])

    def _post(**entries):
        return client.post(reverse("sessions:mark", args=[under_way.uuid, comes.uuid]), entries)

    return _post


def _standing():
    return Attendance.objects.values_list("mark", "minutes").get()


def test_a_correction_is_not_taken_until_one_has_chosen_why(post, under_way, comes, trainers):
    actions.record_attendance(under_way, person=comes, mark="present", by=trainers[0])
    refused = post(mark="absent", version="1", reason="")
    assert f'href="#reason-{comes.uuid}"' in refused.content.decode()
    assert _standing() == ("present", under_way.minutes)
    post(mark="absent", version="1", reason="wrong_person")
    assert _standing() == ("absent", 0)


def test_minutes_that_do_not_fit_are_told_at_their_field_and_what_was_written_stands(post, comes):
    page = post(mark="late", version="0", minutes="4000").content.decode()
    assert f'href="#minutes-{comes.uuid}"' in page
    assert 'value="4000"' in page
    assert not Attendance.objects.exists()


def test_a_mark_made_meanwhile_by_the_other_leader_stands(post, under_way, comes, trainers):
    actions.record_attendance(under_way, person=comes, mark="excused", by=trainers[1])
    answer = post(mark="present", version="0")
    assert urlsplit(answer.url).fragment == f"p-{comes.uuid}"
    assert _standing() == ("excused", 0)
