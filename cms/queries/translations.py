"""How far a page has come in other languages: there, missing, behind its source, or not yet in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.queries.passages import passages_of
from cms.rules.languages import content_languages, source_language

_FEWEST_WORDS = 8


class TranslationState(TextChoices):
    READY = "ready", _("up to date")
    DRAFT = "draft", _("begun, not published")
    STALE = "stale", _("older than the source")
    MISSING = "missing", _("missing")


@dataclass(frozen=True)
class Translated:
    """A page in one language; `page` is None where it is missing."""

    language: str
    name: str
    state: TranslationState
    page: Page | None = None


def translations_of(page: Page) -> list[Translated]:
    """The page in every language but its source's, in the order of the settings."""
    family = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
    return _states({one.locale.language_code: one for one in family})


def stale_translations(pages: Iterable[Page]) -> list[tuple[Page, Translated]]:
    """Those of these source-language pages that are behind in a language, with that translation."""
    sources = {UUID(str(page.translation_key)): page for page in pages}
    families: dict[UUID, dict[str, Page]] = {}
    found = Page.objects.filter(translation_key__in=sources).select_related("locale")
    for one in found:
        families.setdefault(UUID(str(one.translation_key)), {})[one.locale.language_code] = one
    return [
        (source, translated)
        for key, source in sources.items()
        for translated in _states(families.get(key, {}))
        if translated.state is TranslationState.STALE
    ]


def untranslated_in(page: Page, stream_name: str) -> list[tuple[str, str]]:
    """The passages of a translation that still stand in the source's words, or are not there, as
    (block id, words). None for a page in the source language."""
    if page.locale.language_code == source_language():
        return []
    source = (
        type(page)
        .objects.filter(translation_key=page.translation_key, locale__language_code=source_language())
        .first()
    )
    if source is None:
        return []
    theirs = passages_of(getattr(source, stream_name))
    own = passages_of(getattr(page, stream_name))
    blocks, texts = {one.block for one in own}, {one.text for one in theirs}
    same = [
        (one.block, one.text) for one in own if one.text in texts and len(one.text.split()) >= _FEWEST_WORDS
    ]
    first_of_block = {one.block: one.text for one in reversed(theirs)}
    missing = [("", text) for block, text in first_of_block.items() if block not in blocks]
    return [*same, *missing]


def _states(family: dict[str, Page]) -> list[Translated]:
    source = family.get(source_language())
    return [
        Translated(language, name, _state(family.get(language), source), family.get(language))
        for language, name in content_languages()
        if language != source_language()
    ]


def _state(page: Page | None, source: Page | None) -> TranslationState:
    if page is None:
        return TranslationState.MISSING
    if not page.live:
        return TranslationState.DRAFT
    told, changed = page.last_published_at, source and source.last_published_at
    return TranslationState.STALE if told and changed and told < changed else TranslationState.READY
