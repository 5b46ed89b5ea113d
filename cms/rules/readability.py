"""How hard a text is to read: LIX, the readability index of the Nordic languages (Björnsson, 1968).

LIX is the mean number of words in a sentence plus the percentage of words of more than six letters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LONG = 6
PLAIN_LIX = 40
WORDS_A_MINUTE = 130
_FEWEST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[.!?…:](?:[»”\"')\]]*)(?:\s+|$)")


class Level(TextChoices):
    EASY = "easy", _("easy to read")
    MEDIUM = "medium", _("somewhat heavy")
    HARD = "hard", _("hard to read")


@dataclass(frozen=True)
class Passage:
    """A piece of running text and the id of the block it stands in."""

    text: str
    block: str = ""


@dataclass(frozen=True)
class Sentence:
    text: str
    lix: int
    block: str


@dataclass(frozen=True)
class Clarity:
    """What a text measures: words, LIX (0 for no words), and its hardest sentences, hardest first."""

    words: int
    lix: int
    hardest: list[Sentence]

    @property
    def level(self) -> Level:
        if self.lix < PLAIN_LIX:
            return Level.EASY
        return Level.MEDIUM if self.lix < PLAIN_LIX + 10 else Level.HARD


def words_in(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences_in(text: str) -> list[str]:
    """The sentences of one paragraph; a colon ends one too, as LIX counts."""
    found, start = [], 0
    for end in _END.finditer(text):
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [sentence for sentence in [*found, text[start:].strip()] if words_in(sentence)]


def lix(sentences: Iterable[str]) -> int:
    words = [words_in(sentence) for sentence in sentences]
    total = sum(map(len, words))
    if not total:
        return 0
    long = sum(len(word) > LONG for sentence in words for word in sentence)
    return round(total / len(words) + 100 * long / total)


def clarity_of(passages: Iterable[Passage], *, show: int = 5) -> Clarity:
    """The measures of a text, with at most `show` sentences that are harder than plain language is."""
    told = [Sentence(text, lix([text]), p.block) for p in passages for text in sentences_in(p.text)]
    hard = [one for one in told if one.lix >= PLAIN_LIX + 10 and len(words_in(one.text)) >= _FEWEST_WORDS]
    return Clarity(
        words=sum(len(words_in(one.text)) for one in told),
        lix=lix(one.text for one in told),
        hardest=sorted(hard, key=lambda one: -one.lix)[:show],
    )
