"""How quick a lesson is to a phone: its page, what it weighs, and an answer there and back."""

import gzip
import re
from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.models import LessonPage
from cms.queries.published_content import question_uuid
from courses.actions.enrolments import enrol
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.load.report import heading, measure, percentile, timed

ROUNDS = 60
PAGES = 5
WORDS = "<p>" + "Et barn som er redd, trenger en voksen som blir, og som tåler at det tar tid. " * 8 + "</p>"


def main() -> None:
    heading(f"A lesson of {PAGES} pages with text and a question on each, read by a foster parent")
    person = FosterParentFactory().user
    page = _lesson()
    enrol(person, training=page.get_parent().specific.get_parent().specific.code, by=None)
    phone = Client()
    phone.force_login(person)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    _reading(phone, page)
    _answering(phone, page)


def _lesson() -> LessonPage:
    blocks = [
        block
        for number in range(PAGES)
        for block in (make.new_page(f"Side {number}"), make.text(WORDS), make.choice())
    ]
    return make.published_lesson(*blocks)


def _reading(phone: Client, page: LessonPage) -> None:
    address = f"{reverse('cms:lesson', args=[page.uuid])}?side=2"
    phone.get(address)
    with CaptureQueriesContext(connection) as captured:
        shown = phone.get(address)
    queries = len(captured)
    times = []
    for _ in range(ROUNDS):
        with timed() as clock:
            phone.get(address)
        times.append(clock.seconds * 1000)
    measure("opening a page, p50", percentile(times, 0.5), "ms")
    measure("opening a page, p95", percentile(times, 0.95), f"ms, {queries} queries (goal: at most 12)")
    html, files = len(gzip.compress(shown.content)), _files(shown.content.decode())
    measure("the page itself, compressed", html / 1000, "kB")
    measure(
        "the first time, with styles, scripts, icons and font", (html + files) / 1000, "kB (goal: under 100)"
    )


def _files(html: str) -> int:
    """The bytes of all files that a page links to, text compressed."""
    asked = re.findall(r'(?:href|src)="/static/([^"#]+\.(?:css|js|woff2|svg))', html)
    return sum(_weight(name) for name in dict.fromkeys(asked))


def _weight(name: str) -> int:
    found = finders.find(name) or finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name))
    content = Path(str(found)).read_bytes()
    return len(content) if name.endswith(".woff2") else len(gzip.compress(content))


def _answering(phone: Client, page: LessonPage) -> None:
    block = page.body[2]
    choices = [choice.id for choice in block.value["choices"].bound_blocks]
    address = reverse("cms:answer", args=[page.uuid, question_uuid(UUID(str(page.uuid)), block.id)])
    times = []
    for number in range(ROUNDS):
        with timed() as clock:
            answer = phone.post(address, {"svar": choices[number % 2]}, headers={"hx-request": "true"})
        assert b"question__feedback" in answer.content
        times.append(clock.seconds * 1000)
    measure("an answer there and back, p50", percentile(times, 0.5), "ms")
    measure("an answer there and back, p95", percentile(times, 0.95), "ms")
