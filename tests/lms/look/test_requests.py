"""What a request says itself."""

import re

import pytest

from lms.look.requests import page_asked
from tests.test_architecture import python_files, relative


@pytest.mark.parametrize(("address", "asked"), [("/?side=2", "2"), ("/?page=3", "3"), ("/?q=a", None)])
def test_a_list_asks_for_its_page_by_either_name(rf, address, asked):
    assert page_asked(rf.get(address)) == asked


def test_which_page_of_a_list_is_asked_for_is_read_in_one_place():
    """A lesson's own pages are numbered, too; they are no list."""
    reads = re.compile(r"GET\.get\(\"(side|page)\"|GET\[\"(side|page)\"\]")
    readers = {relative(path) for path in python_files() if reads.search(path.read_text(encoding="utf-8"))}
    assert readers - {"tests/lms/look/test_requests.py"} == {"lms/look/requests.py", "cms/views/lessons.py"}
