"""What a journey walks with: a phone and a desk in a real browser, screenshots, and axe.

A page, or a tab opened beside it, fails its journey when a script breaks on it or when it asks any other
host for anything.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakSet

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

SCREENSHOTS = Path(settings.BASE_DIR) / "screenshots"
AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@contextmanager
def _page(browser: Browser, base_url: str, device: dict) -> Iterator[Page]:
    host = urlsplit(base_url).netloc
    context = browser.new_context(
        base_url=base_url, locale="nb-NO", timezone_id="Europe/Oslo", reduced_motion="reduce", **device
    )
    context.set_default_timeout(30_000)
    faults: list[str] = []
    context.on(
        "weberror",
        lambda thrown: faults.append(f"script error on {_address(thrown)}: {thrown.error}"),
    )
    context.on(
        "request",
        lambda request: faults.extend(
            [f"a page asks another host: {request.url}"]
            if urlsplit(request.url).netloc not in {host, ""}
            else []
        ),
    )
    context.on(
        "console",
        lambda said: (
            faults.append(f"refused by the content security policy on {_address(said)}: {said.text}")
            if "Content Security Policy" in said.text
            else None
        ),
    )
    yield context.new_page()
    context.close()
    assert not faults, "\n".join(faults)


def _address(event: WebError | ConsoleMessage) -> str:
    return event.page.url if event.page else "a page that is closed"


@pytest.fixture
def new_page(browser: Browser, live_server) -> Iterator[Callable[[dict], Page]]:
    """Further pages, each a visitor of its own: `new_page(PHONE)`, `new_page(DESK)`."""
    opened = []

    def open_page(device: dict = DESK) -> Page:
        walk = _page(browser, live_server.url, device)
        opened.append(walk)
        return walk.__enter__()

    yield open_page
    for walk in reversed(opened):
        walk.__exit__(None, None, None)


@pytest.fixture
def phone(new_page) -> Page:
    """A page on a phone-sized screen, 390 x 844."""
    return new_page(PHONE)


@pytest.fixture
def desk(new_page) -> Page:
    """A page on a desk-sized screen, 1280 x 900."""
    return new_page(DESK)


@pytest.fixture
def screenshot(request) -> Callable[[Page, str], Path]:
    """`screenshot(page, "step")` saves screenshots/<journey>/<step>-<width>.png where `SCREENSHOTS` is set,
    and returns its path."""
    journey = re.sub(r"^test_", "", request.node.originalname or request.node.name)

    def save(page: Page, step: str) -> Path:
        width = page.viewport_size["width"]
        path = SCREENSHOTS / journey / f"{step}-{width}.png"
        if os.environ.get("SCREENSHOTS"):
            path.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=path, full_page=True)
        return path

    return save


def width(page: Page) -> int:
    """How wide the page is in pixels, once it is there; more than its screen has to be scrolled sideways."""
    page.wait_for_load_state()
    return page.locator("body").evaluate("() => document.documentElement.scrollWidth")


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with what axe-core finds against WCAG 2.2 AA and its best practice."""
    source = AXE.read_text(encoding="utf-8")
    brings_axe: WeakSet[BrowserContext] = WeakSet()

    def check(page: Page, context: str | None = None) -> None:
        if page.context not in brings_axe:
            brings_axe.add(page.context)
            page.context.add_init_script(source)
        page.wait_for_load_state()
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(source)
        # No rule of these asks for style sheets in themselves, which axe would read for every page.
        findings = page.evaluate(
            """([context, tags]) => axe.run(
                 context || document,
                 {runOnly: tags, resultTypes: ["violations"], preload: {assets: ["media"]}}
               ).then(result => result.violations)""",
            [context, AXE_RULES],
        )
        assert not findings, f"axe on {page.url}:\n" + "\n".join(
            f"- {finding['id']} ({finding['impact']}): {finding['help']}\n"
            + "\n".join(
                f"    {node['html'][:200]}\n      {node['failureSummary']}" for node in finding["nodes"]
            )
            for finding in findings
        )

    return check
