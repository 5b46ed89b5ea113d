"""A device that others use too locks itself, with the service worker at work and the clock moved; and what
was seen while signed in does not come back, however the browser remembers its pages."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import world
from tests.journeys import browser as chosen
from tests.journeys.test_writing import PASSWORD, sign_in
from tests.role_table import CASEWORKER, FOSTER_PARENT

pytestmark = pytest.mark.django_db(transaction=True)

MINUTES = timedelta(minutes=1)


@pytest.fixture
def people():
    built = world.build()
    for user in [*built.users.values(), built.partner]:
        user.set_password(PASSWORD)
        user.save()
    return built


def _ask_in_the_background(page: Page) -> None:
    page.evaluate(
        """async () => {
             await fetch("/konto/", {method: "HEAD"});
             await fetch("/min-side/");
             await (await navigator.serviceWorker.ready).update();
           }"""
    )


def test_a_page_left_alone_warns_and_then_locks_whatever_asks_in_the_background(
    phone, people, axe, screenshot
):
    kari = people.users[FOSTER_PARENT]
    phone.goto("/logg-inn/")
    sign_in(phone, kari, shared=True)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.clock.install()
    phone.goto("/mitt-hjem/")
    assert phone.evaluate("Boolean(navigator.serviceWorker.controller)")
    with time_machine.travel(timezone.now() + 4.1 * MINUTES, tick=True):
        phone.clock.fast_forward(246_000)
        warning = phone.get_by_role("alertdialog", name="Er du her fortsatt?")
        expect(warning).to_be_visible()
        axe(phone)
        screenshot(phone, "warning")
        _ask_in_the_background(phone)
    with time_machine.travel(timezone.now() + 5.1 * MINUTES, tick=True):
        phone.clock.fast_forward(60_000)
        expect(phone.get_by_role("heading", level=1)).to_have_text("Logg inn")
        expect(phone.get_by_text("Du ble logget ut fordi")).to_be_visible()
        phone.go_back()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Logg inn")
        phone.goto("/mitt-hjem/")
        expect(phone.get_by_role("heading", level=1)).to_have_text("Logg inn")


def test_saying_that_one_is_still_here_gives_five_minutes_more(phone, people):
    phone.goto("/logg-inn/")
    sign_in(phone, people.users[FOSTER_PARENT], shared=True)
    phone.clock.install()
    phone.goto("/mitt-hjem/")
    home = phone.get_by_role("heading", level=1).inner_text()
    with time_machine.travel(timezone.now() + 4.1 * MINUTES, tick=True):
        phone.clock.fast_forward(246_000)
        phone.get_by_role("button", name="Fortsett innlogget").click()
        expect(phone.get_by_role("alertdialog")).to_be_hidden()
    with time_machine.travel(timezone.now() + 8 * MINUTES, tick=True):
        phone.clock.fast_forward(230_000)
        phone.goto("/mitt-hjem/")
        expect(phone.get_by_role("heading", level=1)).to_have_text(home)


@pytest.fixture
def remembering(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """A browser as people have it: it keeps whole pages in memory for the back button."""
    started = browser.browser_type.launch(
        executable_path=chosen.require(),
        args=chosen.FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = started.new_context(base_url=live_server.url, locale="nb-NO")
    yield context
    started.close()


def _is_brought_back(page: Page, first: str, second: str) -> bool:
    """Whether the browser brings `first` back from memory, when one goes on to `second` and back."""
    page.goto(first)
    page.evaluate("window.isTheSamePage = true")
    page.goto(second)
    _go_back(page)
    page.wait_for_url(f"**{first}", wait_until="commit")
    page.wait_for_function("document.readyState === 'complete' && !document.body.hidden")
    return bool(page.evaluate("window.isTheSamePage"))


def _go_back(page: Page) -> None:
    """A page brought back from memory is never loaded, so nothing is waited for."""
    page.evaluate("setTimeout(() => history.back(), 0)")
    page.wait_for_timeout(700)


def test_the_back_button_brings_a_page_back_from_memory_to_visitors_alone(remembering, people):
    page = remembering.new_page()
    # On a busy machine the browser now and then gives a page up that it means to keep.
    tries = (_is_brought_back(page, "/personvern/", "/tilgjengelighet/") for _ in range(3))
    assert any(tries), "this browser keeps no pages in memory"
    page.goto("/logg-inn/")
    sign_in(page, people.users[FOSTER_PARENT])
    assert not _is_brought_back(page, "/personvern/", "/tilgjengelighet/")


@pytest.mark.parametrize("ending", ["signing out", "the sign-in ending", "another person signing in"])
def test_going_back_shows_nothing_of_a_home_after(remembering, people, ending):
    page = remembering.new_page()
    page.goto("/logg-inn/")
    sign_in(page, people.users[CASEWORKER])
    address = f"/hjem/{people.home.uuid}/"
    name = people.users[FOSTER_PARENT].last_name
    page.goto(address)
    expect(page.locator("main")).to_contain_text(name)
    if ending == "the sign-in ending":
        page.goto("/personvern/")
        remembering.clear_cookies(name="sessionid")
    else:
        page.evaluate("document.querySelector('[data-sign-out]').requestSubmit()")
        expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")
    if ending == "another person signing in":
        sign_in(page, people.partner)
    for _ in range(4):
        _go_back(page)
        expect(page.locator("main")).not_to_contain_text(people.assignment.case_reference)
        if page.url.endswith(address):
            assert name not in page.locator("main").inner_text()
            break
    page.goto(address)
    expect(page.locator("main")).not_to_contain_text(people.assignment.case_reference)
