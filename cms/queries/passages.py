"""The words of a page, piece by piece, with the block that each stands in."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks

from cms.rules.readability import Passage

_PARAGRAPHS = ["p", "li", "h2", "h3", "h4"]


def passages_of(stream: Any) -> list[Passage]:
    """Every text of a stream in order; choices from lists, names of scenes and files have no words."""
    return [
        Passage(text, str(child.id)) for child in stream for text in _texts(child.block, child.value) if text
    ]


def _texts(block: Any, value: Any) -> Iterator[str]:
    if not getattr(block, "has_words", True) or value is None:
        return
    if isinstance(block, blocks.StructBlock):
        for name, inner in block.child_blocks.items():
            yield from _texts(inner, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _texts(block.child_block, item)
    elif isinstance(block, blocks.RichTextBlock):
        soup = BeautifulSoup(value.source, "html.parser")
        yield from (" ".join(part.get_text().split()) for part in soup.find_all(_PARAGRAPHS))
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield " ".join(str(value).split())
