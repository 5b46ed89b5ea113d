"""Text from people, folded: the one place where what they typed or pasted is made alike.

Before a text is checked, compared, hashed, counted or searched for, it goes through one of these.
`tidied` is for what is kept and shown; the others are for what is compared.
"""

import re
import unicodedata
from collections.abc import Callable

_INVISIBLE_LETTERS = {
    0x034F,  # joins marks, and shows nothing
    *range(0x115F, 0x1161),  # Hangul fillers
    *range(0x17B4, 0x17B6),
    *range(0x180B, 0x1810),
    0x3164,
    *range(0xFE00, 0xFE10),  # variants of the sign before
    0xFFA0,
    *range(0xE0100, 0xE01F0),
}
_AS = str.maketrans(
    {
        "\u2800": " ",  # an empty sign of braille
        "\u2212": "-",  # minus
        "\u02d7": "-",
        "\u2043": "-",
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2044\u2215", "/"),
    }
)
_GROUPED_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_CODE_GROUP = 4


def visible(text: str) -> str:
    """The text without signs that show nothing (soft hyphens, zero widths, marks of direction), with
    its lines as they were."""
    return text.translate(_SHOWN)


def tidied(text: str) -> str:
    """One line as it is kept and shown: composed, without what shows nothing, single plain spaces."""
    return " ".join(unicodedata.normalize("NFC", visible(text)).split())


def plain(text: str) -> str:
    """The text in plain signs, case kept: compatibility forms, digits of any script, kinds of spaces,
    dashes and quotation marks are as on a keyboard."""
    return _until_still(text, _plain_once)


def folded(text: str) -> str:
    """What two spellings of the same text have in common: `plain`, and case folded away."""
    return _until_still(text, lambda one: _plain_once(_plain_once(one).casefold()))


def answer(text: str) -> str:
    """What two spellings of the same short answer have in common: `folded`, with decimal commas,
    thousands together, and no full stop at the end."""
    alike = _DECIMAL_POINT.sub(",", _GROUPED_THOUSANDS.sub("", folded(text)))
    return alike.rstrip(".! ")


def account(text: str) -> str:
    """A user name or an e-mail address as it is kept, found and counted."""
    return folded(text)


def code(text: str) -> str:
    """A code that is read aloud or typed: its letters and digits alone, in groups of four as printed."""
    alone = "".join(sign for sign in folded(text).upper() if sign.isalnum())
    return "-".join(alone[start : start + _CODE_GROUP] for start in range(0, len(alone), _CODE_GROUP))


def composed(text: str) -> str:
    """A password in the one form that every keyboard's letters come to; nothing is taken away."""
    return unicodedata.normalize("NFKC", text)


def secret(text: str) -> str:
    """A pasted secret, in which case counts: without what shows nothing and the spaces around it."""
    return visible(text).strip()


def _shows_nothing(sign: str) -> bool:
    if ord(sign) in _INVISIBLE_LETTERS:
        return True
    return unicodedata.category(sign) in {"Cf", "Cc", "Cs"} and not sign.isspace()


class _Signs(dict[int, str]):
    """What each sign becomes, for `str.translate`: asked once, since texts are long and signs are few."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, point: int) -> str:
        self[point] = self._of(chr(point))
        return self[point]


def _plain_once(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    alike = unicodedata.normalize("NFD", visible(text).translate(_AS))
    alike = unicodedata.normalize("NFKC", visible(alike))
    return " ".join(alike.translate(_AS).translate(_TYPED).split())


def _as_typed(sign: str) -> str:
    if unicodedata.category(sign) == "Pd":
        return "-"
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _until_still(text: str, step: Callable[[str], str]) -> str:
    before, now = text, step(text)
    while now != before:
        before, now = now, step(now)
    return now


_SHOWN = _Signs(lambda sign: "" if sign not in "\t\n\r" and _shows_nothing(sign) else sign)
_TYPED = _Signs(_as_typed)
