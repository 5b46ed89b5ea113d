"""PDF documents, set with Typst: the only importer of it, with the module of its fonts.

A document is a `.typ` file of some package and data for it. Data reaches the file as values, never
as markup, so no text needs escaping: `#let data = json(bytes(sys.inputs.data))`.
"""

import json
import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from lms.documents.fonts import fonts
from lms.documents.signals import signs_lacking

SIGN = "\N{REPLACEMENT CHARACTER}"
logger = logging.getLogger(__name__)

# What Typst says of a text that no font has, or that PDF/UA does not allow (7.21.8 of ISO 14289-1).
_NOT_SHOWN = re.compile(r"the text (?:contains the disallowed codepoint )?`\"(.+?)\"`")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TRIES = 4
# Latin letters, and the dashes and quotation marks beside them, are in every font.
_LATIN_TO, _PUNCTUATION = 0x024F, range(0x2010, 0x203B)
# Turns of the reading direction that have no end of their own could turn what stands after a name.
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), 0xFEFF, 0x2028, 0x2029])


class DocumentNotMade(Exception):
    """The document could not be set; the text is Typst's own."""


def make_pdf(source: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """A tagged PDF/UA-1 of the file `source` (inside the project) with `data`, dated `at`.

    The same source, data and day give the same bytes. Whatever the texts hold, a paper is made: what no
    font has is replaced by `SIGN`, the footer says so, and `signs_lacking` is sent. Raises
    `DocumentNotMade` where the document itself is at fault.
    """
    shown = _each(data, _settable)
    lacking: set[str] = set()
    for _try in range(_TRIES):
        try:
            pdf = _set(source, shown, at=at)
        except RuntimeError as error:
            found = _not_shown_in(error) - lacking
            if not found:
                break
            lacking |= found
            shown = _with_signs(data, lacking)
        else:
            _tell(lacking)
            return pdf
    lacking = _foreign(_texts(data))
    try:
        pdf = _set(source, _with_signs(data, lacking), at=at)
    except RuntimeError as error:
        raise DocumentNotMade(str(error)) from error
    _tell(lacking)
    return pdf


def _set(source: Path, data: Any, *, at: datetime) -> bytes:
    pdf: bytes = typst.compile(
        source,
        root=settings.BASE_DIR,
        format="pdf",
        font_paths=fonts(),
        sys_inputs={
            "data": json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False),
            "font": settings.CONTENT_SCRIPTS.get(data.get("language"), {}).get("font", ""),
        },
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
    )
    return pdf


def _settable(text: str) -> str:
    """The text in composed form, without control characters, half characters and open turns. What then
    shows nothing at all is a sign, since a heading may not be empty (PDF/UA)."""
    composed = unicodedata.normalize("NFC", text).translate(_TURNS)
    shown = "".join(
        SIGN if unicodedata.category(sign) == "Cs" else sign
        for sign in composed
        if sign in "\n\t" or unicodedata.category(sign) != "Cc"
    )
    is_seen = any(unicodedata.category(sign)[0] not in "ZCM" for sign in shown)
    return shown if is_seen or not text else SIGN


def _not_shown_in(error: RuntimeError) -> set[str]:
    """The characters that Typst had no glyph for, those of Latin script aside."""
    said = getattr(error, "diagnostic", "") or str(error)
    return _foreign(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), one) for one in _NOT_SHOWN.findall(said))


def _foreign(texts: Iterable[str]) -> set[str]:
    return {
        sign for text in texts for sign in text if ord(sign) > _LATIN_TO and ord(sign) not in _PUNCTUATION
    }


def _with_signs(data: Mapping[str, Any], lacking: set[str]) -> Any:
    """The data with the replacement sign for these characters, and a footer that says so. A mark on a
    letter goes without one: the letter is there."""
    replaced = {ord(one): None if unicodedata.combining(one) else SIGN for one in lacking}
    shown = _each(data, lambda text: _settable(text).translate(replaced))
    note = _("Where %(sign)s stands, a character could not be shown.") % {"sign": SIGN}
    return {**shown, "footer": f"{shown['footer']} {note}"} if "footer" in shown else shown


def _tell(lacking: set[str]) -> None:
    if lacking:
        logger.warning(
            "A paper lacks characters: %s", ", ".join(f"U+{ord(one):04X}" for one in sorted(lacking))
        )
        signs_lacking.send_robust(sender=None, signs=lacking)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with each text in it changed."""
    if isinstance(value, str):
        return change(str(value))
    if isinstance(value, Mapping):
        return {key: _each(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_each(one, change) for one in value]
    return value


def _texts(value: Any) -> list[str]:
    found: list[str] = []

    def take(text: str) -> str:
        found.append(_settable(text))
        return text

    _each(value, take)
    return found
