"""What stands between short facts on one line stays with the fact before it, however narrow the screen."""

import re

import pytest
from django.conf import settings

OWN = ("lms", "courses", "sessions", "cms")
ALONE = re.compile(r"(?<!&nbsp;)(?<!\u00a0)·")
TEMPLATES = sorted(
    path for package in OWN for path in (settings.BASE_DIR / package).rglob("templates/**/*.html")
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_a_dot_between_facts_never_begins_a_line_nor_has_one_to_itself(path):
    assert not ALONE.findall(path.read_text(encoding="utf-8"))
