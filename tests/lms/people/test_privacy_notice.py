"""The privacy notice: short first, each role its own, and met before any other page."""

from contextlib import suppress

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import translation
from django.utils.html import strip_tags

from lms.people.models import Role
from lms.people.rules.role_notices import VERSIONS, as_it_stands
from tests.factories import FosterParentFactory, MembershipFactory
from tests.test_roles import _names

pytestmark = pytest.mark.django_db

READ = [as_it_stands(role) for role in VERSIONS]
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
    assert client.post(reverse("people:privacy-seen"), {"next": asked, "shown": READ}).url == asked
    assert client.get(asked, headers=GOES_TO_A_PAGE).status_code == 200


def test_the_notice_stands_in_nobodys_way_out(client):
    client.force_login(newcomer(FosterParentFactory().user))
    locked = client.get(reverse("people:sign-in"), {"laast": "1"}, headers=GOES_TO_A_PAGE)
    assert locked.status_code == 200
    assert "_auth_user_id" not in client.session


def test_visitors_are_not_led_to_the_notice(client):
    assert client.get(reverse("people:privacy"), headers=GOES_TO_A_PAGE).status_code == 200
    assert client.get(reverse("portal:interest"), headers=GOES_TO_A_PAGE).status_code == 200


# What each role reads that no other does.
OWN_WORDS = {
    "trainer": "ta ikke bilde av deltakerlister",
    "coordinator": "ser du ingen sperret person",
    "caseworker": "Si fra når du kjenner familien",
    "editor": "uten skriftlig samtykke",
    "auditor": "for en tilsynssak",
    "admin": "Du gir ingen roller",
    "foster_parent": "Det du svarer og noterer, er det bare du som ser.",
}


def person_as(role):
    return FosterParentFactory().user if role == "foster_parent" else MembershipFactory(role=role).user


def shown_to(client, person) -> str:
    client.force_login(person)
    return client.get(reverse("people:privacy")).content.decode()


@pytest.mark.parametrize("role", VERSIONS)
def test_each_role_reads_its_own_notice_and_no_others(client, role):
    page = shown_to(client, newcomer(person_as(role)))
    assert {one for one, words in OWN_WORDS.items() if words in page} == {role}
    assert page.index("Jeg har lest dette") < page.index('class="ds-details"')


@pytest.mark.parametrize("role", VERSIONS)
def test_the_notice_of_a_role_is_short(client, role):
    page = shown_to(client, newcomer(person_as(role)))
    short = page[page.index('id="short"') : page.index("Jeg har lest dette")]
    assert len(strip_tags(short).split()) < 110


def test_who_gets_another_role_reads_what_is_new_and_no_more(client):
    kari = FosterParentFactory().user
    MembershipFactory(user=kari, role=Role.TRAINER)
    kari.notices_read = [as_it_stands("foster_parent")]
    kari.save()
    page = shown_to(client, kari)
    assert OWN_WORDS["trainer"] in page
    assert OWN_WORDS["foster_parent"] not in page
    led = client.get(reverse("portal:home"))
    assert led.url.startswith("/personvern/")


def test_a_changed_notice_is_read_again_and_what_was_being_written_is_taken(client, monkeypatch):
    kari = FosterParentFactory().user
    client.force_login(kari)
    assert client.get(reverse("courses:notebook")).status_code == 200
    monkeypatch.setitem(VERSIONS, "foster_parent", VERSIONS["foster_parent"] + 1)
    assert client.post(reverse("people:account"), {"language": "nn"}).url == "/nn/konto/"
    assert client.get(reverse("courses:notebook")).url.startswith("/personvern/")
    client.post(reverse("people:privacy-seen"), {"shown": READ})
    assert client.get(reverse("courses:notebook")).status_code == 302
    client.post(reverse("people:privacy-seen"), {"shown": as_it_stands("foster_parent")})
    assert client.get(reverse("courses:notebook")).status_code == 200


def test_an_older_browser_that_does_not_say_where_it_goes_meets_the_notice_too(client):
    client.force_login(newcomer(FosterParentFactory().user))
    assert client.get(reverse("courses:notebook")).url.startswith("/personvern/")


def test_at_the_first_sign_in_no_form_and_no_script_goes_past_the_notice(client):
    kari = newcomer(FosterParentFactory().user)
    client.force_login(kari)
    assert client.post(reverse("people:account"), {"language": "nn"}).url.startswith("/personvern/")
    kari.refresh_from_db()
    assert kari.language == "nb"
    for asked in (
        {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty", "Accept": "*/*"},
        {"HX-Request": "true", "Accept": "text/html"},
    ):
        assert client.get(reverse("courses:notebook"), headers=asked).status_code == 403


def _addresses() -> list[tuple[str, str]]:
    """Every address that takes no argument, by name."""
    found = []
    for name in sorted({name for name, _ in _names(get_resolver().url_patterns)}):
        with suppress(NoReverseMatch):
            found.append((name, reverse(name)))
    return found


OPEN_BEFORE = {
    "notice": {"people:privacy", "people:privacy-seen"},
    "ways in and out": {
        "people:sign-in",
        "people:stay",
        "people:step-up",
        "people:stepped-up",
        "people:sign-out",
        "people:signed-out",
    },
    "language and look": {"set_language", "portal:appearance"},
    "what browsers and machines ask for": {
        "portal:keeping",
        "portal:keeping-record",
        "portal:manifest",
        "portal:service-worker",
        "portal:offline",
        "favicon",
        "health",
        "robots",
        "sitemap",
        "security-txt",
        "change-password",
        "csp-report",
        "operations:status",
    },
}


def test_whatever_address_a_newcomer_types_the_notice_comes_first(client):
    """The law: a new page waits for the notice, or says here why not."""
    client.force_login(newcomer(MembershipFactory(role=Role.CASEWORKER).user))
    let_through = set()
    for name, address in _addresses():
        if address.startswith(("/api/", "/xapi/", "/cms/", "/administrasjon/")):
            continue
        answer = client.get(address, headers=GOES_TO_A_PAGE)
        if not getattr(answer, "url", "").startswith("/personvern/"):
            let_through.add(name)
    assert let_through <= set().union(*OPEN_BEFORE.values())
    for admin in ("/cms/", "/administrasjon/", "/cms/pages/", "/administrasjon/people/user/"):
        assert client.get(admin, headers=GOES_TO_A_PAGE).url.startswith("/personvern/")


def test_a_link_with_a_secret_is_opened_without_the_secret_standing_in_another_address(client):
    client.force_login(newcomer(FosterParentFactory().user))
    answer = client.get(reverse("people:invitation", args=["x" * 43]), headers=GOES_TO_A_PAGE)
    assert "personvern" not in getattr(answer, "url", "")
