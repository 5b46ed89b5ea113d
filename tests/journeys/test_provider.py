"""Signing in by a provider in a real browser, on another site than the platform: cookies, forms that lead
away, frames, and what a person sees on the way."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from lms.approval.models import Approval
from lms.people.models import Organisation, PersonNumber, SecurityEvent, SignIn
from tests import sign_in_provider, world
from tests.journeys.conftest import PHONE, width
from tests.lms.approval.factories import Case, ordinary_rules
from tests.role_table import CASEWORKER, FOSTER_PARENT
from tests.sign_in_provider import KARI, OFFICE, SARA, know

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(live_server, settings):
    """The role table's world; its foster parent is Kari at the provider, its caseworker Sara."""
    provider = sign_in_provider.start()
    provider.forget()
    provider.prove(platform=live_server.url)
    settings.SIGN_IN_PROVIDERS, settings.SITE_URL = provider.ways_in, live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    built = world.build()
    built.child_welfare.organisation_number = OFFICE
    built.child_welfare.save()
    know(built.users[FOSTER_PARENT], KARI)
    know(built.users[CASEWORKER], SARA)
    yield built
    provider.prove(platform="http://testserver")


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """A phone that may go to other sites than the platform, as signing in asks."""
    context = browser.new_context(base_url=live_server.url, locale="nb-NO", reduced_motion="reduce", **PHONE)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, button: str, person: str, *, level: str = "BankID") -> None:
    page.goto("/logg-inn/?next=/konto/")
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_label(level).check()
    page.get_by_role("button", name=person).click()


def test_a_foster_parent_signs_in_and_out_by_id_porten_on_a_phone(page, people, axe, live_server):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/logg-inn/")
    axe(page)
    page.get_by_role("button", name="Logg inn med ID-porten (demonstrasjon)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ID-porten (demonstrasjon)")
    axe(page)
    assert width(page) <= 320
    page.get_by_role("button", name="Kari Nordli").click()
    page.wait_for_url(f"{live_server.url}/**")
    page.goto("/konto/innlogginger/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvor du er logget inn")
    axe(page)
    framed = []
    page.on("request", lambda request: framed.append(request) if "/ramme/" in request.url else None)
    page.evaluate("document.querySelector('[data-sign-out]').requestSubmit()")
    page.wait_for_url(f"{live_server.url}/logg-inn/")
    expect(page.get_by_text("Du er logget ut.")).to_be_visible()
    assert len(framed) == 1
    assert "sessionid" not in (framed[0].all_headers().get("cookie") or "")
    assert SignIn.objects.get().ended_at
    page.goto("/konto/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")
    page.get_by_role("button", name="Logg inn med ID-porten (demonstrasjon)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ID-porten (demonstrasjon)")


def test_what_the_provider_ends_in_another_browser_window_ends_here(page, people, live_server):
    sign_in(page, "Logg inn med ID-porten (demonstrasjon)", "Kari Nordli")
    page.wait_for_url(f"{live_server.url}/**")
    there = page.context.new_page()
    there.goto(f"{people_provider().ways_in[0].issuer}/logout")
    expect(there.get_by_role("heading", level=1)).to_have_text("Du er logget ut")
    page.goto("/konto/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")


def people_provider() -> sign_in_provider.Provider:
    return sign_in_provider.start()


def test_a_form_that_leads_to_a_provider_is_blocked_where_the_page_does_not_say_so(page, people, live_server):
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "form-action" in said.text else None)
    page.goto("/personvern/")
    page.evaluate(
        """address => { const form = document.createElement("form"); form.method = "post";
                        form.action = address; document.body.append(form); form.submit(); }""",
        f"{people_provider().ways_in[0].issuer}/logout",
    )
    page.wait_for_timeout(300)
    assert refused
    assert page.url == f"{live_server.url}/personvern/"


def test_breaking_off_leads_back_to_the_same_place(page, people):
    page.goto("/logg-inn/?next=/konto/")
    page.get_by_role("button", name="Ansatt", exact=True).click()
    page.get_by_role("button", name="Avbryt").click()
    expect(page.get_by_text("Innloggingen ble avbrutt")).to_be_visible()
    assert "next=%2Fkonto%2F" in page.url


def test_a_caseworker_shows_anew_who_she_is_before_she_approves_and_another_one_ends_both(
    page, people, axe, live_server
):
    sign_in(page, "Ansatt", "Sara Dahl", level="MinID")
    page.wait_for_url(f"{live_server.url}/**")
    page.goto(f"/oppdrag/{people.assignment.uuid}/godkjenn/")
    page.evaluate(  # the gate shows no button yet; who sends the form all the same is asked first
        """() => { const form = document.querySelector("[data-sign-out]"); form.action = location.href;
                   form.submit(); }"""
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Vis at det er deg")
    axe(page)
    page.get_by_role("button", name="Vis at det er deg").click()
    page.get_by_role("button", name="Sara Dahl").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, det er deg")
    axe(page)
    page.goto(f"/oppdrag/{people.assignment.uuid}/godkjenn/")
    page.goto("/logg-inn/bekreft/")
    page.get_by_role("button", name="Vis at det er deg").click()
    page.get_by_role("button", name="Kristin Haugen").click()
    expect(page.get_by_text("En annen kom tilbake enn den som var logget inn")).to_be_visible()
    page.goto("/konto/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")


def test_a_page_warns_two_minutes_before_and_going_on_keeps_the_sign_in(page, people, axe, live_server):
    sign_in(page, "Logg inn med ID-porten (demonstrasjon)", "Kari Nordli")
    page.wait_for_url(f"{live_server.url}/**")
    page.clock.install()
    page.goto("/mitt-hjem/")
    with time_machine.travel(timezone.now() + timedelta(minutes=28.1), tick=True):
        page.clock.fast_forward(28 * 60_000 + 6_000)
        warning = page.get_by_role("alertdialog", name="Er du her fortsatt?")
        expect(warning).to_be_visible()
        expect(warning).to_contain_text("om to minutter hvis du ikke fortsetter")
        axe(page)
        page.get_by_role("button", name="Fortsett innlogget").click()
        expect(warning).to_be_hidden()
    with time_machine.travel(timezone.now() + timedelta(minutes=50), tick=True):
        page.goto("/konto/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Min konto")
    with time_machine.travel(timezone.now() + timedelta(minutes=81), tick=True):
        page.clock.fast_forward(31 * 60_000)
        expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")


@pytest.fixture
def trained(people):
    """A home whose adults have done all; the caseworker who decides on it is Sara at the provider."""
    PersonNumber.objects.all().delete()
    Organisation.objects.update(organisation_number="")
    ordinary_rules()
    case = Case()
    case.train()
    Organisation.objects.filter(pk=case.office.pk).update(organisation_number=OFFICE)
    know(case.caseworker, SARA)
    return case


def fill_in_and_approve(page: Page, case: Case) -> None:
    page.goto(f"/oppdrag/{case.assignment.uuid}/godkjenn/")
    page.get_by_label("Politiattester sett den").fill("2026-02-01")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Godkjenn", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vis at det er deg")


def test_a_caseworker_approves_after_showing_anew_who_she_is_and_nobody_else_can_do_it_for_her(
    page, trained, live_server
):
    sign_in(page, "Ansatt", "Sara Dahl", level="MinID")
    page.wait_for_url(f"{live_server.url}/**")
    fill_in_and_approve(page, trained)
    page.get_by_role("button", name="Vis at det er deg").click()
    page.get_by_role("button", name="Kristin Haugen").click()
    expect(page.get_by_text("En annen kom tilbake enn den som var logget inn")).to_be_visible()
    assert not Approval.objects.exists()

    sign_in(page, "Ansatt", "Sara Dahl", level="MinID")
    page.wait_for_url(f"{live_server.url}/**")
    fill_in_and_approve(page, trained)
    page.get_by_role("button", name="Vis at det er deg").click()
    page.get_by_role("button", name="Sara Dahl").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, det er deg")
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url("**/godkjenning/**")
    approval = Approval.objects.get()
    assert approval.decided_by == trained.caseworker
    assert list(
        SecurityEvent.objects.filter(kind__startswith="step").order_by("pk").values_list("kind", flat=True)
    ) == [
        "step_up_asked",
        "step_up_by_another",
        "step_up_asked",
        "stepped_up",
    ]
