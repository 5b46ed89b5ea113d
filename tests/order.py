"""The order of a run with several workers: what takes longest begins first, so that all end together.

Tests of one file go to one worker, which makes what they share (a served platform, a world) once. Files
whose tests take long each are dealt out test by test.
"""

from collections import Counter
from collections.abc import Iterable

import pytest

# Seconds of processor and of waiting, roughly, of what takes more than ten.
SECONDS = {
    "test_endings.py": 105,
    "test_roles.py": 100,
    "journeys/test_walk.py": 75,
    "test_server.py": 60,
    "lms/xapi/test_forwarding_for_real.py": 60,
    "lms/test_launch.py": 60,
    "journeys/test_accessibility.py": 50,
    "journeys/test_twelve_lessons.py": 50,
    "lms/xapi/test_under_load.py": 45,
    "journeys/test_every_form.py": 40,
    "test_keeping.py": 40,
    "lms/xapi/test_documents.py": 40,
    "lms/xapi/test_validation.py": 30,
    "journeys/test_writing.py": 30,
    "lms/portal/test_loading.py": 30,
    "lms/portal/test_demo_command.py": 30,
    "test_wrong_requests.py": 30,
}
DEALT = ("journeys/", "lms/portal/test_loading.py", "lms/portal/test_demo_command.py", "test_endings.py")


def _file(item: pytest.Item) -> str:
    return item.path.relative_to(item.config.rootpath / "tests").as_posix()


def keep_files_together(items: Iterable[pytest.Item]) -> None:
    """Give the tests of a file to one worker, where the file is not dealt out."""
    for item in items:
        if not _file(item).startswith(DEALT):
            item.add_marker(pytest.mark.xdist_group(_file(item)))


def begin_with_the_longest(items: list[pytest.Item]) -> None:
    """Sort the tests by what their files take; those of which nothing is known, by their number."""
    numbers = Counter(map(_file, items))
    items.sort(key=lambda item: (-SECONDS.get(_file(item), 0), -numbers[_file(item)], _file(item)))
