"""The stylesheet of every page holds the parts that pages show, and no others."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from lms.look.stylesheets import COMPONENTS, NAME, whole

PAGES = [
    path.read_text(encoding="utf-8")
    for package in ("lms", "courses", "sessions", "cms")
    for kind in ("html", "js", "py")
    for path in (Path(settings.BASE_DIR) / package).rglob(f"*.{kind}")
]


def test_the_styles_of_every_part_shown_are_there():
    theirs, ours = (COMPONENTS / "index.css").read_text(encoding="utf-8"), whole()
    used = {name for page in PAGES for name in re.findall(r"(?<![\w-])ds-[a-z]+(?:-[a-z]+)*", page)}
    assert "ds-button" in used
    assert {name for name in used if f".{name}" in theirs and f".{name}" not in ours} == set()


def test_the_parts_that_no_page_shows_are_left_out():
    assert ".ds-combobox__option" not in whole()


def test_the_stylesheet_is_found_under_its_name():
    assert Path(str(finders.find(NAME))).read_text(encoding="utf-8") == whole()
