"""axe on the pages of the role table: one of each template, or with AUDIT=1 every page in both colour
schemes at three widths, a package at a time. None may be wider than the screen."""

import os
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from tests import role_table, world
from tests.role_table import SIGNED_IN, VISITOR, Row

IS_AUDIT = bool(os.environ.get("AUDIT"))
WIDTHS = (390, 768, 1280) if IS_AUDIT else (390,)
SCHEMES = ("light", "dark") if IS_AUDIT else ("light",)
# Where a page tells of the platform's own workings, or is another's to mend.
SKIPPED = {"wagtail_serve", "media"}
# One page that is another one for each role.
HOME = "portal:home"
PACKAGES = sorted(module.name for module in iter_modules(role_table.__path__))
PARTS = [[package] for package in PACKAGES] if IS_AUDIT else [PACKAGES]


def _rows(packages: list[str]) -> Iterator[Row]:
    for package in packages:
        for row in import_module(f"{role_table.__name__}.{package}").ROWS:
            if not row.prefix and row.method == "get" and 200 in row.answers and row.name not in SKIPPED:
                yield row


def _roles(row: Row) -> list[str]:
    if IS_AUDIT and row.name == HOME:
        return sorted(row.allowed)
    return [VISITOR if VISITOR in row.allowed else min(row.allowed)]


def _pages(own: world.World, packages: list[str], unopened: list[str]) -> Iterator[tuple[str, str, str]]:
    """(role, address, template) of each HTML page that a row opens with GET; rows that need more than
    this world holds go into `unopened`."""
    seen = set()
    for row in _rows(packages):
        address = reverse(row.name, kwargs=dict(row.own(own)))
        for role in _roles(row):
            client = Client()
            if role in SIGNED_IN:
                client.cookies[settings.SESSION_COOKIE_NAME] = own.signed_in[own.users[role].pk]
            answer = client.get(address)
            if answer.status_code != 200:
                unopened.append(f"{row.name} as {role} ({answer.status_code})")
                continue
            if not answer["Content-Type"].startswith("text/html"):
                continue
            template = answer.templates[0].name if answer.templates else address
            if IS_AUDIT or template not in seen:
                seen.add(template)
                yield role, address, template


def _sign_in(page: Page, own: world.World, role: str, address: str) -> None:
    page.context.clear_cookies()
    if role == VISITOR:
        return
    cookie = own.signed_in[own.users[role].pk]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("packages", PARTS, ids="-".join)
def test_pages_have_no_findings_and_fit_the_screen(desk, axe, live_server, packages, capsys):
    own = world.build().with_pages().with_sign_ins()
    findings: list[str] = []
    unopened: list[str] = []
    pages = list(_pages(own, packages, unopened))
    assert IS_AUDIT or len(pages) > 180
    for role, address, template in pages:
        _sign_in(desk, own, role, live_server.url)
        for scheme in SCHEMES:
            desk.emulate_media(color_scheme=scheme)
            desk.goto(address)
            for width in WIDTHS:
                desk.set_viewport_size({"width": width, "height": 900})
                try:
                    axe(desk)
                except AssertionError as error:
                    findings.append(f"{role}, {template}, {scheme}, {width}: {error}")
                wide = desk.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    findings.append(f"{role} {address} ({template}) is {wide} wide on a screen of {width}")
    if IS_AUDIT:
        with capsys.disabled():
            print(f"\n{len(pages)} pages opened; not opened here: {', '.join(unopened) or 'none'}")
    assert not findings, "\n".join(findings)
