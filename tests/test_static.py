"""Every file that a template asks for is there, under the name it asks by."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

_ASKED = re.compile(r"{%\s*static\s+['\"]([^'\"]+)['\"]")
TEMPLATES = [
    path
    for package in ("lms", "courses", "sessions", "cms")
    for path in sorted((Path(settings.BASE_DIR) / package).rglob("templates/**/*.html"))
]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_static_files_of_a_template_exist(template):
    asked = _ASKED.findall(template.read_text(encoding="utf-8"))
    assert [name for name in asked if finders.find(name) is None] == []


def test_no_script_asks_the_browser_whether_there_is_a_line():
    """Only a try tells: `onLine` is true behind a dead router, and `online` need not come (`line.js`)."""
    asks = re.compile(r"\bonLine\b|[\"'](?:online|offline)[\"']\s*,")
    root = Path(settings.BASE_DIR)
    scripts = [
        path
        for package in ("lms", "courses", "sessions", "cms")
        for kind in ("static", "templates")
        for path in sorted((root / package).rglob(f"{kind}/**/*.js"))
    ]
    assert len(scripts) > 10
    found = {path.relative_to(root).as_posix() for path in scripts if asks.search(path.read_text("utf-8"))}
    assert found == {"lms/look/static/offline/line.js"}
