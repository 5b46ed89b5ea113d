"""What is told while the demo loads, and what stands of one that breaks off."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtailmedia.models import Media

from courses.actions.projection import project
from courses.models import PartProgress
from lms.approval.actions.enrolments import enrol_as_asked
from lms.approval.actions.evaluation import check_statuses
from lms.approval.models import Approval, GateStatus
from lms.dates import oslo_day, today
from lms.demo import loading
from lms.demo.errors import PeopleThere
from lms.people.models import Assignment, FosterHome, FosterParent, User
from lms.portal.actions.keeping import left_over, let_go
from lms.portal.actions.search import index_everything
from lms.portal.models import SearchText
from lms.portal.queries.home.family import family_home
from sessions.models import Registration, TrainingSession
from tests import databases
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

MOST_QUERIES = 9_500  # a load is paid for by the query: it took 12,800 when each action read for itself


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


def test_the_whole_demo_is_what_its_actions_would_have_left_one_by_one(
    django_capture_on_commit_callbacks, own_folders
):
    told: list[Any] = []
    asked: Counter[str] = Counter()

    def count(execute, sql, params, many, context):
        asked[sql.split()[0]] += 1
        return execute(sql, params, many, context)

    with django_capture_on_commit_callbacks() as on_commit, connection.execute_wrapper(count):
        loading.load(lambda share, words: told.append((share, str(words))))
    assert asked.total() < MOST_QUERIES
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert told[-1] == (100, "")
    assert len([words for _, words in told if words]) == len(loading.ABOVE_PEOPLE) + 1
    assert max(later - earlier for earlier, later in pairwise(shares)) <= 5
    modules = [one.__module__ for one in on_commit]
    assert modules.count("lms.jobs") == 2  # what is due is sent by one sweep; all is sealed and anchored
    assert not [one for one in modules if one.startswith("lms.approval")]

    learners = list(User.objects.values_list("pk", flat=True))
    assert project(learners) == []
    assert not GateStatus.objects.stale().exists()
    assert check_statuses() == []
    assert enrol_as_asked(FosterHome.objects.all()) == []
    for session in TrainingSession.objects.all():
        visitors = session.visitors.filter(status="coming").aggregate(number=Sum("persons"))["number"] or 0
        seats = Registration.objects.filter(session=session).holding().count()
        assert session.seats_held == seats + visitors

    _shows_work_at_every_stage()

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
    _goes_in_ten_years()


def _shows_work_at_every_stage():
    """Approvals of several days, homes part of the way, and a family that is told each thing once."""
    given = Approval.objects.filter(decided_for__name__contains="Lillestrøm")
    assert len({oslo_day(one.decided_at) for one in given}) >= 4
    assert all(one.police_certificate_seen_on <= oslo_day(one.decided_at) <= today() for one in given)
    open_ones = Assignment.objects.open().filter(approvals=None)
    learners = FosterParent.objects.current().filter(home__assignments__in=open_ones).values("user")
    shares = PartProgress.objects.filter(person__in=learners).values("person").annotate(done=Count("pk"))
    assert len({row["done"] for row in shares}) >= 4
    family = family_home(User.objects.get(username="kari"), language="nb")
    assert [(one.has_path, one.before) for one in family.households] == [(True, ())]


def _goes_in_ten_years():
    """Nothing is left over after any year; logs, of which the database lets go by its own clock, are aged."""
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for log in ("people_auditentry", "people_lookup", "people_securityevent"):
            cursor.execute(f"UPDATE {log} SET at = at - interval '11 years'")  # noqa: S608
        cursor.execute("SET LOCAL session_replication_role = origin")
    gone = []
    for year in (1, 4, 10):
        later = timezone.now() + timedelta(days=365 * year)
        gone.append(let_go(at=later))
        assert left_over(at=later) == []
    assert all(gone)


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
