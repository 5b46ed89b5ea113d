"""How the last part of a page's address is made of its title."""

from collections.abc import Collection

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

# Letters that an address would spell with per cent signs, and what stands for them. Others go the way of
# `string_to_ascii`; a browser knows these alone.
SPELT = {"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"}


def slug_of(title: str) -> str:
    """What stands in the address of a page with this title: a to z, digits and hyphens; may be empty."""
    lower = title.lower()
    for letter, spelt in SPELT.items():
        lower = lower.replace(letter, spelt)
    return str(slugify(string_to_ascii(lower)))[:200].strip("-")


def free_slug(slug: str, taken: Collection[str]) -> str:
    """The slug, with the lowest number behind it that none of the pages beside has."""
    tries = (slug, *(f"{slug[:190]}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in tries if one not in taken)
