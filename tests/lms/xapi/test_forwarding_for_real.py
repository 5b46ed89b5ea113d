"""Forwarding to a second instance of the platform, which is taken down mid-stream and brought back."""

import os
import subprocess
import sys
import threading
import time
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction

from lms import database
from lms.people.secrets import keyed_hash
from lms.xapi import actions, tasks
from lms.xapi.credentials import PURPOSE
from lms.xapi.models import Outbox, Statement
from tests import databases
from tests.lms.xapi.factories import began_module, statement
from tests.lms.xapi.serving import Served
from tests.lms.xapi.test_attachments import declared, part, send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]

SECRET = "s" * 43


@pytest.fixture
def external(transactional_db, monkeypatch):
    """Another instance on a database of its own, which the platform is told to forward to."""
    name = f"{connection.settings_dict['NAME']}_external"
    databases.make(name)
    conninfo = database.conninfo({**connection.settings_dict, "NAME": name})
    with psycopg.connect(conninfo, autocommit=True) as known:
        known.execute(
            "INSERT INTO xapi_credential (name, key, secret_hash, scopes, actors, requests_per_minute, "
            "origins, created_at) VALUES ('x', 'platform', %s, '{all}', 'any', 1000000, '{}', now())",
            [keyed_hash(SECRET, purpose=PURPOSE)],
        )
    with Served(name) as served, psycopg.connect(conninfo, autocommit=True) as known:
        for name_of, value in {
            "ENDPOINT": served.url,
            "KEY": "platform",
            "SECRET": SECRET,
            "TIMEOUT": 10,
        }.items():
            monkeypatch.setattr(settings, f"XAPI_FORWARD_{name_of}", value)
        served.rows = lambda: known.execute(
            "SELECT id, person FROM xapi_statement ORDER BY stored"
        ).fetchall()
        served.texts = lambda: known.execute("SELECT text FROM xapi_statement ORDER BY stored").fetchall()
        yield served
    databases.drop(name)


def due_now():
    Outbox.objects.filter(state="waiting").update(next_try_at=None)


def test_a_receiver_killed_mid_stream_and_brought_back_loses_doubles_and_turns_nothing(external):
    people = [uuid4() for _ in range(5)]
    for number in range(40):
        with transaction.atomic():
            actions.record([began_module(person) for person in people[number % 3 :]])
    killer = threading.Timer(0.3, external.kill)
    killer.start()
    tasks.forward()
    killer.join()
    before = Outbox.objects.filter(state="delivered").count()
    assert tasks.forward() is None
    assert Outbox.objects.exclude(last_error="").exists()
    actions.record([began_module(person) for person in people])
    external.start()
    due_now()
    tasks.forward()
    assert not Outbox.objects.exclude(state="delivered").exists()
    here = list(Statement.objects.order_by("stored").values_list("id", "person"))
    there = external.rows()
    assert before < len(here)
    assert len(there) == len(set(there)) == len(here)
    for person in people:
        assert [pk for pk, of in there if of == person] == [pk for pk, of in here if of == person]


def test_what_was_delivered_but_not_noted_is_sent_again_without_doubling(external):
    recorded = actions.record([began_module() for _ in range(3)])
    tasks.forward()
    Outbox.objects.update(state="waiting")
    tasks.forward()
    assert [pk for pk, _ in external.rows()] == [s.pk for s in recorded]


def test_attachments_leave_with_their_statement_and_the_text_is_kept(external, lrs):
    raw = bytes(range(256)) * 5000
    assert send(lrs, statement(attachments=[declared(raw)]), part(raw)).status_code == 200
    tasks.forward()
    assert Outbox.objects.get().state == "delivered", Outbox.objects.get().last_error
    (text,) = external.texts()[0]
    kept = Statement.objects.get()
    assert text.split('"id"')[0] == kept.text.split('"id"')[0]


def test_what_the_receiver_refuses_is_parked_with_its_sentence(external):
    first, *_ = actions.record([began_module() for _ in range(3)])
    with psycopg.connect(
        database.conninfo({**connection.settings_dict, "NAME": external.database}), autocommit=True
    ) as known:
        known.execute("UPDATE xapi_credential SET scopes = '{statements/write}', actors = 'ours'")
    tasks.forward()
    row = Outbox.objects.get(pk=first.pk)
    assert (row.state, row.last_status) == ("parked", 400)
    assert "must be a known account" in row.last_error
    assert Outbox.objects.filter(state="parked").count() == 3


@pytest.fixture
def worker(external):
    """A Celery worker that knows where to forward."""
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "--quiet", "-A", "lms", "worker", "--pool", "solo", "--loglevel",
         "WARNING", "--without-gossip", "--without-mingle"],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "TEST_DATABASE": connection.settings_dict["NAME"],
            "TEST_MAIL": os.devnull,
            "XAPI_FORWARD_ENDPOINT": external.url,
            "XAPI_FORWARD_KEY": "platform",
            "XAPI_FORWARD_SECRET": SECRET,
        },
    )  # fmt: skip
    yield process
    process.terminate()
    process.wait(20)


def test_a_worker_forwards_what_is_recorded_once_it_is_committed(external, worker):
    with transaction.atomic():
        (recorded,) = actions.record([began_module()])
        time.sleep(0.5)
        assert external.rows() == []
    deadline = time.monotonic() + 60
    while [pk for pk, _ in external.rows()] != [recorded.pk]:
        assert time.monotonic() < deadline, "the worker has not forwarded it"
        time.sleep(0.1)
