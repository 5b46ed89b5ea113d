"""What stands in the way is said in the reader's language, whole or in few words."""

from datetime import time

import pytest
from django.utils.translation import override

from lms.dates import on_wall
from sessions.errors import NotCompetent, TrainerBusy, TwoLeadersNeeded, VenueBusy
from tests.sessions.factories import ordinary


@pytest.fixture(autouse=True)
def bokmal():
    with override("nb"):
        yield


def test_who_is_busy_is_named_with_the_times_that_are_free():
    day = ordinary(10)
    free = [on_wall(day, time(hour)) for hour in (9, 18)]
    said = TrainerBusy("Tone Lien", free).said
    assert said.startswith("Tone Lien er opptatt")
    assert "09:00" in said
    assert "18:00" in said


def test_who_is_busy_is_told_without_a_name_where_none_is_known():
    assert TrainerBusy("").said.startswith("En kursleder")
    assert VenueBusy("").said.startswith("Lokalet")


@pytest.mark.parametrize(
    ("error", "brief"),
    [
        (TrainerBusy("Tone Lien"), "Tone Lien er opptatt"),
        (VenueBusy("Storsalen"), "Storsalen er opptatt"),
        (TwoLeadersNeeded(), "Færre ledere enn ønsket"),
    ],
)
def test_a_list_says_it_in_few_words(error, brief):
    assert error.brief == brief
    assert len(error.brief) < len(error.said)


def test_what_has_no_fewer_words_is_said_whole():
    error = NotCompetent("Tone Lien")
    assert error.brief == error.said
    assert "Tone Lien" in error.said
