"""How far it is from one municipality to another as the crow flies, by the places that the register gives."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.people.models import Municipality
from lms.people.rules.travel import Distance, Spot, way_between

REGISTER = Path(__file__).parents[3] / "lms" / "people" / "data" / "municipalities.csv"
SPOTS = st.builds(Spot, st.floats(57, 72), st.floats(4, 32))


@pytest.fixture(scope="module")
def register():
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return {row["number"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def spots(register):
    return {number: Spot(float(row["latitude"]), float(row["longitude"])) for number, row in register.items()}


# Rough boxes around each region: south, north, west, east.
BOXES = {
    "nord": (64.9, 71.3, 11.5, 31.2),
    "midt": (61.9, 65.2, 5.3, 14.4),
    "vest": (58.2, 62.2, 4.6, 8.0),
    "sor": (57.9, 61.0, 6.5, 11.2),
    "ost": (58.9, 62.7, 7.9, 12.7),
    "oslo": (59.8, 60.1, 10.5, 11.0),
}


def test_every_municipality_lies_in_its_region(register, spots):
    outside = []
    for number, spot in spots.items():
        south, north, west, east = BOXES[register[number]["region"]]
        if not (south <= spot.latitude <= north and west <= spot.longitude <= east):
            outside.append((register[number]["name"], spot))
    assert outside == []


def test_no_municipality_lies_far_from_all_others(register, spots):
    for number, spot in spots.items():
        nearest = min(way_between(spot, other).kilometres for key, other in spots.items() if key != number)
        assert 1 < nearest < 110, register[number]["name"]


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        ("0301", "3205", 18),  # Oslo, Lillestrøm
        ("0301", "5035", 395),  # Oslo, Stjørdal
        ("4601", "1103", 160),  # Bergen, Stavanger
        ("5501", "1804", 325),  # Tromsø, Bodø
        ("4204", "4203", 57),  # Kristiansand, Arendal
        ("5001", "5035", 27),  # Trondheim, Stjørdal
        ("5605", "5612", 290),  # Sør-Varanger, Kautokeino
    ],
)
def test_distances_that_are_known_are_right_within_a_tenth(spots, one, other, right):
    assert way_between(spots[one], spots[other]).kilometres == pytest.approx(right, rel=0.1)


@settings(max_examples=50, deadline=None)
@given(SPOTS, SPOTS, SPOTS)
def test_a_way_is_as_long_there_as_back_and_never_longer_than_a_way_about(one, other, third):
    there = way_between(one, other).kilometres
    assert there == pytest.approx(way_between(other, one).kilometres)
    assert there <= way_between(one, third).kilometres + way_between(third, other).kilometres + 1e-6
    assert way_between(one, one).kilometres == 0


def test_a_distance_is_told_in_fives_from_ten_kilometres_on():
    assert [Distance(one).told for one in (0.4, 7.6, 9.6, 12.4, 17.6, 395)] == [0, 8, 10, 10, 20, 395]


def test_the_road_takes_longer_than_the_crow():
    assert Distance(0).minutes == 0
    assert Distance(60).minutes == 88


@pytest.mark.django_db
def test_the_register_that_is_loaded_knows_where_each_lies(spots):
    assert {one.pk: one.spot for one in Municipality.objects.filter(pk__in=spots)} == spots
