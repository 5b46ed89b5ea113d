"""The nightly job is killed in the middle: a batch is gone with its line in the log, or stands whole.

A process of its own, a real server, and `kill -9`.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from lms import database
from lms.portal.actions import keeping
from lms.portal.models import Disposal, Interest
from tests import databases
from tests.factories import MunicipalityFactory, OrganisationFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]
PATIENCE, GATE = 60, 7_406_299
LOCKS = """
SELECT count(*)::int FROM pg_locks
WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_STOP_AT_THE_SECOND_LINE = f"""
CREATE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM public.portal_disposal) THEN PERFORM pg_advisory_xact_lock({GATE}); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER wait_at_the_gate BEFORE INSERT ON portal_disposal
  FOR EACH ROW EXECUTE FUNCTION wait_at_the_gate();
"""


def as_superuser(statement: str) -> None:
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def gate_shut() -> Iterator[psycopg.Connection]:
    """The job stops in its second batch, when all of that is deleted and its line is being written."""
    as_superuser(_STOP_AT_THE_SECOND_LINE)
    try:
        with psycopg.connect(database.conninfo(connection.settings_dict), autocommit=True) as keeper:
            keeper.execute("SELECT pg_advisory_lock(%s)", [GATE])
            yield keeper
    finally:
        as_superuser("DROP TRIGGER wait_at_the_gate ON portal_disposal; DROP FUNCTION wait_at_the_gate()")


def begin_the_job() -> int:
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            keeping.let_go(only="interest")
        finally:
            os._exit(0)
    return child


def wait_for(keeper: psycopg.Connection, question: str, expected: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while keeper.execute(question).fetchone() != (expected,):
        assert time.monotonic() < deadline, question
        time.sleep(0.05)


def test_a_batch_that_was_killed_stands_whole_and_the_next_run_takes_it_once(monkeypatch):
    monkeypatch.setattr(keeping, "BATCH", 3)
    office, town, long_ago = (
        OrganisationFactory(),
        MunicipalityFactory(),
        timezone.now() - timedelta(days=200),
    )
    Interest.objects.bulk_create(
        Interest(
            organisation=office, municipality=town, name="Anne", telephone="9", wish="talk", made_at=long_ago
        )
        for _ in range(7)
    )
    with gate_shut() as keeper:
        job = begin_the_job()
        wait_for(keeper, f"{LOCKS} AND NOT granted AND locktype = 'advisory'", 1)
        os.kill(job, signal.SIGKILL)
        os.waitpid(job, 0)
        keeper.execute("SELECT pg_advisory_unlock(%s)", [GATE])
        wait_for(keeper, f"{LOCKS} AND relation = 'portal_interest'::regclass", 0)
    assert Interest.objects.count() == 4, "the first batch is gone, the second stands whole"
    assert [line.number for line in Disposal.objects.all()] == [3]
    assert keeping.let_go(only="interest") == 4
    assert Interest.objects.count() == 0
    assert Disposal.objects.aggregate(all=Sum("number"))["all"] == 7, "each is told once"
