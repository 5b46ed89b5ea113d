"""The two mounted admins under their content security policy, in a real browser: what it refuses on any of
these pages fails the journey."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from lms.people.models import Role
from tests import world
from tests.cms import factories as make
from tests.test_keeping import client_of

pytestmark = pytest.mark.django_db(transaction=True)

AUTHORING = [
    "",
    "pages/{lesson}/edit/",
    "pages/{lesson}/history/",
    "pages/add/cms/lessonpage/{module}/",
    "pages/{module}/",
    "pages/{module}/edit/",
    "pages/{lesson}/copy/",
    "pages/{lesson}/move/",
    "pages/add/cms/quizpage/{module}/",
    "redirects/add/",
    "images/",
    "images/multiple/add/",
    "documents/",
    "documents/multiple/add/",
    "media/",
    "media/video/add/",
    "reports/site-history/",
    "oversikt/",
    "programfiler/",
    "veiviser/",
    "account/",
    "localize/submit/page/{lesson}/",
]


@pytest.fixture
def where():
    return world.build()


def _sign_in(page: Page, user, address: str) -> None:
    cookie = client_of(user).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def test_authors_pages_work_without_making_scripts_from_text(desk, where, live_server):
    make.home("nn")
    lesson = make.published_lesson(make.text(), make.choice(), make.block("reflection", prompt="Hvem?"))
    _sign_in(desk, where.users[Role.EDITOR], live_server.url)
    pages = {"lesson": lesson.pk, "module": lesson.get_parent().pk}
    refused = []
    tabs = [desk, *(desk.context.new_page() for _ in range(3))]
    for start in range(0, len(AUTHORING), len(tabs)):
        opened = list(zip(tabs, AUTHORING[start:], strict=False))
        for tab, address in opened:
            answer = tab.goto("/cms/" + address.format(**pages))
            if answer.status != 200:
                refused.append(f"{address}: {answer.status}")
        for tab, _ in opened:
            tab.wait_for_load_state("networkidle")
    assert not refused
    desk.goto(f"/cms/pages/{lesson.pk}/edit/")
    desk.locator(".public-DraftEditor-content").first.click()
    desk.keyboard.type("Å lytte er å vente. ")
    desk.get_by_role("button", name="Sett inn en blokk").last.click()
    expect(desk.get_by_role("listbox")).to_be_visible()
    expect(desk.locator(".public-DraftEditor-content").first).to_contain_text("Å lytte er å vente.")


def test_forms_that_scripts_of_the_page_begin_work(desk, where, live_server):
    """An inline panel takes a row, and the row's chooser opens."""
    make.home("nn")
    lesson = make.published_lesson(make.text())
    _sign_in(desk, where.users[Role.EDITOR], live_server.url)
    desk.goto(f"/cms/pages/{lesson.get_parent().pk}/edit/")
    desk.locator("#id_prerequisites-ADD").click()
    row = desk.locator("#id_prerequisites-0-module-chooser")
    row.locator("[data-chooser-action-choose]:visible").first.click()
    expect(desk.locator(".modal-body")).to_be_visible()


def test_registers_pages_work_without_scripts_of_their_own(desk, where, live_server):
    _sign_in(desk, where.users[Role.ADMIN], live_server.url)
    desk.goto("/administrasjon/")
    links = desk.locator("#content a[href^='/administrasjon/']").all()
    addresses = {link.get_attribute("href") for link in links}
    assert len(addresses) > 10
    for address in sorted(addresses):
        assert desk.goto(address).status == 200, address


def test_what_is_written_into_a_register_is_there_again(desk, where, live_server):
    _sign_in(desk, where.users[Role.ADMIN], live_server.url)
    desk.goto("/administrasjon/people/organisation/add/")
    expect(desk.locator("html[data-drafts-ready]")).to_be_attached()
    desk.locator("#id_name").fill("Barnevernet i fjorden")
    desk.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('draft:'))")
    desk.reload()
    expect(desk.locator("#id_name")).to_have_value("Barnevernet i fjorden")
