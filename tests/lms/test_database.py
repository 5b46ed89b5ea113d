"""The embedded database: it starts in any folder, alone, and comes back after a crash."""

import os
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from lms import database


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder whose path is long and holds spaces; its server is stopped afterwards."""
    place = tmp_path / "a folder with spaces" / ("and a name too long for any socket " * 3)
    monkeypatch.setenv("DATA_DIR", str(place))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield place
    database.stop()


def connect(role=database.OWNER):
    return psycopg.connect(database.conninfo(database.connection_settings(role)))


def test_it_starts_in_a_folder_with_a_long_name_and_spaces_and_keeps_what_was_written(folder):
    assert database.start()
    with connect() as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'blåbærsyltetøy' AS word")
    database.stop()
    with pytest.raises(psycopg.OperationalError):
        connect()
    assert database.start()
    with connect() as connection:
        assert connection.execute("SELECT upper(word) FROM kept").fetchone() == ("BLÅBÆRSYLTETØY",)


def test_starting_it_twice_starts_it_once(folder):
    assert database.start()
    assert not database.start()


def test_of_several_processes_that_start_it_at_once_one_does(folder):
    command = [sys.executable, "-c", "from lms import database; print(database.start())"]
    starters = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "DATA_DIR": str(folder)}
        )
        for _ in range(3)
    ]
    assert sorted(starter.communicate()[0].strip() for starter in starters) == ["False", "False", "True"]


def test_it_comes_back_after_it_was_killed(folder):
    database.start()
    with connect() as connection:
        connection.execute("CREATE TABLE kept (n integer)")
    os.kill(int((folder / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    time.sleep(0.2)
    assert database.start()
    with connect() as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_files_that_were_left_half_made_are_made_anew(folder):
    (folder / "postgres").mkdir(parents=True)
    (folder / "postgres" / "left-over").touch()
    (folder / "postgres.new").mkdir()
    assert database.start()
    assert not (folder / "postgres" / "left-over").exists()


def test_only_its_owner_may_enter_where_it_listens(folder):
    database.start()
    sockets = database.connection_settings()["HOST"]
    assert os.stat(sockets).st_mode & 0o077 == 0
    assert " " not in sockets


def test_settings_of_other_servers_in_the_environment_do_not_reach_it(folder, monkeypatch):
    monkeypatch.setenv("PGPORT", "6543")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    assert database.start()
    with connect() as connection:
        assert connection.execute("SHOW port").fetchone() == ("5432",)


def test_a_database_that_will_not_start_says_so_in_one_sentence(folder):
    database.start()
    database.stop()
    (folder / "postgres" / "postgresql.conf").write_text("nonsense = on\n")
    with pytest.raises(
        database.DatabaseUnavailable, match=r"would not start .* or start over with `make reset`"
    ):
        database.start()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("FATAL: could not write lock file: No space left on device", "is full; free some space"),
        ("could not open file: Permission denied", "belongs to somebody else"),
    ],
)
def test_the_reason_is_named_where_the_server_tells_it(folder, monkeypatch, words, sentence):
    def breaks(program, *arguments, check=True):
        (folder / "postgres-start.log").write_text(words)
        raise subprocess.CalledProcessError(1, program)

    monkeypatch.setattr(database, "_run", breaks)
    monkeypatch.setattr("lms.database.time.sleep", lambda seconds: None)
    with pytest.raises(database.DatabaseUnavailable, match=sentence):
        database.start()


def test_a_command_that_asks_no_table_starts_none_and_none_leaves_it_running(folder):
    def manage(*words):
        environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "lms.settings"}
        subprocess.run(
            [sys.executable, "manage.py", *words], env=environment, check=True, capture_output=True
        )

    manage("check")
    assert not (folder / "postgres").exists()
    manage("createcachetable")
    assert (folder / "postgres" / "PG_VERSION").exists()
    with pytest.raises(psycopg.OperationalError):
        connect()


def test_it_serves_during_a_command_and_no_longer(folder):
    ask = "from lms import database; import sys; sys.exit(3 if not database.start() else 4)"
    assert database.serve_during([sys.executable, "-c", ask]) == 3
    with pytest.raises(psycopg.OperationalError):
        connect()


def test_it_stays_while_another_process_uses_it_and_the_last_one_to_leave_stops_it(folder):
    stay = "from lms import database; database.start(); print(); input(); database.leave()"
    other = subprocess.Popen(
        [sys.executable, "-c", stay],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATA_DIR": str(folder)},
    )
    other.stdout.readline()
    assert database.serve_during(["true"]) == 0
    connect().close()
    other.communicate("\n")
    with pytest.raises(psycopg.OperationalError):
        connect()


def owners(connection) -> set[str]:
    """Who owns anything in the platform's schemas, and the database."""
    return {
        name
        for (name,) in connection.execute(
            "WITH place AS (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'pgmq')), found AS ("
            " SELECT relowner AS who FROM pg_class JOIN place ON relnamespace = place.oid"
            " UNION SELECT proowner FROM pg_proc JOIN place ON pronamespace = place.oid"
            " UNION SELECT typowner FROM pg_type JOIN place ON typnamespace = place.oid"
            " UNION SELECT nspowner FROM pg_namespace WHERE nspname = 'pgmq'"
            " UNION SELECT datdba FROM pg_database WHERE datname = current_database()"
            ") SELECT who::regrole::text FROM found"
        )
    }


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine ()",
        "DROP TABLE kept",
        "TRUNCATE kept",
        "ALTER TABLE kept DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        f"SET ROLE {database.OWNER}",
        f"SET ROLE {database.SUPERUSER}",
        f"ALTER ROLE {database.SERVING} SUPERUSER",
        "CREATE DATABASE mine",
    ],
)
def test_the_role_that_serves_has_no_power_over_it(served, statement):
    with connect(database.SERVING) as connection:
        connection.autocommit = True
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server with a table of the owner's."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATA_DIR", str(tmp_path_factory.mktemp("served")))
        environment.delenv("DATABASE_URL", raising=False)
        database.start()
        with connect() as connection:
            connection.execute("CREATE TABLE kept ()")
        yield
        database.stop()


def test_what_a_superuser_owned_before_there_were_two_roles_goes_over_to_the_owner(folder):
    database.start()
    with connect(database.SUPERUSER) as connection:
        connection.execute(
            f"ALTER DATABASE {database.NAME} OWNER TO {database.SUPERUSER};"
            f"DROP ROLE {database.OWNER}; DROP ROLE {database.SERVING}"
        )
        connection.execute(
            "CREATE TABLE kept (id bigint GENERATED ALWAYS AS IDENTITY, n serial, word text);"
            "INSERT INTO kept (word) SELECT 'before'; CREATE SEQUENCE numbers;"
            "CREATE VIEW words AS SELECT word FROM kept; CREATE TYPE colour AS ENUM ('red');"
            "CREATE FUNCTION one(int, text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1'"
        )
    dsn = database.conninfo(database.connection_settings(database.SUPERUSER))
    database.install_queue(dsn, "celery")
    assert database.start()
    with connect() as connection:
        assert owners(connection) == {database.OWNER}
        assert connection.execute("SELECT word FROM kept").fetchall() == [("before",)]
        connection.execute("ALTER TABLE kept ADD COLUMN more text")
    assert not database.start()
