"""Django's filter for days, taught how each language writes them; every template has it without asking."""

from typing import Any

from django import template
from django.template import defaultfilters

from lms.people.days import as_written

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: Any, pattern: str | None = None) -> str:
    """As Django's `date`; a day in English stands without a dot."""
    return str(defaultfilters.date(value, as_written(pattern) if pattern else None))
