"""Forwarding to a second instance of the platform, which is taken down mid-stream and brought back."""

import threading
import time
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from lms import database
from lms.people.models import Role
from lms.secrets import keyed_hash
from lms.xapi import tasks
from lms.xapi.actions import remote_store
from lms.xapi.actions.statements import record
from lms.xapi.models import Outbox, Statement
from lms.xapi.queries.credentials import PURPOSE
from tests import databases
from tests.factories import MembershipFactory
from tests.lms.xapi.factories import began_module, statement
from tests.lms.xapi.serving import Served, worker
from tests.lms.xapi.test_attachments import declared, part, received, send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]

SECRET = "s" * 43


class External:
    """The other instance: its server, and a look into its own database."""

    def __init__(self, served, known):
        self.served = served
        self.known = known

    def rows(self):
        """(id, person) of what it has, in the order of its `stored`."""
        return self.known.execute("SELECT id, person FROM xapi_statement ORDER BY stored").fetchall()

    def let_in(self, scopes, actors):
        self.known.execute(
            "INSERT INTO xapi_credential (name, key, secret_hash, scopes, actors, requests_per_minute, "
            "origins, created_at) VALUES ('x', 'platform', %s, %s, %s, 1000000, '{}', now()) "
            "ON CONFLICT (key) DO UPDATE SET scopes = excluded.scopes, actors = excluded.actors, "
            "revoked_at = NULL",
            [keyed_hash(SECRET, purpose=PURPOSE), scopes, actors],
        )


@pytest.fixture(scope="module")
def other_instance(django_db_setup, django_db_blocker):
    name = f"{connection.settings_dict['NAME']}_external"
    with django_db_blocker.unblock():
        databases.make(name)
    conninfo = database.conninfo({**connection.settings_dict, "NAME": name})
    with Served(name) as served, psycopg.connect(conninfo, autocommit=True) as known:
        yield External(served, known)
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture
def external(other_instance, transactional_db, monkeypatch):
    """Another instance on a database of its own, which the platform is told to forward to."""
    other_instance.known.execute(
        "SET ROLE NONE; SET session_replication_role = replica;"  # a record refuses to be emptied
        "TRUNCATE xapi_statement, xapi_facet, xapi_activity CASCADE;"
        "SET session_replication_role = DEFAULT; RESET ROLE"
    )
    other_instance.let_in(["all"], "any")
    other_instance.served.start()
    forwarding = {"ENDPOINT": other_instance.served.url, "KEY": "platform", "SECRET": SECRET, "TIMEOUT": 20}
    for name, value in forwarding.items():
        monkeypatch.setattr(settings, f"XAPI_FORWARD_{name}", value)
    return other_instance


@pytest.fixture
def forwarding_worker(external, celery_worker):
    """A worker that is told to forward, alone at the queue."""
    known = {"ENDPOINT": external.served.url, "KEY": "platform", "SECRET": SECRET}
    environment = {f"XAPI_FORWARD_{name}": value for name, value in known.items()}
    with celery_worker.away(), worker(connection.settings_dict["NAME"], **environment) as process:
        yield process


def due_now():
    Outbox.objects.filter(state="waiting").update(next_try_at=None)


def killed_at_its_third_request(monkeypatch, served):
    """From the third request on, the receiver is gone: it is killed while it works on that one."""
    sent, calls = remote_store.send, []

    def send(*args, **more):
        calls.append(args)
        if len(calls) != 3:
            return sent(*args, **more)
        killer = threading.Timer(0.02, served.kill)
        killer.start()
        try:
            return sent(*args, **more)
        finally:
            killer.join()

    monkeypatch.setattr(remote_store, "send", send)


def test_a_receiver_killed_mid_stream_and_brought_back_loses_doubles_and_turns_nothing(external, monkeypatch):
    people = [uuid4() for _ in range(5)]
    for number in range(50):
        with transaction.atomic():
            record([began_module(person) for person in people[number % 3 :]])
    with monkeypatch.context() as patched:
        killed_at_its_third_request(patched, external.served)
        tasks.forward()
    held = Outbox.objects.exclude(last_error="").get()
    assert (held.state, held.tries, held.last_status) == ("waiting", 1, None)
    assert held.last_error
    assert 100 <= Outbox.objects.filter(state="delivered").count() <= 150
    due_now()
    tasks.forward()
    held.refresh_from_db()
    assert held.tries == 2
    assert "refused" in held.last_error.lower()

    record([began_module(person) for person in people])
    external.served.start()
    due_now()
    tasks.forward()
    assert not Outbox.objects.exclude(state="delivered").exists()
    here = list(Statement.objects.order_by("stored").values_list("id", "person"))
    there = external.rows()
    assert len(there) == len(set(there)) == len(here)
    for person in people:
        assert [pk for pk, of in there if of == person] == [pk for pk, of in here if of == person]


def test_what_was_delivered_but_not_noted_is_sent_again_without_doubling(external):
    recorded = record([began_module() for _ in range(3)])
    tasks.forward()
    Outbox.objects.update(state="waiting")
    tasks.forward()
    assert [pk for pk, _ in external.rows()] == [s.pk for s in recorded]


def test_attachments_leave_with_their_statement_and_its_text_is_kept(external, lrs):
    raw = bytes(range(256)) * 5000
    assert send(lrs, statement(attachments=[declared(raw)]), part(raw)).status_code == 200
    tasks.forward()
    assert Outbox.objects.get().state == "delivered", Outbox.objects.get().last_error
    kept = Statement.objects.get()
    (text,) = external.known.execute("SELECT text FROM xapi_statement").fetchone()
    assert text.startswith(kept.text.split('"authority"')[0])
    _, (_, bytes_here) = received(lrs("GET", "statements", attachments="true"))
    assert bytes_here == raw


def test_what_the_receiver_refuses_is_parked_with_its_sentence_shown_and_replayed(external, client):
    person = uuid4()
    recorded = record([began_module(person) for _ in range(3)])
    external.let_in(["statements/write"], "ours")
    tasks.forward()
    parked = Outbox.objects.filter(state="parked", last_status=400)
    assert parked.count() == 3
    client.force_login(MembershipFactory(role=Role.ADMIN).user)
    page = client.get(reverse("xapi:outbox")).content.decode()
    assert "must be a known account" in page

    external.let_in(["all"], "any")
    call_command("xapi_replay", "--parked", "--now")
    assert not parked.exists()
    assert [pk for pk, _ in external.rows()] == [s.pk for s in recorded]


def test_a_credential_that_is_refused_parks_nothing_and_is_shown(external, client):
    record([began_module()])
    external.known.execute("UPDATE xapi_credential SET revoked_at = now()")
    tasks.forward()
    row = Outbox.objects.get()
    assert (row.state, row.last_status) == ("waiting", 401)
    client.force_login(MembershipFactory(role=Role.ADMIN).user)
    assert "revoked" in client.get(reverse("xapi:outbox")).content.decode()


def test_a_worker_forwards_what_is_recorded_once_it_is_committed(external, forwarding_worker):
    with transaction.atomic():
        (recorded,) = record([began_module()])
        time.sleep(0.3)
        assert external.rows() == []
    deadline = time.monotonic() + 60
    while [pk for pk, _ in external.rows()] != [recorded.pk]:
        assert forwarding_worker.poll() is None, "the worker has ended"
        assert time.monotonic() < deadline, "the worker has not forwarded it"
        time.sleep(0.1)
