"""A part of a module, wherever a page lists it."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.urls import resolve

from cms.templatetags.pages import part_address, part_icon
from courses.content import E_LEARNING, PartKind
from courses.queries.progress_state import PartState
from tests.test_architecture import relative, tracked


def part(kind):
    return PartState(uuid4(), kind, "Ro i huset", 10, True, None, None)


@pytest.mark.parametrize("kind", list(PartKind))
def test_every_kind_of_part_has_an_icon_that_is_drawn(kind):
    drawn = Path(str(finders.find("img/icons.svg"))).read_text(encoding="utf-8")
    assert f'id="{part_icon(part(kind.value))}"' in drawn


@pytest.mark.parametrize("kind", list(PartKind))
def test_a_part_leads_to_the_lesson_or_quiz_itself_or_to_the_dates_of_what_one_meets_for(kind):
    one = part(kind.value)
    way, _, chosen = part_address(one).partition("?del=")
    name = resolve(way).view_name
    if kind in E_LEARNING:
        assert (name, resolve(way).kwargs, chosen) == (f"cms:{kind}", {"uuid": one.uuid}, "")
    else:
        assert (name, chosen) == ("sessions:open", str(one.uuid))


def test_no_template_asks_which_kind_a_part_is():
    """What differs between the kinds stands with them, so that a new one is shown everywhere at once."""
    asking = [
        relative(path)
        for path in tracked()
        if path.suffix == ".html" and re.search(r"\bpart\.kind\s*[=!]=", path.read_text(encoding="utf-8"))
    ]
    assert asking == []
