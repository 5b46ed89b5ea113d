"""The languages of a page, and where it is found in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

# Short names of the written languages, each in itself; others go by Django's local name.
OWN_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@dataclass(frozen=True)
class LanguageLink:
    """The present page in another language."""

    code: str
    name: str
    url: str
    is_current: bool


def language_links(request: HttpRequest, known: Mapping[str, str]) -> Iterator[LanguageLink]:
    """The present page in each language. A page with addresses of its own in some languages says so in
    `known`, and gives way to the front page of the others."""
    front = {code: f"/{code}/" for code, _name in settings.LANGUAGES} | {settings.LANGUAGE_CODE: "/"}
    for code, _name in settings.LANGUAGES:
        here = known.get(code, front[code]) if known else translate_url(request.get_full_path(), code)
        yield LanguageLink(
            code=code,
            name=OWN_NAMES.get(code) or get_language_info(code)["name_local"].capitalize(),
            url=here,
            is_current=code == get_language(),
        )
