"""Designsystemet's stylesheet without the parts that no page shows: half of what a phone would fetch."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "vendor/designsystemet.css"
WHOLE = settings.BASE_DIR / "node_modules/@digdir/designsystemet-css/dist/src/index.css"
# Parts that no template draws; whatever a new version of the package brings is kept.
UNUSED = (
    "avatar",
    "avatar-stack",
    "badge",
    "chip",
    "combobox",
    "divider",
    "dropdown",
    "file-upload",
    "popover",
    "search",
    "skeleton",
    "spinner",
    "suggestion",
    "tabs",
    "textfield",
    "toggle-group",
    "togglegroup",
    "tooltip",
)
_CLASS = re.compile(r"\.ds-([a-z]+(?:-[a-z]+)*)")


def without_unused(css: str) -> str:
    """The stylesheet with each top-level block left out that is about unused parts alone."""
    return "".join(block for block in _blocks(css) if not _is_unused(block))


class PickedStyles(BaseFinder):
    """Finds the shortened stylesheet under `NAME`, made anew when it is not as it should be."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "styles")

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path != NAME:
            return []
        return [str(self._made)] if find_all else str(self._made)

    def list(self, _ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        _ = self._made
        return [(NAME, self.storage)]

    @cached_property
    def _made(self) -> Path:
        made = Path(self.storage.path(NAME))
        wanted = without_unused(WHOLE.read_text(encoding="utf-8"))
        if not made.exists() or made.read_text(encoding="utf-8") != wanted:
            made.parent.mkdir(parents=True, exist_ok=True)
            beside = made.with_suffix(f".{os.getpid()}")
            beside.write_text(wanted, encoding="utf-8")
            beside.replace(made)
        return made


def _is_unused(block: str) -> bool:
    if not block.lstrip().startswith("@layer ds.components"):
        return False
    named, first_rule = _CLASS.findall(block), block.split("{", 2)[1]
    return bool(named) and (named[0] in UNUSED or ".ds-file-upload" in first_rule)


def _blocks(css: str) -> Iterator[str]:
    """The stylesheet cut after each statement or block at its top level; quoted braces do not count."""
    begins = depth = 0
    for sign in re.finditer(r'"(?:\\.|[^"\\])*"|[{};]', css):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0 and sign[0] in "};":
            yield css[begins : sign.end()]
            begins = sign.end()
    yield css[begins:]
