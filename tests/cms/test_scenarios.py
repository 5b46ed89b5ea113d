import pytest

from cms.rules.scenarios import Fault, fault_in


@pytest.mark.parametrize(
    ("ways", "count", "fault"),
    [
        ({"a": ["", ""]}, 1, None),
        ({"a": ["b", ""], "b": ["", ""]}, 2, None),
        ({"a": ["b", "c"], "b": ["c", ""], "c": ["", ""]}, 3, None),
        ({"a": ["", ""]}, 2, Fault.SAME_NAME),
        ({"a": []}, 1, Fault.NO_CHOICES),
        ({"a": ["b", ""], "b": [""]}, 2, Fault.NO_CHOICES),
        ({"a": ["x", ""]}, 1, Fault.UNKNOWN_SCENE),
        ({"a": ["b", ""], "b": ["a", ""]}, 2, Fault.CIRCLE),
        ({"a": ["a", ""]}, 1, Fault.CIRCLE),
        ({"a": ["", ""], "b": ["", ""]}, 2, Fault.UNREACHABLE),
        ({}, 0, None),
    ],
)
def test_a_scenario_comes_to_an_end_whatever_one_chooses(ways, count, fault):
    found = fault_in(ways, count=count)
    assert (found.kind if found else None) is fault


def test_a_scenario_that_branches_beyond_reading_is_refused():
    ways = {f"s{n}": [f"s{n + 1}", f"s{n + 1}"] for n in range(11)} | {"s11": ["", ""]}
    assert fault_in(ways, count=12).kind is Fault.TOO_LARGE
