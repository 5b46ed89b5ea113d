"""Small pieces that pages draw with."""

from hashlib import sha256
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse

from cms.queries.lesson_sheets import Placed, looks_in
from cms.rules.languages import Script, content_languages, language_name, script_of
from cms.wording import in_sum
from courses.content import PartKind
from courses.queries.progress_state import ModuleProgress, PartState
from lms.people.middleware.shared import SHARED_DEVICE

register = template.Library()
register.filter("in_sum", in_sum)

_ICONS = {
    PartKind.LESSON: "book",
    PartKind.QUIZ: "pen",
    PartKind.GATHERING: "people",
    PartKind.VISIT: "home",
    PartKind.NETWORK_DAY: "people",
}


@register.simple_tag
def block_style(look: str) -> str:
    """The address of a block's stylesheet."""
    return static(f"cms/blocks/{look}.css")


@register.simple_tag(takes_context=True)
def device_reader(context: dict[str, Any]) -> str:
    """The mark under which a browser keeps what is this reader's: the same each time, and no name. It hangs
    on no key, so that what waits on a device is found after the platform's key has changed."""
    return sha256(f"device-reader:{context['request'].user.uuid}".encode()).hexdigest()[:16]


@register.simple_tag(takes_context=True)
def is_shared_device(context: dict[str, Any]) -> bool:
    """Whether the reader has said that others use this device too."""
    return bool(getattr(context["request"], "session", {}).get(SHARED_DEVICE))


@register.simple_tag
def kept_addresses(module: ModuleProgress) -> dict[str, str]:
    """The open lessons of a module and where their copies for a device are, with spaces between."""
    uuids = [part.uuid for part in module.parts if part.kind == PartKind.LESSON and part.opens_with is None]
    return {
        "uuids": " ".join(map(str, uuids)),
        "addresses": " ".join(reverse("cms:kept-lesson", args=[uuid]) for uuid in uuids),
    }


@register.filter
def part_icon(part: PartState) -> str:
    """The icon of a part that is still to do."""
    return _ICONS[PartKind(part.kind)]


@register.filter
def part_address(part: PartState) -> str:
    """Where a learner goes for a part: the lesson or quiz itself, or the dates of what one meets for."""
    if part.is_e_learning:
        return reverse(f"cms:{part.kind}", args=[part.uuid])
    return f"{reverse('sessions:open')}?del={part.uuid}"


@register.simple_tag
def looks(stream: Any) -> list[str]:
    """The stylesheets that the blocks of a page need."""
    return looks_in(Placed(child) for child in stream)


@register.filter
def script(page: Any) -> Script:
    """Direction and font of a page's language."""
    return script_of(page.locale.language_code)


@register.filter
def in_words(language: str) -> str:
    """The name of a language."""
    return language_name(language)


@register.simple_tag
def has_fonts() -> bool:
    """Whether any language of the content has a font of its own."""
    return any(script_of(language).font for language, _name in content_languages())
