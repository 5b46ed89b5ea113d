"""Reads stylesheets, as far as the house's own tests ask: what each rule stands in, and what it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What stands on its own: it names fonts or steps, and no rule of a page competes with it.
_APART = ("@font-face", "@keyframes", "@view-transition")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """One rule, by its selector (or `@page …`), and the heads of the blocks around it, outermost first."""

    selector: str
    within: tuple[str, ...]

    @property
    def layers(self) -> list[str]:
        """The names of the layers it lies in; "" for one without a name."""
        return [head.removeprefix("@layer").strip() for head in self.within if head.startswith("@layer")]

    @property
    def is_for_paper_alone(self) -> bool:
        """Whether it speaks of pages of paper, or holds where a page is printed and nowhere else."""
        media = [head.removeprefix("@media").strip() for head in self.within if head.startswith("@media")]
        return self.selector.startswith("@page") or any(
            all(asked.strip().startswith("print") for asked in head.split(",")) for head in media
        )


def rules_of(css: str) -> list[Rule]:
    """Every rule of a stylesheet, in its order."""
    return list(_rules(_COMMENT.sub("", css), ()))


def _rules(css: str, within: tuple[str, ...]) -> Iterator[Rule]:
    for head, body in _blocks(css):
        if head.startswith(("@layer", "@media", "@supports", "@container")):
            yield from _rules(body, (*within, head))
        elif not head.startswith(_APART):
            yield Rule(head, within)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each pair of braces, and between them."""
    depth = start = opened = 0
    for found in re.finditer(r"[{};]", css):
        if found[0] == "{":
            if depth == 0:
                opened = found.end()
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                yield " ".join(css[start : opened - 1].split()), css[opened : found.start()]
        if depth == 0:
            start = found.end()


def declared_layers(css: str) -> list[str]:
    """The layers that a stylesheet puts in order without opening them (`@layer a, b;`), the weakest first."""
    found = re.search(r"@layer ([^;{]+);", _COMMENT.sub("", css))
    return [name.strip() for name in found[1].split(",")] if found else []
