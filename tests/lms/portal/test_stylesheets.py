"""Designsystemet's stylesheet goes out without the parts that no page shows."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from lms.portal.stylesheets import NAME, UNUSED, WHOLE, without_unused

PAGES = [
    path.read_text(encoding="utf-8")
    for package in ("lms", "courses", "sessions", "cms")
    for kind in ("html", "js")
    for path in (Path(settings.BASE_DIR) / package).rglob(f"*.{kind}")
    if "vendor" not in path.parts
]


def test_no_page_shows_a_part_that_was_left_out():
    left_out = re.compile(rf"ds-(?:{'|'.join(UNUSED)})(?![\w-])")
    assert [found for page in PAGES if (found := left_out.findall(page))] == []


def test_the_styles_of_every_part_shown_are_there():
    whole, short = WHOLE.read_text(encoding="utf-8"), without_unused(WHOLE.read_text(encoding="utf-8"))
    shown = {name for page in PAGES for name in re.findall(r"(?<![\w-])ds-[a-z]+(?:-[a-z]+)*", page)}
    assert len(short) < len(whole) * 0.6
    assert {name for name in shown if f".{name}" in whole and f".{name}" not in short} == set()


def test_the_short_stylesheet_is_found_under_its_name():
    found = finders.find(NAME)
    assert Path(str(found)).read_text(encoding="utf-8").startswith("@layer ds.theme, ds.base, ds.components;")
