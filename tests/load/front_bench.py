"""What each audience's home page weighs: requests and bytes on a first and a later visit, and how many
clicks lie between signing in and the next step."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lms.people.demo import PASSWORD
from lms.people.models import User
from tests.journeys import browser
from tests.lms.xapi.serving import Served
from tests.load.lighthouse_bench import SERVED, _collect
from tests.load.report import heading, measure

WHO = ("kari", "ingrid", "kursleder", "koordinator", "saksbehandler", "revisor", "administrator")
HOME = "/min-side/"


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
    User.objects.filter(username__in=WHO).update(privacy_notice_seen_at="2026-01-01T12:00Z")
    _collect()
    with (
        Served(settings.DATABASES["default"]["NAME"], settings_module=SERVED, workers=2) as server,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser.require(), args=browser.FLAGS)
        for name in WHO:
            _measure(chromium, f"http://localhost:{server.port}", name)
        chromium.close()


def _measure(chromium: Browser, address: str, name: str) -> None:
    signed_in = _signed_in(chromium, address, name)
    cookies = signed_in.context.cookies()
    if name == "kari":
        measure("clicks from signing in to the next step", _clicks(signed_in))
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


def _clicks(page: Page) -> int:
    page.locator(".hero__actions a").first.click()
    page.wait_for_load_state()
    return 1 if urlsplit(page.url).path != HOME else 99


def _visit(page: Page, address: str) -> Visit:
    seen = Visit()

    def count(request) -> None:  # type: ignore[no-untyped-def]
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
