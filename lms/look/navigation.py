"""Places by name, and the entries of a menu; which places there are is told from above."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class MenuItem:
    """An address by name, for whom it is meant (roles; everybody where there are none), and how it is
    shown; `also` names addresses that lie within it."""

    name: str
    label: "StrPromise"
    icon: str
    roles: frozenset[str] = frozenset()
    text: "StrPromise | str" = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class MenuEntry:
    """A place that exists, with its address; at most one entry of a list is current."""

    label: "StrPromise"
    icon: str
    url: str
    is_current: bool
    text: "StrPromise | str" = ""


def entries_of(places: Iterable[MenuItem], request: HttpRequest) -> Iterator[MenuEntry]:
    """The entries of those places whose addresses exist."""
    found = [(place, url) for place in places if (url := address_of(place.name))]
    within = [
        (len(one), url)
        for place, url in found
        for one in (url, *map(address_of, place.also))
        if one and request.path.startswith(one)
    ]
    current = max(within, default=(0, ""))[1]
    for place, url in found:
        yield MenuEntry(place.label, place.icon, url, is_current=url == current, text=place.text)


_named: dict[str, str] = {}


def name_places(**names: str) -> None:
    """Say which address goes by which short name, so that a page of any floor may lead there."""
    _named.update(names)


def named_place(name: str, *args: object) -> str:
    """The address that goes by the short name; none while nobody has one to give."""
    return address_of(_named.get(name, ""), *args)


def address_of(name: str, *args: object) -> str:
    """The address with this name; none where there is none."""
    return _sought(name, args) if args else _standing(name, get_language(), get_script_prefix())


@cache
def _standing(name: str, language: str | None, prefix: str) -> str:
    """A place's address in a language, beneath where we are served: some forty stand on every page."""
    return _sought(name)


def _sought(name: str, args: tuple[object, ...] = ()) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
