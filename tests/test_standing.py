"""What the tests of a file stand on, by the fixture `stand`: made once, and there for each as it was made."""

import pytest

from lms.people.models import User
from tests import databases
from tests.factories import UserFactory


@pytest.fixture(scope="module")
def somebody(stand):
    return stand(UserFactory)


@pytest.mark.parametrize("test", ["the first", "the next"])
def test_what_a_test_does_to_it_the_next_never_sees(somebody, db, test):
    assert User.objects.get() == somebody
    User.objects.all().delete()


def test_tests_that_commit_have_no_place_in_such_a_file(somebody, db):
    with pytest.raises(AssertionError, match="has no place in a file that uses `stand`"):
        databases.put_back()
