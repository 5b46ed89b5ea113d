"""The one importer of the HTML cleaner: what rich text may hold, and what is refused in it."""

import nh3
from bs4 import BeautifulSoup

_TAGS = {"p", "br", "hr", "h2", "h3", "h4", "b", "strong", "i", "em", "ol", "ul", "li", "a"}
_ATTRIBUTES = {"a": {"href", "id", "linktype"}, "*": {"data-block-key"}}
_RUNNING = {"script", "style", "iframe", "object", "embed", "form", "svg", "math", "link", "meta", "base"}
_SCHEMES = {"http", "https", "mailto", "tel"}


def cleaned(html: str) -> str:
    """The same rich text without scripts, styles, frames and everything else we do not use."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style"},
    )


def runs(html: str) -> bool:
    """Whether the rich text holds something that a browser would run or fetch."""
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        if tag.name in _RUNNING or any(name.lower().startswith("on") for name in tag.attrs):
            return True
        scheme, colon, _ = str(tag.get("href", "")).strip().lower().partition(":")
        if colon and scheme.isalnum() and scheme not in _SCHEMES:
            return True
    return False
