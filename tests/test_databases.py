"""The tests' own ground: what one test commits, the next never sees; and the worker is a real one."""

import os

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

from lms.jobs import run_on_commit
from lms.operations import heartbeat
from lms.people.models import Municipality, Region, User
from tests import databases
from tests.factories import UserFactory


def counts():
    return {model: model.objects.count() for model in (User, Region, Municipality, ContentType, Permission)}


@pytest.mark.django_db(transaction=True)
def test_a_commit_is_undone_and_the_rows_of_migrations_are_laid_back():
    before = counts()
    UserFactory()
    Region.objects.create(code="new", name="New")
    Permission.objects.all().delete()
    databases.put_back()
    assert counts() == before
    assert before[Permission] > 0
    assert before[Region] > 0


@pytest.mark.django_db(transaction=True)
def test_new_rows_after_a_commit_was_undone_do_not_collide_with_those_of_migrations():
    databases.put_back()
    content_type = ContentType.objects.create(app_label="new", model="new")
    assert ContentType.objects.filter(pk=content_type.pk).count() == 1


@pytest.mark.django_db
def test_every_test_process_has_a_database_of_its_own():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        (name,) = cursor.fetchone()
    assert name.startswith("test_")
    assert name.endswith(os.environ.get("PYTEST_XDIST_WORKER", ""))


def test_a_task_sent_on_commit_is_carried_by_the_queue_to_a_worker_in_another_process(celery_worker):
    assert heartbeat.last(heartbeat.WORKER) is None
    run_on_commit("lms.operations.tasks.heartbeat")
    celery_worker.wait_until(lambda: heartbeat.last(heartbeat.WORKER))
    assert heartbeat.is_fresh(heartbeat.WORKER)
    cache.clear()
