"""A lesson saved on the phone, worked through on a ferry without a line, and delivered once ashore."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from cms.queries.published_content import question_uuid
from courses.actions.enrolments import enrol
from courses.models import Answer, Note, PartProgress
from lms.xapi import profile
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from tests.cms import factories as make
from tests.factories import FosterParentFactory

pytestmark = pytest.mark.django_db(transaction=True)

# A request of our own, which fails when those before it have.
LAST_OF_ALL = """() => fetch("/uten-linje/").catch(() => null)"""
# As phones in a tunnel do, and Chromium up to 150 on a page that was opened without a line.
SAYS_NOTHING_OF_THE_LINE = """
    Object.defineProperty(Navigator.prototype, "onLine", { get: () => true });
    for (const sign of ["online", "offline"])
      window.addEventListener(sign, (event) => event.stopImmediatePropagation(), true);
"""


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def lesson(kari):
    """Two pages: a question on each, and something to think about on the last."""
    page = make.published_lesson(
        make.text(),
        make.choice(),
        make.new_page("Sjekk deg selv"),
        make.choice(prompt="Og nå?"),
        make.block("reflection", prompt="Hvem trøstet deg?"),
    )
    enrol(kari, training=page.get_parent().specific.get_parent().specific.code, by=None)
    return page


def sign_in(page: Page, user, address: str) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def save_for_later(phone: Page, lesson) -> None:
    phone.goto(f"/leksjoner/{lesson.uuid}/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    phone.get_by_role("button", name="Lagre til bruk uten nett").click()
    expect(phone.get_by_text("Lagret på denne enheten. Du kan")).to_be_visible()


def answer_on_the_ferry(phone: Page, lesson) -> None:
    phone.context.set_offline(True)
    phone.goto("/min-side/")
    phone.get_by_role("link", name=lesson.title).click()
    expect(phone.get_by_text("Du leser kopien som er lagret på denne enheten")).to_be_visible()
    expect(phone.get_by_role("button", name="Neste")).to_be_visible()
    phone.get_by_role("radio", name="Ro og tid").check()
    phone.get_by_role("button", name="Svar").click()
    expect(phone.get_by_text("Venter på denne enheten: 1.")).to_be_visible()
    phone.get_by_role("button", name="Neste").click()
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    expect(phone.get_by_text("Dette gjenstår: Svar på det, eller prøv på nytt.")).to_be_visible()
    phone.get_by_role("radio", name="Straff").check()
    phone.get_by_role("button", name="Svar").click()
    phone.get_by_label("Hvem trøstet deg?").fill("Bestemor gjorde det.")
    phone.wait_for_timeout(300)
    phone.reload()
    expect(phone.get_by_label("Hvem trøstet deg?")).to_have_value("Bestemor gjorde det.")
    phone.get_by_role("button", name="Legg i notatboken min").click()
    expect(phone.get_by_text("Venter på denne enheten: 3.")).to_be_visible()
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    expect(phone.get_by_text("Du er ferdig med leksjonen. Det er lagret på denne enheten")).to_be_visible()


def test_what_is_done_without_a_line_is_delivered_once(phone, kari, lesson, live_server, axe, screenshot):
    sign_in(phone, kari, live_server.url)
    save_for_later(phone, lesson)

    answer_on_the_ferry(phone, lesson)
    assert not Statement.objects.exists(), "nothing has left the phone"
    axe(phone)
    screenshot(phone, "finished-without-a-line")

    phone.reload()
    expect(phone.get_by_text("Venter på denne enheten: 4.")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Nei, straff skremmer.")).to_be_visible()
    expect(phone.get_by_text("Ett spørsmål i leksjonen gjenstår")).to_be_visible()
    expect(phone.get_by_text("Du er ferdig med leksjonen")).to_be_hidden()
    assert not PartProgress.objects.exists(), "what was not right is tried again first"
    screenshot(phone, "to-be-tried-again")
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    expect(phone.get_by_text("Dette gjenstår: Svar på det, eller prøv på nytt.")).to_be_visible()
    phone.get_by_role("radio", name="Ro og tid").check()
    phone.get_by_role("button", name="Svar").click()
    expect(phone.get_by_text("Ja, ro hjelper.").last).to_be_visible()
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    expect(phone.get_by_text("Du er ferdig med leksjonen, og det er levert.")).to_be_visible()
    expect(phone.get_by_text("Du svarte riktig på 1 av 2 spørsmål på første forsøk.")).to_be_visible()
    expect(phone.get_by_text("Ingenting venter på å bli levert.")).to_be_visible()
    phone.reload()

    tries = Answer.objects.order_by("pk").values_list("question_uuid", "is_right")
    first, second = (question_uuid(lesson.uuid, lesson.body[block].id) for block in (1, 3))
    assert list(tries) == [(first, True), (second, False), (second, True)]
    assert Note.objects.get().text == "Bestemor gjorde det."
    assert PartProgress.objects.get().part_id == lesson.uuid
    told = Statement.objects.filter(verb__in=[Verb.ANSWERED, Verb.COMPLETED], object_id__contains="/lesson/")
    assert told.count() == 1
    (finished,) = told
    claimed = finished.data["context"]["extensions"][profile.extension("claimed-timestamp")]
    assert finished.stored - finished.timestamp < timedelta(minutes=2)
    assert claimed


def test_signing_out_asks_about_what_waits_and_then_empties_the_device(phone, kari, lesson, live_server):
    sign_in(phone, kari, live_server.url)
    save_for_later(phone, lesson)
    phone.get_by_role("button", name="Begynn").click()
    phone.context.set_offline(True)
    phone.get_by_label("Ro og tid").check()
    phone.get_by_role("button", name="Svar").click()
    expect(phone.get_by_text("Svaret er lagret på denne enheten og blir levert")).to_be_visible()

    phone.get_by_role("button", name="Meny").click()
    phone.locator("summary").filter(has_text=kari.first_name).click()
    phone.get_by_role("button", name="Logg ut").click()
    asks = phone.get_by_role("dialog", name="Noe er ikke levert ennå")
    asks.get_by_role("button", name="Lever, og logg ut").click()
    expect(asks.get_by_text("Ingenting er tapt ennå")).to_be_visible()
    phone.context.set_offline(False)
    asks.get_by_role("button", name="Lever, og logg ut").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Logg inn")
    assert Answer.objects.get().is_right
    left = phone.evaluate(
        "Promise.all([caches.has('kept-lessons'), window.indexedDB.databases()])"
        ".then(([kept, stores]) => [kept, localStorage.length])"
    )
    assert left == [False, 0]


def test_what_waits_is_delivered_by_a_browser_that_never_says_that_the_line_is_back(
    phone, kari, lesson, live_server
):
    sign_in(phone, kari, live_server.url)
    phone.add_init_script(SAYS_NOTHING_OF_THE_LINE)
    save_for_later(phone, lesson)
    phone.context.set_offline(True)
    phone.goto(f"/leksjoner/{lesson.uuid}/")
    expect(phone.get_by_role("button", name="Neste")).to_be_visible()
    phone.get_by_role("radio", name="Ro og tid").check()
    phone.get_by_role("button", name="Svar").click()
    expect(phone.get_by_text("Venter på denne enheten: 1.")).to_be_visible()
    assert not Answer.objects.exists()

    phone.context.set_offline(False)

    expect(phone.get_by_text("Ingenting venter på å bli levert.")).to_be_visible(timeout=10_000)
    assert Answer.objects.get().is_right


def test_an_answer_on_an_ordinary_page_is_delivered_too_when_the_browser_says_nothing(
    phone, kari, lesson, live_server
):
    sign_in(phone, kari, live_server.url)
    phone.add_init_script(SAYS_NOTHING_OF_THE_LINE)
    phone.goto(f"/leksjoner/{lesson.uuid}/")
    phone.get_by_role("button", name="Begynn").click()
    phone.context.set_offline(True)
    phone.get_by_label("Ro og tid").check()
    phone.get_by_role("button", name="Svar").click()
    expect(phone.get_by_text("Svaret er lagret på denne enheten og blir levert")).to_be_visible()

    phone.context.set_offline(False)

    expect(phone.get_by_text("Det du gjorde uten nett, er levert.")).to_be_visible(timeout=10_000)
    assert Answer.objects.get().is_right


def test_tries_without_a_line_come_at_longer_and_longer_pauses_of_at_most_a_minute(
    phone, kari, lesson, live_server
):
    sign_in(phone, kari, live_server.url)
    save_for_later(phone, lesson)
    phone.clock.install()
    phone.context.set_offline(True)
    phone.goto(f"/leksjoner/{lesson.uuid}/")
    expect(phone.get_by_role("button", name="Neste")).to_be_visible()
    phone.get_by_role("radio", name="Ro og tid").check()
    phone.get_by_role("button", name="Svar").click()
    expect(phone.get_by_text("Venter på denne enheten: 1.")).to_be_visible()

    failed, tried = [], []
    phone.on("requestfailed", lambda request: failed.append(request))
    for second in range(300):
        phone.clock.run_for(1000)
        phone.wait_for_timeout(10)
        phone.evaluate(LAST_OF_ALL)
        tried += [second for request in failed if "/levering/" in request.url]
        failed.clear()
    pauses = [after - before for before, after in pairwise(tried)]

    assert pauses[0] <= 3
    assert 45 <= max(pauses) <= 70
    assert 10 <= len(tried) <= 20
    assert all(later >= earlier for earlier, later in zip(pauses, pauses[3:], strict=False))
