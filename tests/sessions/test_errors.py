"""What stands in the way is said in the reader's language, whole or in few words."""

from datetime import time

import pytest
from django.utils.translation import override

from lms.dates import on_wall
from sessions.errors import NotCompetent, TrainerBusy, TwoLeadersNeeded, VenueBusy, VenueTooSmall
from sessions.errors.trainers import TrainerAway, TrainerOutsideHours, TrainerTravels
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


@pytest.mark.parametrize(
    "error",
    [TrainerBusy, TrainerTravels, TrainerAway, TrainerOutsideHours, VenueBusy, VenueTooSmall, NotCompetent],
)
def test_whatever_stands_in_the_way_names_the_way_out(error):
    assert "Velg" in error("Tone Lien").said


def test_all_that_stands_in_the_way_of_a_session_is_told_and_its_free_times_once():
    free = [on_wall(ordinary(10), time(9))]
    first = TrainerBusy("Tone Lien", free)
    first.also = [TrainerAway("Per Sunde", free), NotCompetent("Per Sunde")]
    assert all(
        word in first.said for word in ("Tone Lien er opptatt", "Per Sunde er borte", "Per Sunde leder")
    )
    assert first.said.count("09:00") == 1


def test_what_has_no_fewer_words_is_said_whole():
    error = NotCompetent("Tone Lien")
    assert error.brief == error.said
    assert "Tone Lien" in error.said
