"""Designsystemet's stylesheet with the parts that pages show alone: half of what a phone would fetch."""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "vendor/designsystemet.css"
PACKAGE = settings.BASE_DIR / "node_modules/@digdir/designsystemet-css/dist/src"
_LAYERS = "@layer ds.theme, ds.base, ds.components;"
# The package's own files, layer by layer, in the order of its whole stylesheet (index.css).
_SHOWN = {
    "ds.base": ("base", "heading", "label", "paragraph", "validation-message"),
    "ds.components": (
        "link",
        "data-size-workaround",
        "button",
        "input",
        "field",
        "fieldset",
        "alert",
        "skip-link",
        "details",
        "dialog",
        "list",
        "card",
        "pagination",
        "tag",
        "error-summary",
        "table",
        "breadcrumbs",
    ),
}


def shown() -> str:
    """The stylesheet of the parts that pages show."""
    parts = (
        f"@layer {layer}{{{(PACKAGE / f'{name}.css').read_text(encoding='utf-8')}}}"
        for layer, names in _SHOWN.items()
        for name in names
    )
    return "".join([_LAYERS, *parts])


class PickedStyles(BaseFinder):
    """Finds the stylesheet of `shown` under `NAME`, made anew when it is not as it should be."""

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
        made, wanted = Path(self.storage.path(NAME)), shown()
        if not made.exists() or made.read_text(encoding="utf-8") != wanted:
            made.parent.mkdir(parents=True, exist_ok=True)
            beside = made.with_suffix(f".{os.getpid()}")
            beside.write_text(wanted, encoding="utf-8")
            beside.replace(made)
        return made
