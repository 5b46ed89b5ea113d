"""What anybody may read without signing in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from cms.models import HomePage, InfoPage, NetworkDayPage
from lms.dates import OSLO
from sessions.models import SessionKind, TrainingSession


@dataclass(frozen=True)
class NetworkDay:
    """A network day as visitors see it: theme, month and region, and the page about it if there is one."""

    theme: str
    month: date
    region: str
    address: str
    text: str = ""


def network_days_ahead() -> list[NetworkDay]:
    """The published network days to come, in order of month and theme; never their day, place or
    target group. Two queries."""
    sessions = (
        TrainingSession.objects.published()
        .filter(kind=SessionKind.NETWORK_DAY)
        .beginning_after(timezone.now())
        .select_related("organisation__region")
    )
    written = NetworkDayPage.objects.live().exclude(session_uuid=None).select_related("locale")
    pages: dict[UUID | None, NetworkDayPage] = {}
    for page in sorted(written, key=lambda page: page.locale.language_code == get_language()):
        pages[page.session_uuid] = page
    days = [
        NetworkDay(
            theme=pages[session.uuid].title if session.uuid in pages else session.title,
            month=session.begins_at.astimezone(OSLO).date().replace(day=1),
            region=session.organisation.region.name if session.organisation.region else "",
            address=(pages[session.uuid].get_url_parts() or ("", "", ""))[2] if session.uuid in pages else "",
            text=pages[session.uuid].lead if session.uuid in pages else "",
        )
        for session in sessions
    ]
    return sorted(days, key=lambda one: (one.month, one.theme, one.region))


_OPEN_PAGES = (
    "portal:interest",
    "portal:network-days",
    "people:sign-in",
    "portal:accessibility",
    "people:privacy",
    "portal:keeping",
)


def public_addresses() -> list[str]:
    """The path of every page that search engines may keep, in all languages: what anybody may read and
    that holds nobody. A fixed number of queries."""
    return list(dict.fromkeys([*_pages_of_content(), *_pages_of_ours()]))


def _pages_of_content() -> Iterator[str]:
    for kind in (HomePage, InfoPage, NetworkDayPage):
        for page in kind.objects.live().public().order_by("path"):
            parts = page.get_url_parts()
            if parts and parts[2]:
                yield parts[2]


def _pages_of_ours() -> Iterator[str]:
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield from map(reverse, _OPEN_PAGES)
