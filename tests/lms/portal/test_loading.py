"""What is told while the demo loads, and what stands of one that breaks off."""

import pytest

from lms.people.models import User
from lms.portal import loading
from lms.portal.errors import PeopleThere
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_parts_of_the_demo_are_the_whole_of_it():
    assert loading.PEOPLE.weight + sum(part.weight for part in loading.ABOVE_PEOPLE) == 100


def test_a_demo_that_breaks_off_leaves_nobody_and_is_not_said_to_stand():
    told = []

    def report(share, words):
        told.append((share, str(words)))
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load(report)
    assert [share for share, _ in told] == [0, loading.PEOPLE.weight, loading.PEOPLE.weight + 1]
    assert all(words for _, words in told)
    assert not User.objects.exists()


def test_the_demo_is_not_loaded_among_people():
    UserFactory()
    with pytest.raises(PeopleThere):
        loading.load()
