import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from sessions.actions.attendance import record_attendance
from sessions.models import Attendance, CheckInClaim
from tests.endings import addresses_of
from tests.sessions.factories import TrainingSessionFactory, adult, led_by, signed_up

pytestmark = pytest.mark.django_db
_KEYS = re.compile(r"<\w+:(\w+)>")


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
        return client.post(reverse("sessions:mark", args=[under_way.uuid, line_of(comes).uuid]), entries)

    return _post


def line_of(person):
    return person.session_registrations.get()


def _standing():
    return Attendance.objects.values_list("mark", "minutes").get()


def test_a_correction_is_not_taken_until_one_has_chosen_why(post, under_way, comes, trainers):
    record_attendance(under_way, person=comes, mark="present", by=trainers[0])
    refused = post(mark="absent", version="1", reason="")
    assert f'href="#reason-{line_of(comes).uuid}"' in refused.content.decode()
    assert _standing() == ("present", under_way.minutes)
    post(mark="absent", version="1", reason="wrong_person")
    assert _standing() == ("absent", 0)


def test_minutes_that_do_not_fit_are_told_at_their_field_and_what_was_written_stands(post, comes):
    page = post(mark="late", version="0", minutes="4000").content.decode()
    assert f'href="#minutes-{line_of(comes).uuid}"' in page
    assert 'value="4000"' in page
    assert not Attendance.objects.exists()


def test_a_mark_made_meanwhile_by_the_other_leader_stands(post, under_way, comes, trainers):
    record_attendance(under_way, person=comes, mark="excused", by=trainers[1])
    answer = post(mark="present", version="0")
    assert urlsplit(answer.url).fragment == f"p-{line_of(comes).uuid}"
    assert _standing() == ("excused", 0)


def test_no_page_of_a_session_tells_the_permanent_id_of_who_comes_or_might(
    client, under_way, comes, trainers
):
    """An alias and a permanent id would be joined over gatherings."""
    waits, claims = adult(), adult()
    signed_up(under_way, waits, "waiting")
    CheckInClaim.objects.create(session=under_way, person=claims, claimed_at=timezone.now())
    for person in (comes, waits, claims):
        person.address_protection, person.alias = "confidential", "Anne Berg"
        person.save()
    client.force_login(trainers[0])
    pages = [client.get(address) for address in addresses_of(under_way)]
    told = [page.content.decode() for page in pages if page.status_code == 200]
    assert len(told) > 4
    assert "Anne Berg" in "".join(told)
    for person in (comes, waits, claims):
        assert str(person.uuid) not in "".join(told)


def test_no_address_takes_a_person_by_their_permanent_id():
    named = {key for address in _addresses(get_resolver().url_patterns) for key in _KEYS.findall(address)}
    assert "registration" in named
    assert not named & {"person", "user", "parent", "learner"}


def _addresses(patterns, at=""):
    for pattern in patterns:
        address = at + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _addresses(pattern.url_patterns, address)
        else:
            yield address
