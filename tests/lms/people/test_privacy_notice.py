"""The privacy notice: short first, each role its own, and met before any other page."""

import pytest
from django.urls import reverse
from django.utils import translation

from lms.people.models import Role
from tests.factories import FosterParentFactory, MembershipFactory

pytestmark = pytest.mark.django_db

GOES_TO_A_PAGE = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Accept": "text/html"}


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


def newcomer(person):
    person.privacy_notice_seen_at = None
    person.save(update_fields=["privacy_notice_seen_at"])
    return person


@pytest.mark.parametrize("role", Role.values)
def test_staff_meet_a_notice_of_their_own(client, role):
    client.force_login(newcomer(MembershipFactory(role=role).user))
    page = client.get(reverse("people:privacy")).content.decode()
    assert "Notatboken din" not in page
    assert "Opplæringen til partneren din" not in page
    assert "Det du åpner, registrerer og godkjenner, blir notert" in page


def test_a_family_meets_the_familys_notice(client):
    client.force_login(newcomer(FosterParentFactory().user))
    page = client.get(reverse("people:privacy")).content.decode()
    assert "Notatboken din" in page
    assert "Det du åpner, registrerer og godkjenner" not in page


def test_who_meets_the_notice_can_go_on_before_the_whole_of_it(client):
    client.force_login(newcomer(FosterParentFactory().user))
    page = client.get(reverse("people:privacy")).content.decode()
    assert page.index("Jeg har lest dette") < page.index("Notatboken din")


def test_a_page_that_the_service_worker_asks_for_is_led_to_the_notice_too(client):
    client.force_login(newcomer(FosterParentFactory().user))
    through_worker = {**GOES_TO_A_PAGE, "Sec-Fetch-Mode": "same-origin", "Sec-Fetch-Dest": "empty"}
    assert client.get(reverse("courses:notebook"), headers=through_worker).status_code == 302


def test_whatever_page_one_goes_to_the_notice_comes_first_and_leads_back(client):
    client.force_login(newcomer(FosterParentFactory().user))
    asked = f"{reverse('courses:notebook')}?side=2"
    led = client.get(asked, headers=GOES_TO_A_PAGE)
    assert led.url == "/personvern/?next=%2Fnotatbok%2F%3Fside%3D2"
    assert client.get(led.url, headers=GOES_TO_A_PAGE).status_code == 200
    assert client.post(reverse("people:privacy-seen"), {"next": asked}).url == asked
    assert client.get(asked, headers=GOES_TO_A_PAGE).status_code == 200


def test_the_notice_stands_in_nobodys_way_out(client):
    client.force_login(newcomer(FosterParentFactory().user))
    locked = client.get(reverse("people:sign-in"), {"laast": "1"}, headers=GOES_TO_A_PAGE)
    assert locked.status_code == 200
    assert "_auth_user_id" not in client.session


def test_scripts_and_visitors_are_not_led_to_the_notice(client):
    assert client.get(reverse("people:privacy"), headers=GOES_TO_A_PAGE).status_code == 200
    client.force_login(newcomer(FosterParentFactory().user))
    asked_by_script = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty", "Accept": "*/*"}
    assert client.get(reverse("courses:notebook"), headers=asked_by_script).status_code == 200
