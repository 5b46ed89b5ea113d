"""Languages of the content: those of the settings, with direction and font where they differ."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info


@dataclass(frozen=True)
class Script:
    """How text in a language is set: `direction` is "ltr" or "rtl", `font` a CSS family or "" ."""

    direction: str
    font: str


def content_languages() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]


def source_language() -> str:
    """The language that keys and parts come from."""
    return str(settings.LANGUAGE_CODE)


def script_of(language: str) -> Script:
    """Direction and font from `CONTENT_SCRIPTS`, else what Django knows of the language."""
    own = getattr(settings, "CONTENT_SCRIPTS", {}).get(language, {})
    try:
        known = "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        known = "ltr"
    return Script(direction=own.get("direction", known), font=own.get("font", ""))
