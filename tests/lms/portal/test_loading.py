"""What is told while the demo loads, and what stands of one that breaks off."""

from itertools import pairwise

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtailmedia.models import Media

from courses.actions import project
from lms.approval import actions as approvals
from lms.approval.models import GateStatus
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
        if len([words for _, words in told if words]) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load(report)
    assert [share for share, words in told if words] == [
        0,
        loading.PEOPLE.weight,
        loading.PEOPLE.weight + 1,
    ]
    assert not User.objects.exists()


def test_the_whole_demo_is_what_its_actions_would_have_left_one_by_one(django_capture_on_commit_callbacks):
    told = []
    with django_capture_on_commit_callbacks() as on_commit:
        loading.load(lambda share, words: told.append((share, str(words))))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert told[-1] == (100, "")
    assert len([words for _, words in told if words]) == len(loading.ABOVE_PEOPLE) + 1
    assert max(later - earlier for earlier, later in pairwise(shares)) <= 5
    modules = [one.__module__ for one in on_commit]
    assert modules.count("lms.jobs") == 1  # what is due is sent by one sweep
    assert not [one for one in modules if one.startswith("lms.approval")]

    learners = list(User.objects.values_list("pk", flat=True))
    assert project(learners) == []
    assert not GateStatus.objects.stale().exists()
    assert approvals.check_statuses() == []
    assert approvals.enrol_as_asked(FosterHome.objects.all()) == []
    for session in TrainingSession.objects.all():
        assert session.seats_held == Registration.objects.filter(session=session).holding().count()

    assert Page.find_problems() == ([], [], [], [], [])
    drafts = Page.objects.live().filter(has_unpublished_changes=True).values_list("title", flat=True)
    assert set(drafts) == {"Økonomi og vilkår", "Trygg på nett"}  # what the demo shows of work in progress
    found, references, entries = _found(), _references(), _entries()
    index_everything()
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    assert _found() == found != []
    assert _references() == references != set()
    assert _entries() == entries != set()


def _found():
    return list(
        SearchText.objects.order_by("key", "language").values_list("key", "language", "text", "vector")
    )


def _references():
    kinds = ContentType.objects.get_for_models(Page, Image, Document, Media).values()
    found = ReferenceIndex.objects.filter(base_content_type__in=kinds)
    found = found.exclude(model_path__startswith="wagtail_admin_comments")
    told = ("base_content_type", "object_id", "to_content_type", "to_object_id", "content_path")
    return set(found.values_list(*told))


def _entries():
    found = IndexEntry.objects.exclude(
        content_type=ContentType.objects.get_for_model(Page)
    )  # the tree's root
    return set(found.values_list("content_type", "object_id", "title", "autocomplete", "body"))


def test_the_demo_is_not_loaded_among_people():
    UserFactory()
    with pytest.raises(PeopleThere):
        loading.load()
