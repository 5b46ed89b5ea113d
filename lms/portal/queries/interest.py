"""Those who have written to a service, as its coordinators see them."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from cms.models import InfoPage
from lms.people.models import User
from lms.portal.models import Interest
from lms.portal.models.interest import InterestQuerySet

SHOWN_A_PAGE = 25
ANSWERED = 20
SUGGESTED = 3


@dataclass(frozen=True)
class Interested:
    """One page of those who wait, the first to write first, and who was answered last."""

    waiting: "Page[Interest]"
    answered: list[Interest]


def interests_of(coordinator: User) -> InterestQuerySet:
    """Those who have written to the coordinator's own service."""
    return Interest.objects.visible_to(coordinator).select_related("municipality", "answered_by")


def interested(coordinator: User, *, page: str | None) -> Interested:
    """The list of those who have written to the coordinator's service; `page` as the address has it."""
    rows = interests_of(coordinator)
    return Interested(
        waiting=Paginator(rows.waiting().order_by("made_at", "pk"), SHOWN_A_PAGE).get_page(page),
        answered=list(rows.exclude(answered_at=None).order_by("-answered_at")[:ANSWERED]),
    )


def pages_to_read(language: str) -> list[InfoPage]:
    """A few pages of the menu, for who has just written."""
    return list(InfoPage.objects.live().in_menu().filter(locale__language_code=language)[:SUGGESTED])
