"""What each audience's home page weighs: requests and bytes on a first and a later visit, and how many
clicks lie between signing in and the page on which the next step is taken."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.management import call_command
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from lms.demo.persons import PASSWORD
from lms.people.models import User
from lms.people.rules.role_notices import VERSIONS, as_it_stands
from tests.journeys import browser
from tests.lms.xapi.serving import Served
from tests.load.lighthouse_bench import SERVED, _collect
from tests.load.report import heading, measure

_LEARNING = {"cms:lesson", "cms:quiz", "sessions:session", "sessions:open"}
# For each audience the names of the addresses on which the next step is taken.
NEXT_STEP = {
    "kari": _LEARNING,
    "ingrid": _LEARNING,
    "kursleder": {"sessions:roster"},
    "koordinator": {"portal:interested", "sessions:planned", "sessions:in-home-plans"},
    "saksbehandler": {"approval:home"},
    "redaktor": {"wagtailadmin_pages:edit"},
    "revisor": {"approval:desk"},
    "administrator": {"approval:rule-sets", "courses:recommendations"},
}
HOME = "/min-side/"
MOST_CLICKS = 3
LINKS_TRIED = 8


@dataclass
class Visit:
    """What the browser fetched for one page."""

    requests: int = 0
    size: int = 0


def main() -> None:
    heading("Home pages: what they weigh, and how far the next step is")
    settings.ENVIRONMENT = "demo"
    call_command("createcachetable")
    call_command("demo", verbosity=0)
    User.objects.filter(username__in=NEXT_STEP).update(
        privacy_notice_seen_at="2026-01-01T12:00Z", notices_read=[as_it_stands(role) for role in VERSIONS]
    )
    _collect()
    with (
        Served(settings.DATABASES["default"]["NAME"], settings_module=SERVED, workers=2) as server,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser.require(), args=browser.FLAGS)
        for name in NEXT_STEP:
            _measure(chromium, f"http://localhost:{server.port}", name)
        chromium.close()


def _measure(chromium: Browser, address: str, name: str) -> None:
    signed_in = _signed_in(chromium, address, name)
    cookies: Any = signed_in.context.cookies()
    measure(f"{name}, clicks from signing in to the next step", _clicks(signed_in, NEXT_STEP[name]))
    signed_in.context.close()
    context = chromium.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.add_cookies(cookies)
    page = context.new_page()
    for visit in ("first", "second"):
        seen = _visit(page, address)
        measure(f"{name}, {visit} visit: requests", seen.requests)
        measure(f"{name}, {visit} visit: bytes", seen.size / 1024, "kB")
    context.close()


def _signed_in(chromium: Browser, address: str, name: str) -> Page:
    context: BrowserContext = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/logg-inn/")
    page.locator("input[name=name]:visible").fill(name)
    page.locator("input[name=password]:visible").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}")
    return page


def _clicks(page: Page, wanted: set[str]) -> int:
    """How many links, each visible on the page that the one before opened, lead to a wanted page."""
    trails: list[tuple[str, ...]] = [()]
    for clicks in range(1, MOST_CLICKS + 1):
        further = []
        for trail in trails:
            links = _opened(page, trail)
            for link in links:
                if _name(link) in wanted and _answers(page, link):
                    return clicks
            further += [(*trail, link) for link in links[:LINKS_TRIED]]
        trails = further
    raise AssertionError(f"No way to {', '.join(sorted(wanted))} in {MOST_CLICKS} clicks")


def _opened(page: Page, trail: tuple[str, ...]) -> list[str]:
    """The addresses of the visible links in the content of the page at the trail's end."""
    page.goto(trail[-1] if trail else urljoin(page.url, HOME))
    links = page.locator("main a[href]:visible").evaluate_all("found => found.map(a => a.href)")
    return [link for link in dict.fromkeys(links) if urlsplit(link).netloc == urlsplit(page.url).netloc]


def _answers(page: Page, link: str) -> bool:
    before = page.url
    response = page.goto(link)
    is_there = response is not None and response.ok and urlsplit(page.url).path == urlsplit(link).path
    page.goto(before)
    return is_there


def _name(link: str) -> str:
    try:
        return resolve(urlsplit(link).path).view_name
    except Resolver404:
        return ""


def _visit(page: Page, address: str) -> Visit:
    seen = Visit()

    def count(request: Request) -> None:
        response = request.response()
        if response is None or response.from_service_worker:
            return
        sizes = request.sizes()
        if sizes["responseHeadersSize"] + sizes["responseBodySize"]:
            seen.requests += 1
            seen.size += sizes["responseHeadersSize"] + sizes["responseBodySize"]

    page.on("requestfinished", count)
    page.goto(f"{address}{HOME}", wait_until="networkidle")
    page.remove_listener("requestfinished", count)
    return seen
