"""What a page still lacks before it is good enough: files without words, links that lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from cms.models import OutsideAddress
from cms.queries.checks.links import outside_links, rich_texts
from cms.rules.languages import content_languages, source_language
from cms.rules.shortcomings import ShortcomingKind


@dataclass(frozen=True)
class Shortcoming:
    """One thing that is missing, in which block, and the words or the address that it concerns.

    `address` is the one on another site that has failed, for `SILENT_SITE` alone.
    """

    lack: ShortcomingKind
    block: str
    about: str = ""
    address: OutsideAddress | None = None

    @property
    def sentence(self) -> str:
        return str(self.lack.label) % {"about": self.about}


def shortcomings_of(stream: Any, *, language: str) -> list[Shortcoming]:
    """What the blocks of a stream lack, in order. Addresses on other sites are read, never fetched."""
    found = []
    for child in stream:
        found += [
            Shortcoming(lack, str(child.id), about)
            for lack, about in [*child.block.shortcomings(child.value, language=language), *_lost(child)]
        ]
    return found


def silent_sites_of(page: Page) -> list[Shortcoming]:
    """Links of a page to addresses on other sites that have failed when the platform last asked."""
    links = list(outside_links(page))
    broken = OutsideAddress.objects.broken().in_bulk([link.url for link in links], field_name="url")
    return [
        Shortcoming(ShortcomingKind.SILENT_SITE, link.block, link.words, broken[link.url])
        for link in links
        if link.url in broken
    ]


def _lost(child: Any) -> Iterator[tuple[ShortcomingKind, str]]:
    for source in rich_texts(child.block, child.value):
        for link in BeautifulSoup(source, "html.parser").find_all("a"):
            if not _leads_somewhere(link):
                yield ShortcomingKind.BROKEN_LINK, link.get_text() or str(link.get("href", ""))


def _leads_somewhere(link: Any) -> bool:
    number = str(link.get("id", ""))
    is_key = number.isdecimal() and len(number) < 10
    match link.get("linktype"):
        case "page":
            return is_key and Page.objects.live().filter(pk=int(number)).exists()
        case "document":
            return is_key and get_document_model().objects.filter(pk=int(number)).exists()
    return address_leads_somewhere(str(link.get("href", "")))


def address_leads_somewhere(address: str) -> bool:
    """Whether an address is whole and, on this site, is that of a page or a screen."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in {"mailto", "tel"}:
        return bool(parts.path)
    if parts.scheme in {"http", "https"}:
        return "." in (parts.hostname or "")
    if parts.scheme or not parts.path.startswith("/"):
        return bool(parts.fragment and not parts.path and not parts.scheme)
    return _is_ours(parts.path)


def _is_ours(path: str) -> bool:
    first = path.strip("/").partition("/")[0]
    language = first if first in dict(content_languages()) else None
    with translation.override(language or source_language()):
        try:
            found = resolve(path)
        except Resolver404:
            return False
        if found.url_name != "wagtail_serve":
            return True
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            return False
        names = [name for name in found.args[0].split("/") if name] if found.args else []
        names = names or [name for name in found.kwargs.get("path", "").split("/") if name]
        try:
            site.root_page.localized.specific.route(None, names)
        except Http404:
            return False
    return True
