import io
import re
from datetime import time, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.urls import get_resolver, reverse
from django.utils import timezone
from openpyxl import load_workbook

from lms.dates import OSLO, on_wall, today
from sessions.actions.attendance import record_attendance
from sessions.models import Attendance, CheckInClaim
from tests.endings import addresses_of
from tests.sessions.factories import TrainingSessionFactory, adult, led_by, signed_up

pytestmark = pytest.mark.django_db
_KEYS = re.compile(r"<\w+:(\w+)>")


@pytest.fixture(autouse=True)
def evening():
    """Half past six, so that a session under way lies within one day."""
    with time_machine.travel(on_wall(today(), time(18, 30)), tick=True):
        yield


@pytest.fixture
def under_way(service, trainers):
    now = timezone.now().replace(second=0, microsecond=0)
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


def clock_after(session, *, minutes):
    """So many minutes into a session, on Oslo's clock."""
    return f"{(session.begins_at + timedelta(minutes=minutes)).astimezone(OSLO):%H:%M}"


def _standing():
    return Attendance.objects.values_list("mark", "minutes").get()


def test_a_correction_is_not_taken_until_one_has_chosen_why(post, under_way, comes, trainers):
    record_attendance(under_way, person=comes, mark="present", by=trainers[0])
    refused = post(mark="absent", version="1", reason="")
    assert f'href="#reason-{line_of(comes).uuid}"' in refused.content.decode()
    assert _standing() == ("present", under_way.minutes)
    post(mark="absent", version="1", reason="wrong_person")
    assert _standing() == ("absent", 0)


@pytest.mark.parametrize("mark", ["late", "left_early"])
@pytest.mark.parametrize("minutes", [-1, 0, None])
def test_a_time_outside_the_session_is_told_at_its_field_and_what_was_written_stands(
    post, comes, under_way, mark, minutes
):
    clock = "" if minutes is None else clock_after(under_way, minutes=minutes)
    page = post(mark=mark, version="0", clock=clock).content.decode()
    assert f'href="#clock-{line_of(comes).uuid}"' in page
    assert f'value="{clock}"' in page or not clock
    assert not Attendance.objects.exists()


def test_fifteen_minutes_late_is_all_of_it_but_fifteen_minutes(post, under_way):
    post(mark="late", version="0", clock=clock_after(under_way, minutes=15))
    assert _standing() == ("late", under_way.minutes - 15)


def test_leaving_after_an_hour_is_an_hour(post, under_way):
    post(mark="left_early", version="0", clock=clock_after(under_way, minutes=60))
    assert _standing() == ("left_early", 60)


def test_a_correction_begins_with_the_time_that_stands(client, under_way, comes, trainers):
    record_attendance(under_way, person=comes, mark="left_early", minutes=60, by=trainers[0])
    client.force_login(trainers[0])
    page = client.get(reverse("sessions:roster", args=[under_way.uuid])).content.decode()
    assert f'value="{clock_after(under_way, minutes=60)}"' in page
    assert 'name="minutes"' not in page


def test_over_several_days_the_minutes_are_asked_for_themselves(post, under_way):
    under_way.taught_minutes = 600
    under_way.save()
    post(mark="late", version="0", minutes="500")
    assert _standing() == ("late", 500)


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
    told = [_words_of(page) for page in pages if page.status_code == 200]
    assert len(told) > 4
    assert "Anne Berg" in "".join(told)
    for person in (comes, waits, claims):
        assert str(person.uuid) not in "".join(told)


def _words_of(answer) -> str:
    if "spreadsheet" not in answer["Content-Type"]:
        return answer.content.decode()
    rows = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row)


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
