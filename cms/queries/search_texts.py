"""What can be found of a published page: plain data for the search, without what learners are asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.html import strip_tags
from wagtail.models import Page

from cms.blocks import QuestionBlock
from cms.models import HomePage, InfoPage, LessonPage, ModulePage, NetworkDayPage, ProgrammePage

_KINDS: dict[type[Page], str] = {
    LessonPage: "lesson",
    ModulePage: "module",
    ProgrammePage: "programme",
    HomePage: "page",
    InfoPage: "page",
    NetworkDayPage: "network_day",
}
_PUBLIC = frozenset({"page", "network_day"})


@dataclass(frozen=True)
class SearchableText:
    """A page, or a resource in it, as the search knows it.

    `key` is shared by its translations; `place` is the uuid that leads there and decides who may read
    it, or None where anyone may and `address` leads there.
    """

    page: int
    kind: str
    key: str
    language: str
    place: UUID | None
    address: str
    title: str
    lead: str
    body: str


def findings_in(page: Page) -> list[SearchableText]:
    """What can be found of a page now; nothing of one that is taken down or of another kind."""
    page = page.specific
    return list(_findings(page)) if type(page) in _KINDS and page.live else []


def all_findings() -> Iterator[SearchableText]:
    """What can be found of all published pages."""
    for model in _KINDS:
        for page in model.objects.live().select_related("locale"):
            yield from _findings(page)


def _findings(page: Page) -> Iterator[SearchableText]:
    kind = _KINDS[type(page)]
    language = page.locale.language_code
    is_public = kind in _PUBLIC
    place = None if is_public else UUID(str(page.translation_key))
    body = getattr(page, "body", None)
    yield SearchableText(
        page=page.pk,
        kind=kind,
        language=language,
        key=f"page:{page.translation_key}",
        place=place,
        address=_address(page) if is_public else "",
        title=page.title,
        lead=getattr(page, "lead", ""),
        body=" ".join([*_meetings(page), *_pieces(body)]),
    )
    if place and body is not None:
        for block in body:
            if block.block_type == "download":
                yield SearchableText(
                    page=page.pk,
                    kind="resource",
                    language=language,
                    key=f"file:{block.id}",
                    place=place,
                    address="",
                    title=str(block.value["title"])[:255],
                    lead=str(block.value["description"]),
                    body="",
                )


def _address(page: Page) -> str:
    parts = page.get_url_parts()
    return parts[2] if parts else ""


def _meetings(page: Page) -> Iterator[str]:
    if isinstance(page, ModulePage):
        yield from (meeting.title for meeting in page.meetings.all())


def _pieces(stream: Iterable[Any] | None) -> Iterator[str]:
    for child in stream or ():
        # What a reader is asked holds the answers, and answers are nobody's to find.
        if isinstance(child.block, QuestionBlock):
            continue
        yield from (strip_tags(str(one)) for one in child.block.get_searchable_content(child.value))
