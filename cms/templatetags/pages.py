"""Small pieces that pages draw with."""

from typing import Any

from django import template
from django.templatetags.static import static

from cms.languages import Script, script_of
from cms.sheets import Placed, looks_in

register = template.Library()


@register.simple_tag
def block_style(look: str) -> str:
    """The address of a block's stylesheet."""
    return static(f"cms/blocks/{look}.css")


@register.simple_tag
def looks(stream: Any) -> list[str]:
    """The stylesheets that the blocks of a page need."""
    return looks_in(Placed(child) for child in stream)


@register.filter
def script(page: Any) -> Script:
    """Direction and font of a page's language."""
    return script_of(page.locale.language_code)
