"""What editors have before them: pages due for review, unfinished or behind in a language, links that
fail, and how questions are answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Comment, Page

from cms.models import InfoPage, LessonPage, OutsideAddress, OutsideLink, QuizPage
from cms.queries.pages import open_remarks
from cms.queries.translations import Translated, stale_translations
from cms.rules.languages import source_language
from courses.queries.material_changes import first_tries
from courses.queries.versions import newest_lesson_versions
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order


@dataclass(frozen=True)
class FirstTries:
    """A question and the share, in per cent, of first answers to it that were right."""

    page: Page
    prompt: str
    per_cent: int


@dataclass(frozen=True)
class Overview:
    """The six lists; `remarks` the oldest first, `overdue` the longest overdue first, `silent` the links to
    other sites that have failed longest first, `asked` the most often wrong first."""

    overdue: list[Page]
    unfinished: list[Page]
    stale: list[tuple[Page, Translated]]
    silent: list[OutsideLink]
    asked: list[FirstTries]
    remarks: list[Comment]

    @property
    def is_clear(self) -> bool:
        return not (
            self.overdue or self.unfinished or self.stale or self.silent or self.asked or self.remarks
        )


@dataclass(frozen=True)
class Foremost:
    """The first pages to review and to finish, and how many more there are."""

    overdue: list[Page]
    unfinished: list[Page]
    more: int


def foremost(*, on: date, most: int = 5) -> Foremost:
    """What waits for editors on a day, in short: at most so many pages of each sort; a fixed number of
    queries."""
    due, drafts = overdue(on=on), list(unfinished())
    more = sum(max(0, len(pages) - most) for pages in (due, drafts))
    return Foremost(due[:most], drafts[:most], more)


def overview(*, on: date) -> Overview:
    """The lists as they stand on a day, in a fixed number of queries."""
    live = list(
        Page.objects.live()
        .filter(depth__gt=1, locale__language_code=source_language())
        .select_related("locale", "content_type")
    )
    return Overview(
        overdue=overdue(on=on),
        unfinished=list(unfinished()),
        stale=stale_translations(live),
        silent=list(
            OutsideLink.objects.filter(page__live=True, address__in=OutsideAddress.objects.broken())
            .select_related("page__locale", "address")
            .order_by("address__failing_since", *norwegian("page__title"), "pk")
        ),
        asked=_asked(),
        remarks=list(open_remarks()),
    )


def unfinished() -> QuerySet[Page]:
    """Drafts, and pages changed since they were published; the newest first."""
    found: QuerySet[Page] = (
        Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True), depth__gt=1)
        .select_related("locale", "content_type", "latest_revision__user")
        .order_by("-latest_revision_created_at", "pk")
    )
    return found


def overdue(*, on: date) -> list[Page]:
    """Published pages that were to be reviewed by the day, the longest overdue first; three queries."""
    found: list[LessonPage | QuizPage | InfoPage] = []
    for model in (LessonPage, QuizPage):
        kept = model.objects.live().filter(review_by__lte=on)
        found += kept.select_related("professional_owner", "locale")
    found += InfoPage.objects.live().filter(review_by__lte=on).select_related("locale")
    return sorted(found, key=lambda page: (page.review_by, norwegian_order(page.title)))


def _asked() -> list[FirstTries]:
    pages: dict[UUID, LessonPage | QuizPage] = {}
    for model in (LessonPage, QuizPage):
        sources = model.objects.live().filter(locale__language_code=source_language())
        pages |= {page.uuid: page for page in sources.defer("body" if model is LessonPage else "bank")}
    shares = first_tries(pages)
    if not shares:
        return []
    prompts = _prompts(pages)
    found = [
        FirstTries(pages[lesson], prompt, round(100 * shares[question]))
        for question, (lesson, prompt) in prompts.items()
        if question in shares
    ]
    return sorted(found, key=lambda one: (one.per_cent, one.prompt))


def _prompts(lessons: Iterable[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """The lesson and words of each question that is asked now."""
    return {
        UUID(question["uuid"]): (lesson, question["prompt"])
        for (lesson, language), version in newest_lesson_versions(lessons).items()
        if language == source_language()
        for question in version.content["questions"]
    }
