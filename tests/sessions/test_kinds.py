"""A session's kind is known in one table, and in few files beside it."""

import re

import pytest

from sessions.models import SessionKind
from sessions.rules.kinds import KINDS, USUAL
from tests.test_architecture import python_files, relative

KNOWS_A_KIND = re.compile(r"SessionKind\.[A-Z]")
NAMES_A_KIND = re.compile(rf"\bkind(?:__in)?=\(?[\"'](?:{'|'.join(SessionKind.values)})[\"']")
KNOWING = {
    "sessions/rules/kinds.py",  # the table
    "sessions/forms/series_templates.py",  # a template's gathering over several days is a weekend
    "sessions/actions/series_templates.py",  # a programme's visit becomes a training visit
    "sessions/actions/visits.py",  # makes training visits
    "sessions/actions/group_meetings.py",  # makes a group's meetings
}


def test_every_kind_has_a_row():
    assert list(KINDS) == list(SessionKind)


def test_a_kind_is_known_in_few_files():
    knowing = {
        relative(path)
        for path in python_files()
        if relative(path).startswith("sessions/") and not re.search(r"migrations|/demo", relative(path))
        if KNOWS_A_KIND.search(path.read_text()) or NAMES_A_KIND.search(path.read_text())
    }
    assert knowing - {"sessions/models/training_sessions.py"} == KNOWING, "say it in sessions/rules/kinds.py"


@pytest.mark.parametrize("kind", SessionKind)
def test_a_kind_that_families_find_is_planned_by_a_form_or_in_a_series(kind):
    traits = KINDS[kind]
    assert not traits.families_sign_up or traits.is_planned_singly or traits.is_in_series
    assert not (traits.is_online and (traits.shows_venue or traits.is_in_home))


def test_the_usual_kind_can_be_planned_everywhere():
    assert KINDS[USUAL].is_planned_singly
    assert KINDS[USUAL].is_in_series
