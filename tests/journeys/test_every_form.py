"""In a real browser, every form with room for words: what is written into it is there again."""

from contextlib import suppress

import pytest
from django.conf import settings
from django.db import transaction
from playwright.sync_api import Page, expect

from tests import world
from tests.role_table import SIGNED_IN
from tests.test_keeping import address_of, client_of, read, role_of, written_forms
from tests.test_roles import ROWS

pytestmark = pytest.mark.django_db(transaction=True)

FIELDS = (
    "form[method=post]:not(:has([type=password])) :is(textarea, input:not([type]), [type=text], [type=email],"
    " [type=tel], [type=url])[name]:enabled:not([readonly]):not([autocomplete=one-time-code]):visible"
)


def _pages_with_forms(where) -> dict[str, list[str]]:
    """Addresses of pages with such forms, by role; a record that cannot be there twice is passed over."""
    found: dict[str, list[str]] = {}
    for row in ROWS:
        if row.method != "get" or row.prefix or not row.allowed & SIGNED_IN:
            continue
        role = role_of(row)
        address = ""
        with suppress(Exception), transaction.atomic():
            address = address_of(row, where)
        if not address:
            continue
        page = client_of(where.users[role]).get(address)
        if page.headers.get("Content-Type", "").startswith("text/html") and list(written_forms(read(page))):
            found.setdefault(role, []).append(address)
    return found


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("html[data-drafts-ready]")).to_be_attached()


def _values(page: Page) -> list[str]:
    return page.locator(FIELDS).evaluate_all("fields => fields.map((one) => one.value)")


def test_words_written_into_any_form_are_there_again_after_the_page_was_left(desk, live_server):
    where = world.build().with_pages()
    lost, seen = [], 0
    for role, addresses in _pages_with_forms(where).items():
        cookie = client_of(where.users[role]).cookies[settings.SESSION_COOKIE_NAME].value
        desk.context.clear_cookies()
        desk.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        written: dict[str, list[str]] = {}
        for address in addresses:
            _open(desk, address)
            for field in desk.locator(FIELDS).all():
                field.fill("a@b.no" if field.get_attribute("type") == "email" else "Ro og tid")
            written[address] = _values(desk)
            desk.wait_for_timeout(150)
        for address, words in written.items():
            if not words:
                continue
            _open(desk, address)
            again = _values(desk)
            seen += 1
            if again != words:
                lost.append(f"{role} {address}: {words} came back as {again}")
    assert seen > 25, "the forms were found"
    assert not lost, "\n".join(lost)
