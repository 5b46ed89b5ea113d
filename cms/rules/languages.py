"""Languages of the content: those of the settings, with direction and font where they differ."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info


@dataclass(frozen=True)
class Script:
    """How text in a language is set: `direction` is "ltr" or "rtl", `font` a CSS family or "", and
    `file` the font's file in the folder of fonts, or "" for one that devices have."""

    direction: str
    font: str
    file: str = ""


def content_languages() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]


def source_language() -> str:
    """The language that keys and parts come from."""
    return str(settings.LANGUAGE_CODE)


def script_of(language: str) -> Script:
    """Direction and font from `CONTENT_SCRIPTS`, else what Django knows of the language."""
    own = settings.CONTENT_SCRIPTS.get(language, {})
    try:
        known = "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        known = "ltr"
    return Script(direction=own.get("direction", known), font=own.get("font", ""), file=own.get("file", ""))


def language_name(language: str) -> str:
    """The name of a language of the content, else its code."""
    return dict(content_languages()).get(language, language)


def stylesheet_of_scripts() -> str:
    """CSS that sets each language in its own font, in captions too; empty if none has one."""
    rules = []
    for language, _name in content_languages():
        script = script_of(language)
        if not script.font:
            continue
        font = script.font.replace('"', "").replace("\\", "")
        if script.file:
            source = f'src: url("{language}/"); font-display: swap;'
            rules.append(f'@font-face {{ font-family: "{font}"; {source} }}')
        pages = f':lang({language}) {{ font-family: "{font}", "Inter Variable", sans-serif; }}'
        captions = f'::cue(:lang({language})) {{ font-family: "{font}", sans-serif; }}'
        rules.append(f"@layer site.packages {{ {pages} {captions} }}")
    return "\n".join(rules)
