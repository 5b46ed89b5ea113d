"""axe on the pages of the role table: one of each template, or with AUDIT=1 every page in both colour
schemes at three widths. None may be wider than the screen."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from tests import world
from tests.role_table import SIGNED_IN, VISITOR, Row
from tests.test_roles import ROWS

IS_AUDIT = bool(os.environ.get("AUDIT"))
WIDTHS = (390, 768, 1280) if IS_AUDIT else (390,)
SCHEMES = ("light", "dark") if IS_AUDIT else ("light",)
# Where a page tells of the platform's own workings, or is another's to mend.
SKIPPED = {"wagtail_serve", "media"}


def _pages(own: world.World) -> Iterator[tuple[str, str, str]]:
    """(role, address, template) of each HTML page that a row opens with GET."""
    seen = set()
    for row in ROWS:
        if row.prefix or row.method != "get" or 200 not in row.answers or row.name in SKIPPED:
            continue
        role = VISITOR if VISITOR in row.allowed else sorted(row.allowed)[0]
        address = _address(row, own)
        client = Client()
        if role in SIGNED_IN:
            client.force_login(own.users[role])
        answer = client.get(address)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        template = answer.templates[0].name if answer.templates else address
        if IS_AUDIT or template not in seen:
            seen.add(template)
            yield role, address, template


def _address(row: Row, own: world.World) -> str:
    return reverse(row.name, kwargs=dict(row.own(own)))


def _sign_in(page: Page, own: world.World, role: str, address: str) -> None:
    page.context.clear_cookies()
    if role == VISITOR:
        return
    client = Client()
    client.force_login(own.users[role])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


@pytest.mark.django_db(transaction=True)
def test_pages_have_no_findings_and_fit_the_screen(desk, axe, live_server):
    own = world.build()
    findings, count = [], 0
    for role, address, template in list(_pages(own)):
        count += 1
        _sign_in(desk, own, role, live_server.url)
        for scheme in SCHEMES:
            desk.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                desk.set_viewport_size({"width": width, "height": 900})
                desk.goto(address)
                try:
                    axe(desk)
                except AssertionError as error:
                    findings.append(f"{role}, {template}, {scheme}, {width}: {error}")
                wide = desk.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    findings.append(f"{role} {address} ({template}) is {wide} wide on a screen of {width}")
    assert count > 20
    assert not findings, "\n".join(findings)
