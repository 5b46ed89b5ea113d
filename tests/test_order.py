"""The order that several workers are dealt tests in."""

from pathlib import Path

from tests import order

TESTS = Path(order.__file__).parent


def test_every_file_whose_length_is_known_is_there():
    assert [name for name in {*order.SECONDS, *order.WAITING} if not (TESTS / name).is_file()] == []
    assert [start for start in order.DEALT if not any(TESTS.glob(f"{start}*"))] == []


def test_a_file_stays_together_unless_it_is_dealt_out(request):
    held = {mark.args[0] for mark in request.node.iter_markers("xdist_group")}
    assert held == ({"test_order.py"} if hasattr(request.config, "workerinput") else set())
