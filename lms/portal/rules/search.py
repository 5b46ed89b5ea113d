"""Pure rules of the front door: values in, values out."""

import re
from collections.abc import Iterable

from lms import folding

_WORD = re.compile(r"[^\W\d_]{4,40}")
_DOUBLED = re.compile(
    r"\b(\w*[aeiouyæøå])([bdfgklmnprst])\2(?:e|a|en|et|er|ar|ene|ane|ets|ens)\b", re.IGNORECASE
)
ENOUGH_ALIKE = 0.3


def words_in(text: str) -> set[str]:
    """The words of a text that are worth suggesting: letters alone, four or more, in lower case."""
    return set(_WORD.findall(folding.folded(text)))


def trigrams(word: str) -> list[str]:
    """The three-letter pieces of a word with its edges marked, each once, in order of the alphabet."""
    return pieces_of(folding.folded(word))


def pieces_of(word: str) -> list[str]:
    """`trigrams` of a word that is folded already, as `words_in` gives it."""
    edged = f"  {word} "
    return sorted({edged[place : place + 3] for place in range(len(edged) - 2)})


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of pieces that two words have in common, from 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first or second else 0.0


def undoubled(text: str) -> str:
    """The text with words such as "hjemmet" and "programmer" as they are without an ending ("hjem",
    "program"), which the stemmer does not see through: Norwegian doubles the consonant before one."""
    return _DOUBLED.sub(r"\1\2", text)
