"""Keeping the index of the search in step with what is published."""

from collections.abc import Iterable, Mapping

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value

from cms.queries.search_texts import SearchableText, all_findings
from lms.portal.models import SearchText, SearchWord
from lms.portal.queries.search import config_of
from lms.portal.rules.search import pieces_of, undoubled, words_in


@transaction.atomic
def index_pages(pages: Mapping[int, Iterable[SearchableText]]) -> None:
    """Let exactly this be found of these pages, which are known by their ids."""
    SearchText.objects.filter(page__in=list(pages)).delete()
    _add(finding for findings in pages.values() for finding in findings)


@transaction.atomic
def index_everything() -> int:
    """Build the index afresh from all published pages. Returns how many texts it holds."""
    SearchText.objects.all().delete()
    SearchWord.objects.all().delete()
    _add(all_findings())
    return SearchText.objects.count()


def index_what_was_published_before() -> None:
    """Build the index where pages were published before there was one."""
    if not SearchText.objects.exists():
        index_everything()


def _add(findings: Iterable[SearchableText]) -> None:
    texts: dict[tuple[str, str], SearchText] = {}
    words: set[tuple[str, str]] = set()
    for found in findings:
        texts[found.key, found.language] = _text(found)
        words |= {(found.language, word) for word in words_in(_whole(found))}
    SearchText.objects.bulk_create(
        texts.values(),
        update_conflicts=True,
        unique_fields=["key", "language"],
        update_fields=["page", "kind", "place", "address", "title", "text", "vector"],
        batch_size=100,
    )
    SearchWord.objects.bulk_create(
        [SearchWord(language=tongue, word=word, pieces=pieces_of(word)) for tongue, word in sorted(words)],
        ignore_conflicts=True,
        batch_size=1000,
    )


def _text(found: SearchableText) -> SearchText:
    config = config_of(found.language)
    return SearchText(
        key=found.key,
        language=found.language,
        page=found.page,
        kind=found.kind,
        place=found.place,
        address=found.address,
        title=found.title,
        text=f"{found.lead} {found.body}".strip(),
        vector=SearchVector(Value(found.title), weight="A", config=config)
        + SearchVector(Value(found.lead), weight="B", config=config)
        + SearchVector(Value(f"{found.body} {_more(found)}"), weight="D", config=config),
    )


def _whole(found: SearchableText) -> str:
    return f"{found.title} {found.lead} {found.body}"


def _more(found: SearchableText) -> str:
    """The words of a finding that lose a doubled consonant with their ending, without both."""
    whole = _whole(found).split()
    return " ".join(sorted({undoubled(word) for word in whole} - set(whole)))
