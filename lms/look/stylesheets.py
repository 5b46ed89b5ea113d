"""The stylesheet of every page, put together from its parts, so that a phone fetches one file.

First Designsystemet's theme and those of its components that pages show, then the house's own.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/house.css"
_DESIGNSYSTEMET = settings.BASE_DIR / "node_modules/@digdir"
COMPONENTS = _DESIGNSYSTEMET / "designsystemet-css/dist/src"
_THEME = _DESIGNSYSTEMET / "designsystemet-theme/src/themes/designsystemet.css"
_LAYERS = "@layer ds.theme, ds.base, ds.components;"
# The package's own files, layer by layer, in the order of its whole stylesheet (index.css).
SHOWN = {
    "ds.base": ("base", "heading", "label", "validation-message"),
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
    ),
}
OWN = [
    settings.BASE_DIR / f"lms/look/static/css/{name}.css"
    for name in ("tokens", "site", "frame", "parts", "forms", "lists", "path", "print")
]


def whole() -> str:
    """The stylesheet of every page."""
    components = (
        f"@layer {layer}{{{_read(COMPONENTS / f'{name}.css')}}}"
        for layer, names in SHOWN.items()
        for name in names
    )
    return "\n".join([_read(_THEME), _LAYERS, *components, *map(_read, OWN)])


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


class HouseStyle(BaseFinder):
    """Finds the stylesheet of `whole` under `NAME`, made anew when it is not as it should be."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "styles")

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path != NAME:
            return []
        made = str(self._made())
        return [made] if find_all else made

    def list(self, _ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        self._made()
        return [(NAME, self.storage)]

    def _made(self) -> Path:
        made, wanted = Path(self.storage.path(NAME)), whole()
        if not made.exists() or _read(made) != wanted:
            made.parent.mkdir(parents=True, exist_ok=True)
            beside = made.with_suffix(f".{os.getpid()}")
            beside.write_text(wanted, encoding="utf-8")
            beside.replace(made)
        return made
