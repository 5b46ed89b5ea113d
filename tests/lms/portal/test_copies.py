"""What stands beside the records and should be gone is found, and goes: nothing is planted that stays."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from wagtail.models import Comment, Page, Revision
from wagtail.search.models import IndexEntry

from lms.portal.actions.copies import UnnamedFiles
from lms.portal.actions.keeping import left_over, let_go
from lms.portal.models import SearchText, SearchWord
from tests.factories import UserFactory

LONG_AGO = timezone.now() - timedelta(days=3000)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


def execute(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def a_task_that_nobody_took() -> None:
    queue = current_app.conf.task_default_queue
    execute("SELECT pgmq.send(%s, '{}'::jsonb)", queue)
    execute(f'UPDATE pgmq."q_{queue}" SET enqueued_at = %s', LONG_AGO)  # noqa: S608


def a_cached_answer_that_ran_out() -> None:
    cache.set("asked", "about somebody")
    execute(f"UPDATE {settings.CACHES['default']['LOCATION']} SET expires = %s", LONG_AGO)  # noqa: S608


def an_index_entry_of_a_page_that_is_gone() -> None:
    IndexEntry.objects.create(
        content_type=ContentType.objects.get_for_model(Page), object_id="999999", title_norm=1
    )


def a_found_text_of_a_page_that_is_gone() -> None:
    SearchText.objects.create(page=999999, kind="page", key="gone", language="nb", title="Kari Nordmann")


def a_suggested_word_that_stands_nowhere() -> None:
    SearchWord.objects.create(language="nb", word="nordmann", pieces=["nor"])


def a_private_file_that_no_row_names() -> None:
    path = Path(storages["private"].path(storages["private"].save("left.pdf", ContentFile(b"x"))))
    os.utime(path, (LONG_AGO.timestamp(),) * 2)


def a_revision_that_was_superseded() -> None:
    page = Page.objects.get(depth=1).add_child(title="En side", slug="en-side", live=True)
    Revision.objects.filter(pk=page.save_revision().pk).update(created_at=LONG_AGO)
    page.save_revision()


def a_comment_repeated_in_a_revision() -> None:
    page = Page.objects.get(depth=1).add_child(title="En side", slug="en-side", live=True)
    Comment.objects.create(page=page, user=UserFactory(), text="Om Kari", contentpath="title")
    page.save_revision()
    Comment.objects.all().delete()


PLANTED: list[tuple[str, Callable[[], None]]] = [
    ("copies", a_task_that_nobody_took),
    ("copies", a_cached_answer_that_ran_out),
    ("copies", an_index_entry_of_a_page_that_is_gone),
    ("copies", a_found_text_of_a_page_that_is_gone),
    ("copies", a_suggested_word_that_stands_nowhere),
    ("copies", a_private_file_that_no_row_names),
    ("authoring", a_revision_that_was_superseded),
    ("authoring", a_comment_repeated_in_a_revision),
]


@pytest.mark.parametrize(("kind", "plant"), PLANTED, ids=[plant.__name__ for _, plant in PLANTED])
def test_what_should_be_gone_is_found_and_goes(kind, plant):
    plant()
    assert [one.number for one in left_over(only=kind)] == [1]
    assert let_go(only=kind) == 1
    assert left_over(only=kind) == []


def test_what_a_row_names_or_was_written_just_now_stays():
    store = storages["private"]
    store.save("new.pdf", ContentFile(b"x"))
    assert UnnamedFiles().count(timezone.now() - timedelta(days=7)) == 0
    assert UnnamedFiles().count(timezone.now() + timedelta(days=1)) == 1


def test_a_session_of_the_browser_ends_before_it_could_be_left_over():
    assert timedelta(days=1).total_seconds() > settings.SESSION_COOKIE_AGE


def test_no_result_of_a_task_is_kept():
    assert current_app.conf.task_ignore_result
    assert current_app.conf.result_backend is None


def test_a_table_that_is_no_models_is_looked_through_or_concerns_nobody():
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    ours = {model._meta.db_table for model in models}
    assert tables - ours - {settings.CACHES["default"]["LOCATION"]} == {"django_migrations"}
