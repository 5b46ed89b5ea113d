"""Two who are invited to one home and share a phone: each takes their own place by ID-porten."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from lms.people.actions.invitations import invite
from lms.people.models import FosterParent, Role, SignIn
from tests import sign_in_provider
from tests.factories import FosterHomeFactory, MembershipFactory
from tests.journeys.conftest import PHONE, width

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {**PHONE, "viewport": {"width": 360, "height": 740}}
BY_ID_PORTEN = "Logg inn med ID-porten (demonstrasjon)"


@pytest.fixture(autouse=True)
def _provider(live_server, settings) -> Iterator[None]:
    """The provider knows the platform where this test runs it."""
    provider = sign_in_provider.start()
    provider.forget()
    provider.prove(platform=live_server.url)
    settings.SIGN_IN_PROVIDERS, settings.SITE_URL = provider.ways_in, live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    yield
    provider.prove(platform="http://testserver")


@pytest.fixture
def home(transactional_db):
    return FosterHomeFactory()


@pytest.fixture
def kristin(home):
    """The coordinator who invites."""
    return MembershipFactory(organisation=home.trained_by, role=Role.COORDINATOR).user


@pytest.fixture
def phone(browser: Browser, live_server) -> Iterator[Page]:
    """A small phone that may go to another site than the platform, as signing in asks."""
    context = browser.new_context(base_url=live_server.url, locale="nb-NO", reduced_motion="reduce", **NARROW)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def link_for(name: str, home, kristin) -> str:
    email = f"{name.lower()}@example.no"
    _, secret = invite(home, email=email, first_name=name, last_name="Nordli", by=kristin)
    return reverse("people:invitation", args=[secret])


def looked_over(page: Page, axe) -> None:
    """What is on the page fits a narrow phone, and is accessible."""
    assert width(page) <= 360
    axe(page)


def take_place(page: Page, link: str, person: str) -> None:
    """Open the link, and choose a person at ID-porten."""
    page.goto(link)
    page.get_by_role("button", name=BY_ID_PORTEN).click()
    page.get_by_role("button", name=person).click()


def adults(home) -> set[str]:
    return {one.user.first_name for one in FosterParent.objects.filter(home=home).current()}


def test_newcomer_takes_the_place_that_she_is_invited_to_on_a_phone(phone, home, kristin, axe, screenshot):
    link = link_for("Kari", home, kristin)
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Du er invitert")
    expect(phone.get_by_text("Er du Kari?")).to_be_visible()
    looked_over(phone, axe)
    screenshot(phone, "invited")
    assert adults(home) == set()

    take_place(phone, link, "Kari Nordli")
    expect(phone.get_by_role("button", name="Jeg har lest dette. Gå videre")).to_be_visible()
    looked_over(phone, axe)
    phone.get_by_role("button", name="Jeg har lest dette. Gå videre").click()
    phone.goto("/mitt-hjem/")
    expect(phone.get_by_role("main")).to_contain_text("Kari")
    looked_over(phone, axe)
    screenshot(phone, "home")
    assert adults(home) == {"Kari"}
    assert SignIn.objects.get().user.home_memberships.get().home == home

    phone.goto(link)
    expect(phone.get_by_role("button", name=BY_ID_PORTEN)).to_have_count(0)
    looked_over(phone, axe)


def test_partner_on_the_same_phone_takes_his_own_place_once_she_has_signed_out(
    phone, home, kristin, axe, screenshot
):
    hers, his = link_for("Kari", home, kristin), link_for("Ola", home, kristin)
    take_place(phone, hers, "Kari Nordli")
    phone.get_by_role("button", name="Jeg har lest dette. Gå videre").click()

    phone.goto(his)
    expect(phone.get_by_text("Denne lenken er til den andre voksne i hjemmet ditt")).to_be_visible()
    looked_over(phone, axe)
    screenshot(phone, "hers-at-his")
    phone.get_by_role("main").get_by_role("button", name="Logg ut").click()
    phone.wait_for_url("**/logg-inn/")
    expect(phone.get_by_text("Du er logget ut.")).to_be_visible()

    take_place(phone, his, "Kari Nordli")
    expect(phone.get_by_text("Denne lenken er til den andre voksne i hjemmet ditt")).to_be_visible()
    looked_over(phone, axe)
    screenshot(phone, "refused")
    assert adults(home) == {"Kari"}
    assert not SignIn.objects.lasting().exists()
    phone.get_by_role("button", name="Logg ut der også").click()
    expect(phone.get_by_text("Du er logget ut")).to_be_visible()

    take_place(phone, his, "Ola Nordli")
    phone.get_by_role("button", name="Jeg har lest dette. Gå videre").click()
    phone.goto("/mitt-hjem/")
    looked_over(phone, axe)
    screenshot(phone, "his")
    assert adults(home) == {"Kari", "Ola"}
    assert SignIn.objects.lasting().get().user.first_name == "Ola"
