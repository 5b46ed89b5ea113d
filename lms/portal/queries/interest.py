"""Those who have written to a service, as its coordinators see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import timezone

from cms.models import InfoPage
from lms.people.models import User
from lms.portal.models import Interest
from lms.portal.models.interest import InterestQuerySet
from lms.portal.queries.meetings import MeetingAhead, meetings_of, way_of
from lms.portal.rules.way import WayStep

SHOWN_A_PAGE = 25
ANSWERED = 20
SUGGESTED = 3


@dataclass(frozen=True)
class Wondering:
    """Somebody who wrote, with how far they have come."""

    interest: Interest
    way: Sequence[WayStep]


@dataclass(frozen=True)
class Interested:
    """One page of those who wait, the first to write first, who was answered last, and the meetings ahead
    that they may be signed up to."""

    page: "Page[Interest]"
    waiting: list[Wondering]
    answered: list[Wondering]
    meetings: Sequence[MeetingAhead]

    @property
    def ahead(self) -> list[MeetingAhead]:
        return [one for one in self.meetings if not one.has_begun]


def interests_of(coordinator: User) -> InterestQuerySet:
    """Those who have written to the coordinator's own service."""
    return Interest.objects.visible_to(coordinator).select_related(
        "municipality", "answered_by", "visitor__session"
    )


def interested(coordinator: User, *, page: str | None) -> Interested:
    """The list of those who have written to the coordinator's service; `page` as the address has it."""
    rows = interests_of(coordinator)
    waiting = Paginator(rows.waiting().order_by("made_at", "pk"), SHOWN_A_PAGE).get_page(page)
    return Interested(
        page=waiting,
        waiting=_asked(waiting),
        answered=_asked(rows.exclude(answered_at=None).order_by("-answered_at")[:ANSWERED]),
        meetings=meetings_of(coordinator, at=timezone.now()),
    )


def _asked(rows: Iterable[Interest]) -> list[Wondering]:
    return [Wondering(one, way_of(one.visitor, has_asked=True)) for one in rows]


def pages_to_read(language: str) -> list[InfoPage]:
    """A few pages of the menu, for who has just written."""
    return list(InfoPage.objects.live().in_menu().filter(locale__language_code=language)[:SUGGESTED])
