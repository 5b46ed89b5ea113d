"""Texts with a gap: `Give [safety|security].` has one gap that two words fill."""

import re

_GAP = re.compile(r"\[([^\[\]]+)\]")


def gaps_of(text: str) -> list[list[str]]:
    """The accepted words of each gap, in order; empty brackets are no gap."""
    found = [[word.strip() for word in gap.split("|") if word.strip()] for gap in _GAP.findall(text)]
    return [words for words in found if words]


def split_at_gap(text: str) -> tuple[str, str]:
    """The text before the first gap and the text after it."""
    before, _, rest = text.partition("[")
    return before, rest.partition("]")[2]
