"""Without electronic identity: a foster parent with a code card, a password forgotten on a Sunday, and a
passkey in the browser."""

import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lms.people.models import Passkey, Role, SignIn
from tests.factories import FosterParentFactory, MembershipFactory
from tests.journeys.conftest import PHONE, width

NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}
PASSWORD = "passord-for-test"
CHOSEN = "tre blå sykler under brua"
VIRTUAL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def kari(transactional_db):
    return FosterParentFactory(user__username="kari", user__email="kari@example.no").user


@pytest.fixture(autouse=True)
def _at_home(settings, live_server):
    settings.SITE_URL = live_server.url


def give_password(page, name: str, password: str = PASSWORD) -> None:
    page.goto("/logg-inn/")
    page.locator("#id_name").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("form:has(#id_password) [type=submit]").click()


def fits(page) -> bool:
    return width(page) <= page.viewport_size["width"]


def test_foster_parent_without_eid_comes_in_by_the_paper_that_staff_gave(new_page, kari, axe, screenshot):
    kari.set_unusable_password()
    kari.save()
    home = kari.home_memberships.get().home
    MembershipFactory(user__username="kristin", role=Role.COORDINATOR, organisation=home.trained_by)
    desk = new_page()
    give_password(desk, "kristin")
    desk.wait_for_url("**/min-side/**")
    desk.goto(reverse("approval:person", args=[home.uuid, kari.pk]))
    desk.get_by_role("link", name="Nytt passord eller kodekort").click()
    desk.get_by_label("Pass", exact=True).check()
    axe(desk)
    desk.get_by_role("button", name="Gi en ny start").click()
    desk.get_by_text("Lenken og kortet står på ett papir").wait_for()
    axe(desk)
    with desk.expect_download() as downloading:
        desk.get_by_role("button", name="Hent papiret (PDF)").click()
    paper = "".join(page.extract_text() for page in PdfReader(downloading.value.path()).pages)
    codes = re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", paper)
    link = re.search(r"/konto/velg-passord/[\w-]+/", paper.replace("\n", ""))

    page = new_page(NARROW)
    page.goto(link[0])
    page.locator("#id_password").fill(CHOSEN)
    page.locator("#id_again").fill(CHOSEN)
    page.get_by_role("button", name="Lagre passordet og logg inn").click()
    page.wait_for_url("**/logg-inn/kode/")
    code = page.get_by_label("Kode nummer 1 på kortet ditt")
    assert fits(page)
    axe(page)
    screenshot(page, "code")

    code.fill("AAAA-BBBB")
    page.get_by_role("button", name="Logg inn", exact=True).click()
    page.get_by_text("Det er ikke riktig kode").first.wait_for()
    code.fill(codes[0].lower())
    page.get_by_role("button", name="Logg inn", exact=True).click()
    page.wait_for_url("**/min-side/**")
    page.goto("/konto/")
    page.get_by_role("link", name="Kodekortet ditt, 39 koder igjen").click()
    assert fits(page)
    axe(page)


def test_password_forgotten_on_a_sunday_is_replaced_by_mail(new_page, kari, celery_worker, axe, screenshot):
    page = new_page(NARROW)
    page.goto("/logg-inn/")
    page.get_by_role("link", name="Glemt passord").click()
    page.get_by_label("Brukernavn eller e-post").fill("kari@example.no")
    assert fits(page)
    axe(page)
    page.get_by_role("button", name="Send meg en lenke").click()
    page.get_by_role("heading", name="Se i e-posten din").wait_for()
    axe(page)
    screenshot(page, "asked")

    celery_worker.wait_until(celery_worker.letters)
    (letter,) = celery_worker.letters()
    plain = letter.replace("=\n", "").replace("=3D", "=")
    page.goto(re.search(r"/konto/velg-passord/[\w-]+/", plain)[0])
    page.locator("#id_password").fill(CHOSEN)
    page.locator("#id_again").fill(CHOSEN)
    page.get_by_role("button", name="Lagre passordet og logg inn").click()
    page.wait_for_url("**/min-side/**")
    assert SignIn.objects.lasting().count() == 1


def test_passkey_is_made_asked_for_and_shown_anew_in_the_browser(new_page, transactional_db, axe, screenshot):
    MembershipFactory(user__username="sara")
    page = new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})

    give_password(page, "sara")
    page.wait_for_url("**/min-side/**")
    page.goto("/konto/passnokler/")
    axe(page)
    page.get_by_label("Navn på passnøkkelen").fill("Den blå nøkkelen")
    page.locator("#id_present").fill(PASSWORD)
    page.get_by_role("button", name="Gå videre").click()
    page.wait_for_url("**/konto/passnokler/ny/")
    axe(page)
    page.get_by_role("button", name="Lag passnøkkelen").click()
    page.wait_for_url("**/konto/passnokler/")
    page.get_by_text("Den blå nøkkelen").first.wait_for()
    screenshot(page, "passkeys")
    assert Passkey.objects.get().user.username == "sara"

    page.context.clear_cookies()
    give_password(page, "sara")
    page.wait_for_url("**/logg-inn/kode/")
    axe(page)
    page.get_by_role("button", name="Bruk passnøkkelen").click()
    page.wait_for_url("**/min-side/**")

    page.goto(reverse("approval:export", kwargs={"file_format": "csv"}))
    page.wait_for_url("**/logg-inn/bekreft/")
    axe(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Bruk passnøkkelen").click()
    assert downloading.value.suggested_filename.endswith(".csv")
