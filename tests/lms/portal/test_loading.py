"""What is told while the demo loads, and what stands of one that breaks off."""

import pytest
from wagtail.models import Page

from courses.actions import project
from lms.approval import actions as approvals
from lms.people.models import FosterHome, User
from lms.portal import loading
from lms.portal.actions import index_everything
from lms.portal.errors import PeopleThere
from lms.portal.models import SearchText
from sessions.models import Registration, TrainingSession
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


def test_the_whole_demo_is_what_its_actions_would_have_left_one_by_one():
    told = []
    loading.load(lambda share, words: told.append((share, str(words))))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert told[-1] == (100, "")
    assert len(told) == len(loading.ABOVE_PEOPLE) + 2

    learners = list(User.objects.values_list("pk", flat=True))
    assert project(learners) == []
    assert approvals.check_statuses() == []
    assert approvals.enrol_as_asked(FosterHome.objects.all()) == []
    for session in TrainingSession.objects.all():
        assert session.seats_held == Registration.objects.filter(session=session).holding().count()

    assert Page.find_problems() == ([], [], [], [], [])
    drafts = Page.objects.live().filter(has_unpublished_changes=True).values_list("title", flat=True)
    assert set(drafts) == {"Økonomi og vilkår", "Trygg på nett"}  # what the demo shows of work in progress
    found = _found()
    index_everything()
    assert _found() == found != []


def _found():
    return list(
        SearchText.objects.order_by("key", "language").values_list("key", "language", "text", "vector")
    )


def test_the_demo_is_not_loaded_among_people():
    UserFactory()
    with pytest.raises(PeopleThere):
        loading.load()
