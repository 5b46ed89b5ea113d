"""The links of a page: the texts they stand in, and those that lead to other sites."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.encoding import iri_to_uri
from wagtail import blocks
from wagtail.models import Page

from cms.models import OutsideLink

_LONGEST_ADDRESS = 2000
_LONGEST_WORDS = OutsideLink._meta.get_field("words").max_length


@dataclass(frozen=True)
class WrittenLink:
    """A link to another site: the block it stands in ("" outside blocks), its words and address."""

    block: str
    words: str
    url: str


def stream_name(page: Page) -> str:
    """The field that holds a page's blocks, or "" where it has none."""
    return next((name for name in ("body", "bank") if hasattr(page, name)), "")


def rich_texts(block: Any, value: Any) -> Iterator[str]:
    """The sources of the rich texts inside a block's value, in order."""
    if isinstance(block, blocks.RichTextBlock) and value is not None:
        yield value.source
    elif isinstance(block, blocks.StructBlock):
        for name, inner in block.child_blocks.items():
            yield from rich_texts(inner, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from rich_texts(block.child_block, item)


def outside_links(page: Page) -> Iterator[WrittenLink]:
    """The links of a page, as it stands in memory, to whole addresses on other sites, in order."""
    name = stream_name(page)
    for child in getattr(page, name) if name else ():
        for source in rich_texts(child.block, child.value):
            for link in BeautifulSoup(source, "html.parser").find_all("a", linktype=False):
                if url := outside_address(str(link.get("href", ""))):
                    yield WrittenLink(str(child.id), (link.get_text().strip() or url)[:_LONGEST_WORDS], url)
    for provision in page.provisions.all() if hasattr(page, "provisions") else ():
        if url := outside_address(provision.address):
            yield WrittenLink("", provision.reference, url)


def outside_address(address: str) -> str | None:
    """The address as other sites are asked for it, in ASCII and without fragment; None where it is
    not whole, is no web page, or is the platform's own."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:
        return None
    is_ours = host == urlsplit(settings.SITE_URL).hostname
    if parts.scheme not in {"http", "https"} or "." not in host or is_ours:
        return None
    place = host if port is None else f"{host}:{port}"
    url = iri_to_uri(urlunsplit((parts.scheme, place, parts.path or "/", parts.query, "")))
    return url if len(url) <= _LONGEST_ADDRESS else None
