"""Reads across the page tree."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Comment, Locale, Page

from cms.models import LessonPage, ModuleMeeting, ModulePage, ProgrammePage, QuizPage
from cms.rules.languages import source_language
from cms.rules.order import interleaved
from courses.models import Module, Programme
from courses.queries.lessons import pinned
from lms.people.models import User

T = TypeVar("T", bound=Page)


def source_of(page: Page) -> Page | None:
    """The live source-language page that this one translates (itself, if it is that page)."""
    if page.locale.language_code == source_language():
        return page
    return (
        type(page)
        .objects.live()
        .filter(translation_key=page.translation_key, locale__language_code=source_language())
        .first()
    )


def page_in_language(model: type[T], uuid: UUID, language: str | None) -> T | None:
    """The live page with this identity in a language, else in the source language, else None."""
    found = {
        page.locale.language_code: page
        for page in model.objects.live().filter(translation_key=uuid).select_related("locale")
    }
    page: T | None = found.get(language or "") or found.get(source_language())
    return page


def lessons_of(module: ModulePage) -> list[LessonPage | QuizPage]:
    """The published lessons and quizzes that new participants get, in the order of the page tree."""
    pages = module.get_children().live().specific()
    return [page for page in pages if page.is_in_use]


def modules_of(programme: ProgrammePage) -> list[ModulePage]:
    """The published modules of a programme, its own and those it borrows, in order."""
    own = list(ModulePage.objects.child_of(programme).live().order_by("path"))
    borrowed = [
        (link.module, link.after_own)
        for link in programme.borrowed.select_related("module").order_by("sort_order")
        if link.module.live
    ]
    return interleaved(own, borrowed)


def programmes_with(module: ModulePage) -> list[ProgrammePage]:
    """The published programmes that hold a module: its own, and those that borrow it."""
    lending = ProgrammePage.objects.live().filter(borrowed__module=module)
    own = ProgrammePage.objects.live().parent_of(module)
    return sorted({*own, *lending}, key=lambda page: str(page.path))


def source_programmes() -> QuerySet[ProgrammePage]:
    """Every programme in the language that it is written in, published or not, in the order of the tree."""
    found: QuerySet[ProgrammePage] = ProgrammePage.objects.filter(locale__language_code=source_language())
    return found.order_by("path")


def addresses_of(codes: Iterable[str]) -> dict[str, UUID]:
    """By code, what the address of a published programme is made with; one query."""
    pages = ProgrammePage.objects.live().filter(code__in=list(codes))
    return dict(pages.values_list("code", "translation_key"))


def programme_page(number: int) -> ProgrammePage | None:
    """A programme by the number of its page, in whichever language."""
    page: ProgrammePage | None = ProgrammePage.objects.filter(pk=number).first()
    return page


def remarks_by(user: User, *, lesson: UUID) -> QuerySet[Comment]:
    """What a reader has said about a lesson in any language, with the editors' answers; the newest first."""
    found: QuerySet[Comment] = (
        Comment.objects.filter(page__translation_key=lesson, user=user)
        .prefetch_related("replies__user")
        .order_by("-created_at", "-pk")
    )
    return found


def open_remarks() -> QuerySet[Comment]:
    """Remarks and comments on published pages that nobody has resolved; the oldest first."""
    found: QuerySet[Comment] = (
        Comment.objects.filter(resolved_at=None, page__live=True)
        .select_related("page__locale", "user")
        .order_by("created_at", "pk")
    )
    return found


def translated_titles(keys: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """Titles of live translations by uuid and language, for pages and for meetings."""
    keys = list(keys)
    codes = dict(Locale.objects.exclude(language_code=source_language()).values_list("pk", "language_code"))
    titles: dict[UUID, dict[str, str]] = {}
    for model in (Page, ModuleMeeting):
        found = model.objects.filter(translation_key__in=keys, locale__in=codes)
        if model is Page:
            found = found.filter(live=True)
        for key, locale, title in found.values_list("translation_key", "locale", "title"):
            titles.setdefault(UUID(str(key)), {})[codes[locale]] = title
    return titles


def held_fast(pages: Iterable[Page]) -> Page | None:
    """The first page, among these and those beneath them, that a record of training needs.

    Only source-language pages carry keys and parts, so a translation never is.
    """
    pages = list(pages)
    beneath = Page.objects.filter(locale__language_code=source_language()).filter(
        Q(*(Q(path__startswith=page.path) for page in pages), _connector=Q.OR)
    )
    by_key = {UUID(str(page.translation_key)): page for page in beneath} if pages else {}
    held = pinned(by_key)
    held |= set(Module.objects.filter(pk__in=by_key).values_list("pk", flat=True))
    held |= set(Programme.objects.filter(pk__in=by_key).values_list("pk", flat=True))
    return next((page for key, page in by_key.items() if key in held), None)
