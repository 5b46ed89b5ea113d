"""Designsystemet's stylesheet goes out with the parts that pages show, and no others."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from lms.portal.stylesheets import NAME, PACKAGE, shown

PAGES = [
    path.read_text(encoding="utf-8")
    for package in ("lms", "courses", "sessions", "cms")
    for kind in ("html", "js", "py")
    for path in (Path(settings.BASE_DIR) / package).rglob(f"*.{kind}")
]


def test_the_styles_of_every_part_shown_are_there():
    whole, short = (PACKAGE / "index.css").read_text(encoding="utf-8"), shown()
    used = {name for page in PAGES for name in re.findall(r"(?<![\w-])ds-[a-z]+(?:-[a-z]+)*", page)}
    assert "ds-button" in used
    assert {name for name in used if f".{name}" in whole and f".{name}" not in short} == set()
    assert len(short) < len(whole) * 0.6


def test_the_short_stylesheet_is_found_under_its_name():
    assert Path(str(finders.find(NAME))).read_text(encoding="utf-8") == shown()
