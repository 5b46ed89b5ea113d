"""The databases of the tests: each a copy of one template, put back in order after a commit.

The template is made as every new database is, from the snapshot and what was migrated since, and is made
anew when anything that shapes it changes. It has the groups of authors, too, which every platform has once
it has an editor. The rows that it was made with are kept aside in the schema `seed`, from which a test that
committed is undone.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from psycopg import sql
from psycopg.pq import TransactionStatus

from lms import database, grants
from lms.operations import snapshot
from lms.owner import as_owner

_PREFIX = "test_template_"
_MAKING = 7_406_202

_KEEP_SEEDS = """
CREATE SCHEMA seed;
CREATE TABLE seed.tables (name text PRIMARY KEY, columns text NOT NULL);
CREATE TABLE seed.counters (name text PRIMARY KEY, value bigint NOT NULL);
DO $$
DECLARE known record; filled boolean; names text;
BEGIN
  FOR known IN SELECT tablename AS name FROM pg_tables
               WHERE schemaname = 'public' AND tablename <> 'django_migrations' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', known.name) INTO filled;
    IF filled THEN
      SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) INTO names
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = known.name AND is_generated = 'NEVER';
      EXECUTE format('CREATE TABLE seed.%I AS SELECT %s FROM public.%I',
                     'of_' || known.name, names, known.name);
      INSERT INTO seed.tables VALUES (known.name, names);
    END IF;
  END LOOP;
  INSERT INTO seed.counters
    SELECT format('public.%I', sequencename), last_value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$;
"""

_PUT_BACK = """
DO $$
DECLARE known record; each text; filled boolean; changed text[] := '{}';
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR known IN SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
               WHERE (schemaname = 'public' AND tablename <> 'django_migrations')
                  OR (schemaname = 'pgmq' AND tablename ~ '^[qa]_') LOOP
    CONTINUE WHEN pg_relation_size(known.name::regclass) = 0;  -- never written to: most of them
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', known.name) INTO filled;
    IF filled THEN changed := changed || known.name; END IF;
  END LOOP;
  IF cardinality(changed) > 0 THEN
    EXECUTE 'LOCK TABLE ' || array_to_string(changed, ', ') || ' IN SHARE ROW EXCLUSIVE MODE';
  END IF;
  FOREACH each IN ARRAY changed LOOP
    EXECUTE 'DELETE FROM ' || each;
  END LOOP;
  PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
    FROM pg_sequences WHERE schemaname IN ('public', 'pgmq') AND last_value IS NOT NULL;
  FOR known IN SELECT name, columns FROM seed.tables LOOP
    EXECUTE format('INSERT INTO public.%I (%s) SELECT * FROM seed.%I',
                   known.name, known.columns, 'of_' || known.name);
  END LOOP;
  PERFORM setval(name, value) FROM seed.counters;
END $$;
"""


def make(name: str, *, afresh: bool = False) -> None:
    """Make the database `name` as a copy of the template, which is made first unless it stands.

    `afresh` makes the template anew, whatever it looks like.
    """
    with _server() as server:
        template = _standing_template(server, afresh=afresh)
        drop(name)
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                *map(sql.Identifier, (name, template, database.OWNER))
            )
        )


def make_empty(name: str) -> None:
    """Make the database `name` without a table in it."""
    drop(name)
    with _server() as server:
        database.make_roles(server)
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(database.OWNER)
            )
        )


def drop(name: str) -> None:
    """Drop a database of the tests, whoever is still connected."""
    with _server() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def use(name: str) -> None:
    """Point Django and the job queue of this process at a database of the tests."""
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    from lms.celery import app

    for option, value in settings.QUEUE_OF(name).items():
        app.conf[option] = value


def put_back() -> None:
    """Undo what a test committed: empty every table, and the queue, and lay the migrations' rows back.

    A worker may still be at a task of the test, and is waited for; where the two wait for each
    other, try again.
    """
    assert not connection.in_atomic_block, "a test that commits has no place in a file that uses `stand`"
    for tries_left in reversed(range(10)):
        try:
            with unbound(), connection.cursor() as cursor:
                cursor.execute(_PUT_BACK)
            return
        except OperationalError as error:
            if not (tries_left and isinstance(error.__cause__, psycopg.errors.DeadlockDetected)):
                raise


@contextmanager
def unbound() -> Iterator[None]:
    """Be the server's superuser on the test's connection meanwhile, who may do what the platform may not:
    forge, alter, switch triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
    try:
        yield
    finally:
        if connection.connection.info.transaction_status is not TransactionStatus.INERROR:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")


def _standing_template(server: psycopg.Connection[Any], *, afresh: bool = False) -> str:
    """The name of the template, which is made unless it stands; one process at a time."""
    from cms.actions import editors

    shaped_by = snapshot.fingerprint() + "".join(
        Path(module.__file__ or "").read_text(encoding="utf-8") for module in (grants, editors)
    )
    template = _PREFIX + hashlib.sha256(shaped_by.encode()).hexdigest()[:16]
    server.execute("SELECT pg_advisory_lock(%s)", [_MAKING])
    if afresh or not _exists(server, template):
        _drop_old_templates(server)
        _make_template(server, template)
    return template


def _make_template(server: psycopg.Connection[Any], template: str) -> None:
    half_made = template + "_new"
    drop(half_made)
    make_empty(half_made)
    _fill(half_made)
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half_made), sql.Identifier(template))
    )


def _fill(name: str) -> None:
    from cms.actions import editors

    name_before = connection.settings_dict["NAME"]
    use(name)
    try:
        with as_owner():
            snapshot.restore()
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            database.install_queue(database.conninfo(connection.settings_dict), "celery")
            grants.give()
        editors.prepare_groups()
        with unbound(), connection.cursor() as cursor:
            cursor.execute(_KEEP_SEEDS)
    finally:
        use(name_before)


def _drop_old_templates(server: psycopg.Connection[Any]) -> None:
    old = server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_PREFIX]
    ).fetchall()
    for (name,) in old:
        drop(name)


def _exists(server: psycopg.Connection[Any], name: str) -> bool:
    return bool(server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


@contextmanager
def _server() -> Iterator[psycopg.Connection[Any]]:
    options = {key: value for key, value in connection.settings_dict["OPTIONS"].items() if key != "options"}
    conninfo = database.conninfo({**connection.settings_dict, "NAME": "postgres", "OPTIONS": options})
    with psycopg.connect(conninfo, autocommit=True) as server:
        yield server


if __name__ == "__main__":
    django.setup()
    with _server() as server:
        _standing_template(server)
