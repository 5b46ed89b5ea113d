"""Whether an SVG drawing is only a drawing."""

from typing import BinaryIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, parse

_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate"}
_ADDRESSES = {"href", "src"}


def is_only_drawn(file: BinaryIO) -> bool:
    """Whether the file holds no script, no event handler and nothing fetched from elsewhere."""
    file.seek(0)
    try:
        tree = parse(file, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    finally:
        file.seek(0)
    return all(_is_harmless(element) for element in tree.iter())


def _is_harmless(element: object) -> bool:
    tag = str(getattr(element, "tag", "")).rpartition("}")[2].lower()
    if tag in _ACTIVE:
        return False
    for name, value in getattr(element, "attrib", {}).items():
        name, value = name.rpartition("}")[2].lower(), value.strip().lower()
        if name.startswith("on") or "javascript:" in value or "url(http" in value.replace(" ", ""):
            return False
        if name in _ADDRESSES and not value.startswith(("#", "data:image/png", "data:image/jpeg")):
            return False
    text = str(getattr(element, "text", "") or "").lower()
    return not (tag == "style" and ("@import" in text or "url(http" in text))
