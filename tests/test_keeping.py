"""Over every URL, for somebody who is signed in: nothing of the answer is kept by any cache, and what is
written into any form of the page is kept for its writer."""

from copy import deepcopy
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.filter import ElementFilter
from django.conf import settings
from django.test import Client
from django.urls import reverse

from lms.people.middleware import shared
from tests import world
from tests.role_table import FOSTER_PARENT, SIGNED_IN, Row
from tests.test_roles import ROWS

# What may be kept holds nothing of anybody's, or says for itself how long and by whom.
KEPT = {
    "calendar-feed",
    "cms:scripts",
    "favicon",
    "media",
    "portal:manifest",
    "portal:service-worker",
    "robots",
    "security-txt",
    "sitemap",
    "wagtaildocs_serve",
}
TYPED = {"text", "email", "tel", "url", "search", None}


@pytest.fixture(scope="module")
def standing_world(stand):
    return stand(lambda: world.build().with_pages())


@pytest.fixture
def own_world(standing_world, db):
    return deepcopy(standing_world)


def role_of(row: Row) -> str:
    """One of those who are allowed, always the same."""
    return sorted(row.allowed & SIGNED_IN)[0]


def client_of(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def address_of(row: Row, where) -> str:
    return f"/{row.name}" if row.prefix else reverse(row.name, kwargs=dict(row.own(where)))


def _answer(row: Row, where):
    ask = getattr(client_of(where.users[role_of(row)]), row.method)
    return ask(address_of(row, where), data=dict(row.sends(where)))


class _WhatIsWrittenAndKept(ElementFilter):
    def allow_tag_creation(self, nsprefix, name, attrs):
        return name in {"form", "script"} or "data-drafts" in (attrs or {})


def read(answer) -> BeautifulSoup:
    """Of a page its forms, and what keeps what is written into them; the rest is made to no tree."""
    only: Any = _WhatIsWrittenAndKept()
    return BeautifulSoup(answer.content, "lxml", parse_only=only, from_encoding=answer.charset)


def written_forms(page: BeautifulSoup):
    """Forms with room for words of one's own; those that ask for a password are never kept."""
    for form in page.select("form[method=post]"):
        if form.select_one("[type=password]"):
            continue
        fields = form.select("textarea, input")
        if any(one.name == "textarea" or one.get("type") in TYPED for one in fields if one.get("name")):
            yield form


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.allowed & SIGNED_IN], ids=lambda row: f"{row.method} {row.name}"
)
def test_nothing_seen_is_kept_and_all_that_is_written_is(row: Row, own_world):
    answer = _answer(row, own_world)
    kept = answer.headers.get("Cache-Control", "")
    assert ("no-store" not in kept) == (row.name in KEPT), f"{row.name}: Cache-Control: {kept or 'none'}"
    if row.prefix or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    page = read(answer)
    for form in written_forms(page):
        assert page.select_one("[data-drafts][data-key]"), f"{form.get('action')} is not kept while written"
        assert page.select_one("script[src$='js/drafts.js']")
        assert "data-no-drafts" not in form.attrs


@pytest.mark.parametrize(("is_shared", "is_kept"), [(False, True), (True, False)])
def test_the_notebook_is_never_kept_on_a_device_that_others_use(own_world, is_shared, is_kept):
    client = client_of(own_world.users[FOSTER_PARENT])
    if is_shared:
        session = client.session
        shared.begin(session)
        session.save()
    page = BeautifulSoup(client.get(reverse("courses:notebook")).content, "lxml")
    (form,) = (form for form in page.select("main form") if form.select_one("textarea"))
    assert ("data-no-drafts" not in form.attrs) == is_kept
