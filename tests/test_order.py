"""The order that several workers are dealt tests in."""

import subprocess
import sys
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import SimpleNamespace

import pytest
from xdist.remote import Producer

from tests import order

TESTS = Path(order.__file__).parent


def test_every_file_whose_length_is_known_is_there():
    assert [name for name in {*order.SECONDS, *order.WAITING} if not (TESTS / name).is_file()] == []
    assert [start for start in order.DEALT if not any(TESTS.glob(f"{start}*"))] == []


@dataclass(eq=False)
class Taker:
    """A worker as the scheduler knows it, who keeps what is dealt and does the first of it when asked."""

    name: str
    collected: list[str]
    dealt: list[str] = field(default_factory=list)
    shutting_down = False

    @property
    def gateway(self):
        return SimpleNamespace(id=self.name)

    def send_runtest_some(self, numbers):
        self.dealt += [self.collected[number] for number in numbers]

    def shutdown(self):
        self.shutting_down = True


def dealt(tests: list[str]) -> list[list[str]]:
    """What each of three workers does of these tests, all of which take the same time."""
    takers = [Taker(name, tests) for name in ("gw0", "gw1", "gw2")]
    config = SimpleNamespace(
        option=SimpleNamespace(loadscopereorder=False), getvalue=lambda name: ["popen"] * len(takers)
    )
    scheduler = order.FromBothEnds(config, Producer("order", enabled=False))
    for taker in takers:
        scheduler.add_node(taker)
        scheduler.add_node_collection(taker, tests)
    scheduler.schedule()
    done = 0
    while any(len(taker.dealt) > done for taker in takers):
        for taker in takers:
            if len(taker.dealt) > done:
                scheduler.mark_test_complete(taker, tests.index(taker.dealt[done]))
        done += 1
    return [taker.dealt for taker in takers]


def test_a_file_goes_to_one_worker_whole_unless_it_is_dealt_out():
    whole = [f"tests/sessions/test_{file}.py::test_{test}" for file in "abcdefgh" for test in range(5)]
    singly = [f"tests/{order.DEALT[0]}test_one.py::test_{test}" for test in range(6)]
    hands = dealt(singly + whole)
    assert sorted(chain(*hands)) == sorted(singly + whole)
    files = [{test.partition("::")[0] for test in hand if test in whole} for hand in hands]
    assert len(files[0] | files[1] | files[2]) == sum(map(len, files)) == 8
    assert sum(bool(set(hand) & set(singly)) for hand in hands) > 1


def test_the_first_workers_begin_with_what_is_long_and_the_third_with_what_is_short():
    long, short = ([f"tests/{kind}/test_{file}.py::test" for file in range(6)] for kind in ("long", "short"))
    first, second, third = dealt(long + short)
    assert {first[0], second[0]} == set(long[:2])
    assert third[:2] == short[:-3:-1]


def test_who_is_not_among_the_first_works_with_what_they_leave_of_the_processor():
    said = subprocess.run(
        [sys.executable, "-c", "import os; from tests import order;"
         " order.step_aside('gw1'); print(os.nice(0)); order.step_aside('gw2'); print(os.nice(0))"],
        cwd=TESTS.parent, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert int(said[1]) > int(said[0])


@pytest.mark.parametrize(
    ("event", "when", "outcome", "sections", "is_told"),
    [
        ("testreport", "call", "passed", [], True),
        ("testreport", "call", "failed", [], True),
        ("testreport", "setup", "passed", [], False),
        ("testreport", "setup", "failed", [], True),
        ("testreport", "setup", "skipped", [], True),
        ("testreport", "teardown", "passed", [], False),
        ("testreport", "teardown", "failed", [], True),
        ("testreport", "teardown", "passed", [("Captured stdout teardown", "oh")], True),
        ("logstart", "", "", [], False),
        ("logfinish", "", "", [], True),
        ("workerfinished", "", "", [], True),
    ],
)
def test_whatever_is_not_as_it_should_be_is_told(event, when, outcome, sections, is_told):
    report = {"when": when, "outcome": outcome, "sections": sections}
    assert order.is_told(event, report if when else None) == is_told
