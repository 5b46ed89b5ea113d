"""Links to other sites: asked by a worker, told to editors when they fail for more than a day."""

import json
import threading
import time
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.actions import link_answers
from cms.actions.link_answers import LinkAnswer, ask
from cms.actions.link_check import check_links, check_links_of
from cms.models import LessonProvision, OutsideAddress, OutsideLink, Trouble
from cms.queries.checks.links import outside_address, outside_links
from cms.queries.checks.page_check import proof_of
from cms.queries.overview import overview
from cms.rules.shortcomings import ShortcomingKind
from lms.dates import today
from tests.cms import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
START = datetime.fromisoformat("2026-03-02T04:45:00+01:00")


class _Site(ThreadingHTTPServer):
    """A site on this machine: `pages` says what each path answers, `asked` what came."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages, self.asked, self.agents = {}, [], set()

    def handle_error(self, request, client_address):
        """Who asked did not wait."""

    def address(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Any

    def _answer(self):
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers["User-Agent"])
        said = self.server.pages.get(f"{self.command} {self.path}", self.server.pages.get(self.path, 404))
        if said == "sleep":
            time.sleep(0.4)
            return
        if said == "trickle":
            for _ in range(40):
                self.wfile.write(b"H")
                time.sleep(0.02)
            return
        self.send_response(302 if isinstance(said, str) else said)
        if isinstance(said, str):
            self.send_header("Location", said.encode().decode("latin-1"))
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815

    def log_message(self, *args):
        pass


@pytest.fixture
def site(settings, monkeypatch):
    settings.LINK_CHECK = settings.WEBHOOKS_MAY_BE_LOCAL = True
    monkeypatch.setattr(link_answers, "TIMEOUT_SECONDS", 0.1)
    monkeypatch.setattr(link_answers, "PAUSE_SECONDS", 0)
    with _Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def page_to(*addresses, **values):
    """A published page with a link to each address, of the words "lenke 1", "lenke 2" …"""
    links = (f'<a href="{address}">lenke {number}</a>' for number, address in enumerate(addresses, 1))
    return make.publish(make.info(body=json.dumps([make.text(f"<p>{' '.join(links)}</p>")]), **values))


def on_day(number):
    return time_machine.travel(START + timedelta(days=number))


def told():
    return [
        (link.words, timezone.localdate(link.address.failing_since)) for link in overview(on=today()).silent
    ]


def test_a_link_is_told_when_it_fails_twice_a_day_apart_and_no_more_when_mended(site):
    page = page_to(site.address("/borte"))
    with on_day(0):
        check_links()
        assert told() == []
    with on_day(0.5):
        check_links_of(page.pk)
        assert told() == []
    with on_day(1.1):
        check_links()
        assert told() == [("lenke 1", START.date())]
        assert [(one.lack, one.about) for one in proof_of(page).shortcomings] == [
            (ShortcomingKind.SILENT_SITE, "lenke 1")
        ]
    site.pages["/borte"] = 200
    with on_day(2.2):
        check_links()
        assert told() == []
        assert proof_of(page).shortcomings == []


def test_each_address_is_asked_once_a_week_however_many_pages_link_to_it(site):
    site.pages["/her"] = 200
    page_to(site.address("/her"), site.address("/her#del-2"))
    page_to(site.address("/her"))
    for day in (0, 1.5, 6, 7.1):
        with on_day(day):
            check_links()
    assert site.asked == ["HEAD /her"] * 2
    assert len(site.agents) == 1
    assert "Fosterhjemsopplaering" in site.agents.pop()


def test_a_site_that_refuses_head_is_asked_as_readers_ask(site):
    site.pages = {"HEAD /her": 405, "GET /her": 200}
    assert ask(site.address("/her")) == LinkAnswer(status=200)
    assert site.asked == ["HEAD /her", "GET /her"]


@pytest.mark.parametrize("slowness", ["sleep", "trickle"])
def test_a_site_that_takes_too_long_is_left(site, slowness):
    site.pages["/treg"] = slowness
    began = time.monotonic()
    answer = ask(site.address("/treg"))
    assert answer.is_failure
    assert answer.is_silence
    assert time.monotonic() - began < 0.7


@pytest.mark.parametrize(
    ("onward", "trouble"),
    [
        ("http://10.0.0.1/", Trouble.NOT_PUBLIC),
        ("http://169.254.169.254/latest/", Trouble.NOT_PUBLIC),
        ("http://[::1]/", Trouble.NOT_PUBLIC),
        ("http://[::ffff:127.0.0.1]/", Trouble.NOT_PUBLIC),
        ("http://224.0.0.1/", Trouble.NOT_PUBLIC),
        ("http://2130706433/", Trouble.NOT_PUBLIC),
        ("http://8.8.8.8:22/", Trouble.NOT_ASKED),
        ("file:///etc/hostname", Trouble.NOT_ASKED),
        ("http://[", Trouble.NOT_ASKED),
        ("/i/ring", Trouble.TOO_MANY_REDIRECTS),
    ],
)
def test_a_redirect_is_not_followed_where_the_platform_may_not_go(site, onward, trouble):
    site.pages = {"/vei": onward, "/i/ring": "/i/ring"}
    assert ask(site.address("/vei")) == LinkAnswer(trouble=trouble)


def test_a_redirect_to_a_page_is_followed_whatever_its_letters(site):
    site.pages = {"/gammel": "/ny/søk", "/ny/s%C3%B8k": 200}
    assert ask(site.address("/gammel")) == LinkAnswer(status=200)


def test_this_machine_is_not_asked_outside_the_tests(site, settings):
    settings.WEBHOOKS_MAY_BE_LOCAL = False
    assert ask(site.address("/her")).trouble is Trouble.NOT_ASKED
    assert ask("http://127.0.0.1/").trouble is Trouble.NOT_PUBLIC
    assert site.asked == []


@pytest.mark.parametrize(
    ("status", "fails"), [(200, False), (403, False), (429, False), (410, True), (502, True)]
)
def test_only_what_a_reader_would_miss_is_a_failure(status, fails):
    assert LinkAnswer(status=status).is_failure is fails


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://lovdata.no/lov/2021#p3", "https://lovdata.no/lov/2021"),
        ("https://blåbær.no/søk?q=ø", "https://xn--blbr-roah.no/s%C3%B8k?q=%C3%B8"),
        ("mailto:post@example.no", None),
        ("/logg-inn/", None),
        ("http://localhost:8000/", None),
        ("http://[", None),
        ("https://example.no:99999/", None),
        ("https://example.no/" + "a" * 2000, None),
    ],
)
def test_an_address_is_asked_in_its_plain_form(written, asked):
    assert outside_address(written) == asked


def test_provisions_are_links_too():
    page = make.lesson()
    page.provisions = [LessonProvision(reference="§ 9-4", address="https://lovdata.no/", locale=page.locale)]
    assert [(link.words, link.url) for link in outside_links(page)] == [("§ 9-4", "https://lovdata.no/")]


def test_addresses_that_no_published_page_links_to_are_forgotten(site):
    page = page_to(site.address("/her"))
    check_links()
    assert OutsideAddress.objects.count() == 1
    page.unpublish()
    check_links()
    assert (OutsideAddress.objects.count(), OutsideLink.objects.count()) == (0, 0)


def test_nothing_is_held_against_sites_when_the_platform_has_no_way_out(site):
    root = Page.get_first_root_node()
    for number in range(3):
        nowhere = OutsideAddress.objects.create(url=f"http://{'x' * 64}{number}.no/")
        OutsideLink.objects.create(page=root, address=nowhere, words="lenke")
    assert check_links() == 0
    page_to(site.address("/borte"))
    assert check_links() == 4


@pytest.mark.parametrize("is_on", [True, False])
def test_publishing_has_the_links_checked_by_a_worker_alone(
    site, settings, is_on, django_capture_on_commit_callbacks
):
    settings.LINK_CHECK = is_on
    with django_capture_on_commit_callbacks() as handed_on:
        page = page_to(site.address("/her"))
    assert (len(handed_on), site.asked) == (int(is_on), [])
    assert check_links_of(page.pk) == int(is_on)


def test_editors_are_told_words_address_and_day(site, client):
    page = page_to(site.address("/borte"), title="Satser")
    for day in (0, 1.1):
        with on_day(day):
            check_links()
    client.force_login(UserFactory(is_superuser=True))
    for address in (reverse("cms_overview"), reverse("cms_proof", args=[page.pk])):
        shown = client.get(address).content.decode()
        assert "lenke 1" in shown
        assert site.address("/borte") in shown
        assert "02.03.2026" in shown
