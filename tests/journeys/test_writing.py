"""What somebody writes is there again, whatever came between, and is shown to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson
from courses.actions.quizzes import start_quiz
from courses.models import Attempt, Note
from courses.views import notes
from tests import world
from tests.cms import factories as make
from tests.factories import FosterParentFactory, UserFactory
from tests.role_table import COORDINATOR

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "fjord-og-fjell-2026"
IS_DRAFT = "(key) => key.startsWith('draft:')"
NOTE = "Ro, tid og en voksen som blir.\n" + "Æ, ø og å 🌿 " * 400


def _person(username: str):
    user = UserFactory(username=username, privacy_notice_seen_at=timezone.now())
    user.set_password(PASSWORD)
    user.save()
    FosterParentFactory(user=user)
    return user


@pytest.fixture
def kari():
    return _person("kari")


@pytest.fixture
def ola():
    return _person("ola")


def sign_in(page: Page, user, *, shared: bool = False) -> None:
    page.get_by_label("Brukernavn").fill(user.username)
    page.get_by_label("Passord").fill(PASSWORD)
    if shared:
        page.get_by_label("Andre bruker også denne enheten").check()
    page.get_by_role("button", name="Logg inn", exact=True).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Logg inn")


def write(page: Page) -> None:
    page.goto("/notatbok/")
    expect(page.locator("html[data-drafts-ready]")).to_be_attached()
    page.get_by_label("Notat", exact=True).fill(NOTE)
    page.wait_for_function(f"Object.keys(localStorage).some({IS_DRAFT})")


def send(page: Page) -> None:
    page.get_by_role("button", name="Lagre notatet").click()


def the_sign_in_ends(page: Page, kari, monkeypatch) -> None:
    page.context.clear_cookies(name="sessionid")
    send(page)
    sign_in(page, kari)


def the_token_grows_stale(page: Page, kari, monkeypatch) -> None:
    client = Client()
    client.force_login(kari)
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": page.url}]
    )
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Skjemaet var for gammelt")
    page.get_by_role("link", name="Tilbake til skjemaet").click()


def the_line_drops(page: Page, kari, monkeypatch) -> None:
    page.context.set_offline(True)
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er uten nett akkurat nå")
    page.context.set_offline(False)
    page.goto("/notatbok/")


def the_server_fails(page: Page, kari, monkeypatch) -> None:
    def fail(*args, **values):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(notes, "write_note", fail)
        send(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Noe gikk galt hos oss")
    page.go_back()


def the_tab_is_closed(page: Page, kari, monkeypatch) -> None:
    page.goto("about:blank")
    page.goto("/min-side/")
    page.get_by_role("region", name="Du holdt på å skrive noe").get_by_role("link").click()


def the_key_is_changed(page: Page, kari, monkeypatch) -> None:
    monkeypatch.setattr(settings, "SECRET_KEY_FALLBACKS", [settings.SECRET_KEY])
    monkeypatch.setattr(settings, "SECRET_KEY", "en ny nøkkel, også den av minst femti tilfeldige tegn 4567")
    the_tab_is_closed(page, kari, monkeypatch)


BETWEEN = [
    the_sign_in_ends,
    the_token_grows_stale,
    the_line_drops,
    the_server_fails,
    the_tab_is_closed,
    the_key_is_changed,
]


@pytest.mark.parametrize("come_between", BETWEEN)
def test_what_was_written_is_there_again_and_can_be_sent_once(
    phone, kari, monkeypatch, come_between, axe, screenshot
):
    phone.goto("/logg-inn/")
    sign_in(phone, kari)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    write(phone)

    come_between(phone, kari, monkeypatch)

    expect(phone.get_by_label("Notat", exact=True)).to_have_value(NOTE)
    expect(
        phone.get_by_text("Det du skrev her tidligere og ikke hadde sendt, står her igjen.")
    ).to_be_visible()
    axe(phone)
    screenshot(phone, come_between.__name__)
    send(phone)
    expect(phone.get_by_text("Notatet er lagret")).to_be_visible()
    assert Note.objects.get().text.split() == NOTE.split()
    expect(phone.get_by_label("Notat", exact=True)).to_have_value("")
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []


@pytest.fixture
def coordinators():
    """Two of different services, who know the password."""
    both = [world.build().users[COORDINATOR], world.build_foreign().users[COORDINATOR]]
    for user in both:
        user.set_password(PASSWORD)
        user.save()
    return both


def test_five_minutes_on_a_shared_device_lose_nothing_and_show_nothing_to_the_next_person(
    phone, coordinators, screenshot
):
    writer, other = coordinators
    address = reverse("sessions:new-venue")
    way_there = phone.locator("[name=travel_note]")
    phone.goto("/logg-inn/")
    sign_in(phone, writer, shared=True)
    phone.goto(address)
    expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
    way_there.fill(NOTE)
    phone.wait_for_function(f"Object.keys(localStorage).some({IS_DRAFT})")
    kept = phone.evaluate("JSON.stringify(localStorage)")
    assert "voksen" not in kept
    assert "lokaler" not in kept
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=True):
        phone.get_by_role("button", name="Lagre lokalet").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Logg inn")
        sign_in(phone, other, shared=True)
        phone.goto(address)
        expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
        expect(way_there).to_have_value("")
        phone.goto("/min-side/")
        expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
        expect(phone.get_by_text("Du holdt på å skrive noe")).to_be_hidden()
    with time_machine.travel(timezone.now() + timedelta(minutes=12), tick=True):
        phone.goto("/logg-inn/?laast=1")
        sign_in(phone, writer, shared=True)
        expect(phone.get_by_role("region", name="Du holdt på å skrive noe")).to_be_visible()
        screenshot(phone, "home")
        phone.goto(address)
        expect(way_there).to_have_value(NOTE)
        phone.get_by_role("button", name="Kast det").click()
        expect(way_there).to_have_value("")
        phone.reload()
        expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
        expect(way_there).to_have_value("")


def test_the_notebook_is_not_kept_on_a_shared_device_and_the_warning_says_what_is_lost(phone, kari):
    phone.goto("/logg-inn/")
    sign_in(phone, kari, shared=True)
    phone.clock.install()
    phone.goto("/notatbok/")
    expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
    phone.get_by_label("Notat", exact=True).fill(NOTE)
    phone.clock.fast_forward(246_000)
    warning = phone.get_by_role("alertdialog", name="Er du her fortsatt?")
    expect(warning.locator("[data-lock-lost]")).to_be_visible()
    expect(warning.locator("[data-lock-kept]")).to_be_hidden()
    assert not phone.evaluate(f"Object.keys(localStorage).some({IS_DRAFT})")


def test_a_reflection_on_a_later_page_of_a_lesson_is_there_again_where_it_was_written(phone, kari):
    lesson = make.published_lesson(
        make.choice(), make.new_page(), make.text(), make.block("reflection", prompt="Hvem trøstet deg?")
    )
    enrol(kari, training=lesson.get_parent().specific.get_parent().specific.code, by=None)
    begin_lesson(kari, lesson_uuid=lesson.uuid, place="1")
    phone.goto("/logg-inn/")
    sign_in(phone, kari)
    phone.goto(f"/leksjoner/{lesson.uuid}/?side=2")
    expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
    phone.get_by_label("Hvem trøstet deg?").fill("Bestemor.")
    phone.context.clear_cookies(name="sessionid")
    phone.get_by_role("button", name="Legg i notatboken min").click()
    sign_in(phone, kari)
    expect(phone.get_by_label("Hvem trøstet deg?")).to_have_value("Bestemor.")
    phone.get_by_role("button", name="Legg i notatboken min").click()
    expect(phone.get_by_text("Lagt i notatboken")).to_be_visible()
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []


def test_the_choices_of_a_quiz_are_there_again_when_the_sign_in_has_ended_before_it_is_handed_in(phone, kari):
    module = make.module()
    quiz = make.publish(make.quiz(make.choice(), make.choice(prompt="Og nå?"), under=module))
    make.publish(module)
    programme = module.get_parent().specific
    make.publish(programme)
    enrol(kari, training=programme.code, by=None)
    start_quiz(kari, quiz_uuid=quiz.uuid)
    phone.goto("/logg-inn/")
    sign_in(phone, kari)
    phone.goto(f"/prover/{quiz.uuid}/")
    expect(phone.locator("html[data-drafts-ready]")).to_be_attached()
    for choice in phone.get_by_label("Ro og tid").all():
        choice.check()
    phone.context.clear_cookies(name="sessionid")
    phone.locator("form[data-drafts-all] button[type=submit]").last.click()
    sign_in(phone, kari)
    expect(phone.locator("input:checked")).to_have_count(2)
    phone.locator("form[data-drafts-all] button[type=submit]").last.click()
    expect(phone.get_by_text("Det er riktig.")).to_have_count(2)
    assert Attempt.objects.get().points == 2


def test_a_visitors_words_are_there_again_in_their_own_tab_alone(new_page):
    visitor = new_page()
    visitor.goto("/bli-kjent/")
    expect(visitor.locator("html[data-drafts-ready]")).to_be_attached()
    field = visitor.locator("form[method=post] input[type=text]").first
    field.fill("Anne Berg")
    visitor.wait_for_function("Object.keys(sessionStorage).some((key) => key.startsWith('draft:'))")
    visitor.reload()
    expect(field).to_have_value("Anne Berg")
    other = visitor.context.new_page()
    other.goto("/bli-kjent/")
    expect(other.locator("html[data-drafts-ready]")).to_be_attached()
    expect(other.locator("form[method=post] input[type=text]").first).to_have_value("")
