"""What the blocks of a page point at: files and other pages, found and exchanged in stored blocks."""

import re
from collections.abc import Callable
from typing import Any, Literal

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from cms.transfer.parcel import ParcelBroken

Pointed = Literal["picture", "document", "recording", "page"]
Swap = Callable[[Pointed, Any], Any]
_LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
_ID = re.compile(r'\bid="([^"]*)"')


def swapped(block: blocks.Block, raw: Any, swap: Swap, where: str) -> Any:
    """Stored blocks with each reference exchanged by `swap(what, reference)`.

    A link in rich text for which `swap` gives None keeps its words and leads nowhere. Raises
    `ParcelBroken` for what no such block stores.
    """
    if isinstance(block, blocks.StreamBlock):
        return [
            _child(block, child, swap, f"{where} → {number}")
            for number, child in enumerate(_list(raw, where), 1)
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            {
                **_dict(item, where),
                "value": swapped(
                    block.child_block, _dict(item, where).get("value"), swap, f"{where} → {number}"
                ),
            }
            for number, item in enumerate(_list(raw, where), 1)
        ]
    if isinstance(block, blocks.StructBlock):
        known = block.child_blocks
        for name in _dict(raw, where):
            if name not in known:
                raise ParcelBroken(where, _("“%s” is no field of this block.") % str(name)[:60])
        return {name: swapped(known[name], value, swap, f"{where} → {name}") for name, value in raw.items()}
    if isinstance(block, blocks.RichTextBlock):
        return _LINK.sub(lambda link: _relinked(link, swap), _text(raw, where))
    what = _pointed(block)
    if what:
        return None if raw is None else swap(what, raw)
    if isinstance(raw, dict | list):
        raise ParcelBroken(where, _("Here stands something else than a text, a number or yes and no."))
    return raw


def _child(block: blocks.StreamBlock, child: Any, swap: Swap, where: str) -> dict[str, Any]:
    kind = _dict(child, where).get("type")
    if not isinstance(kind, str) or kind not in block.child_blocks:
        raise ParcelBroken(where, _("No block here is called “%s”.") % str(kind)[:60])
    inner = swapped(block.child_blocks[kind], child.get("value"), swap, f"{where} ({kind})")
    return {"type": kind, "value": inner, "id": _text(child.get("id"), where)}


def _pointed(block: blocks.Block) -> Pointed | None:
    if isinstance(block, ImageChooserBlock):
        return "picture"
    if isinstance(block, DocumentChooserBlock):
        return "document"
    if isinstance(block, AbstractMediaChooserBlock):
        return "recording"
    return "page" if isinstance(block, blocks.PageChooserBlock) else None


def _relinked(link: re.Match[str], swap: Swap) -> str:
    found = _ID.search(link[0])
    what: Pointed = "page" if link[1] == "page" else "document"
    reference = swap(what, found[1]) if found else None
    return "<a>" if reference is None else f'<a linktype="{what}" id="{reference}">'


def _list(raw: Any, where: str) -> list[Any]:
    if not isinstance(raw, list):
        raise ParcelBroken(where, _("A list is missing here."))
    return raw


def _dict(raw: Any, where: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise ParcelBroken(where, _("The fields of a block are missing here."))
    return raw


def _text(raw: Any, where: str) -> str:
    if not isinstance(raw, str):
        raise ParcelBroken(where, _("A text is missing here."))
    return raw
