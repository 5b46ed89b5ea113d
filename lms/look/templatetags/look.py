"""Small pieces that templates draw with."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django import forms, template
from django.template import Context, Engine
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lms.look import form_fields, slots
from lms.look.languages import LanguageLink, language_links
from lms.look.navigation import named_place

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawn icon of `img/icons.svg`, hidden from screen readers: the words stand beside it."""
    return format_html(
        '<svg class="icon" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def place(name: str, *args: object) -> str:
    """The address of a place of a higher floor, by its short name."""
    return named_place(name, *args)


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str) -> SafeString:
    """What higher floors put there, drawn with the page's own context."""
    engine = Engine.get_default()
    return SafeString("".join(engine.get_template(one).render(context) for one in slots.fillings(name)))


@register.simple_tag(takes_context=True)
def page_address(context: dict[str, Any], number: int, parameter: str = "") -> str:
    """The present page's query with another page number."""
    query = context["request"].GET.copy()
    query[parameter or "page"] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[LanguageLink]:
    """The present page in each language; `addresses_by_language` in the context are its own there."""
    return list(language_links(context["request"], context.get("addresses_by_language", {})))


# Where the windows of the drawn house are, in the order in which they are lit.
_WINDOWS = ((97, 162), (181, 162), (97, 118), (139, 118), (181, 118), (139, 80))


@register.inclusion_tag("components/lit_house.html")
def lit_house(done: int, total: int) -> dict[str, Any]:
    """The house whose windows are lit in step with `done` of `total`; all of them only at the end."""
    share = done / total if total else 0.0
    lit = len(_WINDOWS) if share >= 1 else min(int(share * len(_WINDOWS)) + (done > 0), len(_WINDOWS) - 1)
    return {"windows": [{"x": x, "y": y, "is_lit": place < lit} for place, (x, y) in enumerate(_WINDOWS)]}


@register.inclusion_tag("components/bars.html")
def bars(standings: Iterable[tuple[str, Any, str, int]], caption: str, address: str) -> dict[str, Any]:
    """A chart of (code, label, tone, number), each bar as long as its share of the largest and each row a
    link to `address` with its code; the numbers as a table beneath."""
    rows = list(standings)
    largest = max((number for *_rest, number in rows), default=0) or 1
    return {
        "caption": caption,
        "bars": [
            {"address": f"{address}{code}", "label": label, "number": number, "tone": tone}
            | {"share": max(1, round(100 * number / largest)) if number else 0}
            for code, label, tone, number in rows
        ],
    }


_JOINT = re.compile(r"(fosterh(?:jems|eims))(?=\w{4})", re.IGNORECASE)


@register.filter
def jointed(text: str) -> str:
    """The text with a soft hyphen where the long words of the field are put together, so that a narrow
    screen breaks them there and nowhere else."""
    return _JOINT.sub("\\1\u00ad", text)


@register.filter
def is_optional(field: forms.BoundField) -> bool:
    """Whether to say that a field may be left empty: not where that is one of the answers it offers."""
    kind: Any = field.field
    if kind.required:
        return False
    if isinstance(kind, forms.ModelChoiceField):
        return not _says_something(kind.empty_label or "")
    if isinstance(kind, forms.ChoiceField):
        offered: dict[Any, Any] = dict(cast(Any, kind.choices))
        return not _says_something(offered.get("", ""))
    return True


def _says_something(label: Any) -> bool:
    return any(sign.isalpha() for sign in str(label))


@register.simple_tag
def near_day(at: datetime) -> str:
    """ "Today" or "Tomorrow" where the instant is that near, else nothing."""
    days = (timezone.localdate(at) - timezone.localdate()).days
    return {0: _("Today"), 1: _("Tomorrow")}.get(days, "")


@register.filter
def dated(when: date | datetime | None, form: str) -> str:
    """A day in words, with its year where it is not this year's; `form` as `date` takes it, without one."""
    return form_fields.dated(when, form) if when else ""


@register.filter
def duration(minutes: int) -> str:
    """Minutes as hours and minutes: "1 h 20 min"."""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}


@register.filter
def spoken(words: str, language: str = "") -> SafeString | str:
    """Words that may be in another language than the page, marked with theirs: what they know of it
    themselves, or `language`."""
    tongue = getattr(words, "language", "") or language
    if not words or not tongue or tongue == get_language():
        return words
    return format_html('<span lang="{}">{}</span>', tongue, words)


@register.filter
def dial(telephone: str) -> str:
    """A telephone number as a `tel:` address takes it."""
    return "".join(sign for sign in telephone if sign.isdigit() or sign == "+")
