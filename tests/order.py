"""The order of a run with several workers: what takes longest begins first, so that all end together.

Tests of one file go to one worker, which makes what they share (a served platform, a world) once. Files
whose tests take long each are dealt out test by test. As many workers as there are cores in the smallest
machine that checks the platform begin there, with browsers and servers, which they wait for a third of the
time; who comes after them takes from the other end what is short and waits for nobody, and steps aside.
"""

import os
from collections import Counter
from typing import Any

import pytest
from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

# Seconds of processor and of waiting, roughly, of what takes more than ten.
SECONDS = {
    "journeys/test_walk.py": 60,
    "test_server.py": 60,
    "lms/xapi/test_under_load.py": 55,
    "journeys/test_accessibility.py": 50,
    "test_endings.py": 45,
    "test_roles.py": 35,
    "lms/operations/test_launch.py": 35,
    "test_wrong_requests.py": 35,
    "journeys/test_every_form.py": 30,
    "journeys/test_writing.py": 25,
    "journeys/test_admin_policy.py": 25,
    "lms/test_database.py": 25,
    "lms/xapi/test_forwarding_for_real.py": 20,
    "journeys/test_lost_line.py": 20,
    "journeys/test_shared_device.py": 20,
    "lms/demo/test_loading.py": 15,
    "journeys/test_twelve_lessons.py": 20,
    "journeys/test_provider.py": 13,
    "journeys/test_gatherings.py": 12,
    "journeys/test_season.py": 12,
    "lms/test_safety.py": 16,
    "lms/operations/test_preparing.py": 14,
    "test_keeping.py": 12,
    "lms/approval/test_case_systems_fuzz.py": 11,
    "sessions/test_races.py": 11,
}
# What waits for processes of its own more than it works: first of all, while the checks that run beside the
# tests use what it leaves.
WAITING = {
    "test_server.py",
    "lms/operations/test_launch.py",
    "lms/xapi/test_under_load.py",
    "lms/test_database.py",
    "lms/xapi/test_forwarding_for_real.py",
    "lms/test_safety.py",
}
DEALT = ("journeys/", "test_endings.py")
FIRST = {"gw0", "gw1"}
_ASIDE = 5


class FromBothEnds(LoadGroupScheduling):
    """Deals files, or the tests of those that are dealt out: from the front to the first workers, from the
    back to those who step aside."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0].removeprefix("tests/")
        return nodeid if file.startswith(DEALT) else file

    def _assign_work_unit(self, node: WorkerController) -> None:
        if node.gateway.id not in FIRST:
            self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)


def step_aside(worker: str) -> None:
    """Use what the first workers leave of the processor, if this is none of them."""
    if worker not in FIRST:
        os.nice(_ASIDE)


def is_told(event: str, report: Any) -> bool:
    """Whether what a worker sends is of use where neither lengths nor each test's name are asked for: that a
    test has begun is not, nor that what was made for it, or put away after it, was so without a word."""
    if event == "testreport":
        is_quiet = report["outcome"] == "passed" and not report["sections"]
        return report["when"] == "call" or not is_quiet
    return event != "logstart"


def begin_with_the_longest(items: list[pytest.Item]) -> None:
    """Sort the tests by what their files take, those that wait before all others; those of which nothing is
    known, by their number."""
    numbers = Counter(map(_file, items))

    def place(item: pytest.Item) -> tuple[bool, int, int, str]:
        file = _file(item)
        return file not in WAITING, -SECONDS.get(file, 0), -numbers[file], file

    items.sort(key=place)


def _file(item: pytest.Item) -> str:
    return item.path.relative_to(item.config.rootpath / "tests").as_posix()
