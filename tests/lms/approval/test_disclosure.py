"""What is published of counts, and whether a single home can be recovered from it."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.approval.rules.disclosure import Sum, median_weeks, possible, publish, rounded


@pytest.mark.parametrize(("count", "shown"), [(5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1003, 1005)])
def test_counts_are_rounded_to_five(count, shown):
    assert rounded(count) == shown
    assert publish({"a": count}) == {"a": shown}


@pytest.mark.parametrize("count", range(5))
def test_small_counts_are_withheld_and_zero_looks_like_them(count):
    assert publish({"a": count}) == {"a": None}


def test_one_withheld_count_takes_its_smallest_neighbour_along():
    counts = {"all": 43, "a": 30, "b": 10, "c": 3}
    shown = publish(counts, [Sum("all", ("a", "b", "c"))])
    assert shown == {"all": 45, "a": 30, "b": None, "c": None}


def test_whole_is_withheld_where_its_parts_give_too_much_away():
    counts = {"all": 48, "a": 12, "b": 12, "c": 12, "d": 12}
    shown = publish(counts, [Sum("all", ("a", "b", "c", "d"))])
    assert None in shown.values()


def test_median_is_told_from_ten_values_up_in_whole_weeks():
    assert median_weeks([70] * 9) is None
    assert median_weeks([10] * 5 + [18] * 5) == 2


STEPS = ["registered", "begun", "complete"]
GROUPS = ["siblings", "youth", "under-13"]
homes = st.lists(
    st.tuples(st.sampled_from(["office-1", "office-2"]), st.sampled_from(STEPS), st.sampled_from(GROUPS)),
    max_size=70,
)


def figures(homes):
    """Everything that is published of a population: by office, by step and by group, with totals."""
    counts = Counter({"all": len(homes)})
    counts.update(office for office, _, _ in homes)
    counts.update(step for _, step, _ in homes)
    counts.update(group for _, _, group in homes)
    counts.update(f"{office}:{step}" for office, step, _ in homes)
    offices = ["office-1", "office-2"]
    crossed = [f"{office}:{step}" for office, step in product(offices, STEPS)]
    complete = {key: counts[key] for key in ["all", *offices, *STEPS, *GROUPS, *crossed]}
    sums = [Sum("all", tuple(offices)), Sum("all", tuple(STEPS)), Sum("all", tuple(GROUPS))]
    sums += [Sum(office, tuple(f"{office}:{step}" for step in STEPS)) for office in offices]
    sums += [Sum(step, tuple(f"{office}:{step}" for office in offices)) for step in STEPS]
    return complete, sums


@settings(max_examples=80)
@given(homes)
def test_nothing_published_tells_a_single_home_by_subtraction(homes):
    counts, sums = figures(homes)
    shown = publish(counts, sums)
    for key, (least, most) in possible(shown, sums).items():
        assert least <= counts[key] <= most
        assert most - least >= (2 if shown[key] is not None else 4)


@settings(max_examples=80)
@given(homes, st.data())
def test_one_home_more_or_fewer_is_never_seen_between_two_months(homes, data):
    if not homes:
        return
    gone = data.draw(st.integers(0, len(homes) - 1))
    before, sums = figures(homes)
    after, _ = figures(homes[:gone] + homes[gone + 1 :])
    first, second = possible(publish(before, sums), sums), possible(publish(after, sums), sums)
    for key in before:
        least, most = second[key][0] - first[key][1], second[key][1] - first[key][0]
        assert most - least >= 4


OFFICES = {"north": ("n-1", "n-2"), "south": ("s-1", "s-2", "s-3")}
SCOPES = ("country", *OFFICES, *(office for offices in OFFICES.values() for office in offices))
everywhere = st.lists(
    st.tuples(st.sampled_from([office for offices in OFFICES.values() for office in offices]),
              st.sampled_from(STEPS)),
    max_size=60,
)  # fmt: skip


def released(homes, order):
    """What each scope publishes in turn, knowing what is out; and the sums that anybody can make."""
    counts = {f"{scope}:{step}": 0 for scope in SCOPES for step in STEPS}
    for office, step in homes:
        region = next(name for name, offices in OFFICES.items() if office in offices)
        for scope in ("country", region, office):
            counts[f"{scope}:{step}"] += 1
    sums = [
        Sum(f"{whole}:{step}", tuple(f"{part}:{step}" for part in parts))
        for whole, parts in {"country": tuple(OFFICES), **OFFICES}.items()
        for step in STEPS
    ]
    known = dict.fromkeys(counts)
    for scope in order:
        own = {key: counts[key] for key in (f"{scope}:{step}" for step in STEPS)}
        known |= publish(own, sums, {key: value for key, value in known.items() if key not in own})
    return counts, known, sums


@settings(max_examples=60)
@given(everywhere, st.permutations(SCOPES))
def test_offices_regions_and_country_tell_no_home_by_subtraction_in_whatever_order_they_come(homes, order):
    counts, shown, sums = released(homes, order)
    for key, (least, most) in possible(shown, sums).items():
        assert least <= counts[key] <= most
        assert most - least >= (2 if shown[key] is not None else 4)


def test_office_is_withheld_where_it_would_give_its_only_neighbour_away():
    both = [Sum("region", ("office", "neighbour"))]
    known = {"region": 5, "neighbour": None}
    assert publish({"office": 6}) == {"office": 5}
    assert publish({"office": 6}, both, known) == {"office": None}


@given(homes)
def test_every_shown_count_is_a_rounded_true_one(homes):
    counts, sums = figures(homes)
    for key, value in publish(counts, sums).items():
        assert value is None or value == rounded(counts[key])
