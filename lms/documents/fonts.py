"""The fonts that papers are set in: Typst's own, the Noto fonts of two packages (under the SIL Open Font
License, which lies in them) for the scripts that Typst's lack, and what lies in `FONT_DIR`."""

from functools import lru_cache
from importlib.resources import files

import typst
from django.conf import settings

_PACKAGES = ("manimgx_fonts", "noto_cjk_sans_otc")


def fonts() -> typst.Fonts:
    """The fonts, read anew when something is put into `FONT_DIR`."""
    folder = settings.FONT_DIR
    return _read(str(folder), folder.stat().st_mtime_ns if folder.is_dir() else 0)


@lru_cache(maxsize=1)
def _read(folder: str, changed_at: int) -> typst.Fonts:
    places = [str(files(package)) for package in _PACKAGES]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[*places, folder] if changed_at else places,
    )
