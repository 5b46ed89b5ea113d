"""A page asks for the stylesheets of what it shows: read off the templates, with all that they take in."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings

from lms.look.stylesheets import OWN
from tests.stylesheets import rules_of

BASE = Path(settings.BASE_DIR)
PACKAGES = ("lms", "courses", "sessions", "cms")
# Classes that look like nothing where they stand, since what styles them is another page's.
PLAIN = {
    # Folded for staff alone; a reader of the own page gets it open.
    ("portal/path.html", "fold"),
    ("approval/our_home.html", "fold"),
    ("training_sessions/open.html", "fold"),
    ("training_sessions/session.html", "steps"),
    ("training_sessions/in_home_visit.html", "after-panels"),
}


def _read(pattern: str, under: str) -> dict[str, str]:
    """The files of the packages by their names beneath a folder."""
    return {
        path.as_posix().split(f"/{under}/", 1)[1]: path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in (BASE / package).rglob(f"{under}/**/{pattern}")
    }


TEMPLATES, SHEETS = _read("*.html", "templates"), _read("*.css", "static")
# Lessons ask for the stylesheets of their blocks by name, once the blocks are known.
BY_NAME = ("cms/blocks/",)


def _classes(css: str) -> set[str]:
    return {name for rule in rules_of(css) for name in re.findall(r"\.([A-Za-z][\w-]*)", rule.selector)}


def _sheets_of_classes() -> dict[str, set[str]]:
    """Which stylesheets style a class that the stylesheet of every page leaves alone."""
    everywhere = set().union(*(_classes(path.read_text(encoding="utf-8")) for path in OWN))
    sheets = defaultdict(set)
    for name, css in SHEETS.items():
        if not name.startswith(BY_NAME) and name != "cms/authoring.css":
            for one in _classes(css) - everywhere:
                sheets[one].add(name)
    return sheets


def _whole(name: str, taken: frozenset[str] = frozenset()) -> str:
    """A template's text with that of all that it extends or includes."""
    if name in taken or name not in TEMPLATES:
        return ""
    text = TEMPLATES[name]
    inner = re.findall(r'\{% (?:extends|include) "([^"]+)"', text)
    return text + "".join(_whole(one, taken | {name}) for one in inner)


def _pages() -> list[str]:
    """The templates that are pages: they come to a whole document, and are part of no other."""
    parts = {
        name for text in TEMPLATES.values() for name in re.findall(r'\{% (?:extends|include) "([^"]+)"', text)
    }
    mounted = ("admin/", "wagtailadmin/", *BY_NAME)
    return sorted(
        name for name in TEMPLATES.keys() - parts if not name.startswith(mounted) and "<html" in _whole(name)
    )


SHEETS_OF = _sheets_of_classes()


@pytest.mark.parametrize("page", _pages())
def test_a_page_asks_for_the_styles_of_what_it_shows(page):
    text = _whole(page)
    asked = set(re.findall(r"static '([^']+\.css)'", text))
    given = {
        name
        for place in re.findall(r'\bclass="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)"', text)
        for name in re.sub(r"\{[{%].*?[%}]\}", " ", place).split()
    }
    assert {
        name: SHEETS_OF[name]
        for name in given & SHEETS_OF.keys()
        if SHEETS_OF[name].isdisjoint(asked) and (page, name) not in PLAIN
    } == {}


def test_what_styles_a_class_and_what_is_a_page_is_read_off_the_files():
    assert SHEETS_OF["desk-filters"] == {"approval/desk.css"}
    assert "desk-filters" in _whole("approval/desk.html")
    assert "approval/desk.html" in _pages()
