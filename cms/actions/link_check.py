import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from cms.actions.link_answers import LinkAnswer, ask
from cms.models import OutsideAddress, OutsideLink
from cms.models.links import AT_LEAST_APART
from cms.queries.checks.links import outside_links, stream_name
from lms.jobs import run_on_commit

log = logging.getLogger(__name__)
CHECK_PAGE = "cms.tasks.check_links_of"
ASKED_EVERY = timedelta(days=7)
# The queue hands a task to another worker after half an hour; what is left waits for the next night.
_LONGEST_ROUND_SECONDS = 1200
_ENOUGH_TO_TELL = 3


def links_changed(page: Page) -> None:
    """Have the outside links of a published page checked soon, by a worker, if links are checked."""
    if settings.LINK_CHECK:
        run_on_commit(CHECK_PAGE, page.pk)


def check_links_of(page_id: int) -> int:
    """Ask the addresses that a published page links to, save those asked within a day; returns how many."""
    page = Page.objects.live().filter(pk=page_id).first()
    if page is None or not settings.LINK_CHECK:
        return 0
    note_links(page)
    before = timezone.now() - AT_LEAST_APART
    addresses = OutsideAddress.objects.filter(links__page=page_id)
    return _check(addresses.filter(Q(asked_at=None) | Q(asked_at__lte=before)))


def check_links() -> int:
    """Ask each address of published pages that has not been asked for a week, or failed a day ago or
    earlier; forget those that no page links to. Returns how many were asked."""
    if not settings.LINK_CHECK:
        return 0
    for page in Page.objects.live().filter(depth__gt=1).specific().iterator(chunk_size=50):
        if stream_name(page):
            note_links(page)
    OutsideLink.objects.filter(page__live=False).delete()
    OutsideAddress.objects.filter(links=None).delete()
    now = timezone.now()
    return _check(
        OutsideAddress.objects.filter(
            Q(asked_at=None)
            | Q(asked_at__lte=now - ASKED_EVERY)
            | Q(failing_since__isnull=False, asked_at__lte=now - AT_LEAST_APART)
        ).order_by(F("asked_at").asc(nulls_first=True), "pk")
    )


@transaction.atomic
def note_links(page: Page) -> None:
    """Write down the outside links of a page as it is published, in place of those of before."""
    words: dict[str, str] = {}
    for link in outside_links(page.specific):
        words.setdefault(link.url, link.words)
    OutsideAddress.objects.bulk_create((OutsideAddress(url=url) for url in words), ignore_conflicts=True)
    addresses = OutsideAddress.objects.in_bulk(words, field_name="url")
    OutsideLink.objects.filter(page=page).delete()
    OutsideLink.objects.bulk_create(
        (OutsideLink(page_id=page.pk, address=addresses[url], words=said) for url, said in words.items()),
        ignore_conflicts=True,
    )


def note_answer(address: OutsideAddress, answer: LinkAnswer, *, at: datetime) -> None:
    """Keep what came of asking an address; the first failure after an answer is when it began to fail."""
    OutsideAddress.objects.filter(pk=address.pk).update(
        asked_at=at,
        status=answer.status,
        trouble=answer.trouble or "",
        failing_since=Coalesce("failing_since", Value(at)) if answer.is_failure else None,
    )


def _check(addresses: Iterable[OutsideAddress]) -> int:
    started, answers = time.monotonic(), []
    for address in addresses:
        if time.monotonic() - started > _LONGEST_ROUND_SECONDS:
            break
        answers.append((address, ask(address.url), timezone.now()))
    silent = {urlsplit(address.url).hostname for address, answer, _ in answers if answer.is_silence}
    if len(silent) >= _ENOUGH_TO_TELL and all(answer.is_silence for _, answer, _ in answers):
        log.warning("No site answered, of %s: the platform itself may have no way out.", len(silent))
        return 0
    for address, answer, at in answers:
        note_answer(address, answer, at=at)
    return len(answers)
