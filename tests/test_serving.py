"""One role owns the database, another serves: what the second can never do, whatever a page is talked into.

Every test runs as the role that serves, from `tests.settings` on, the browser's journeys and the workers too.
"""

import pytest
from django.db import ProgrammingError, connection, transaction

from lms import database, grants, owner
from tests import databases
from tests.test_promises import KEPT

pytestmark = pytest.mark.django_db
# What the triggers of these let through, as rows only they can judge.
CHANGED = {
    "approval_approval": {"UPDATE"},
    "approval_archiverecord": {"UPDATE", "DELETE"},
    "approval_requirement": {"UPDATE", "DELETE"},
    "approval_review": {"UPDATE"},
    "approval_ruleset": {"UPDATE"},
    "courses_programmeversion": {"UPDATE"},
}


def execute(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def denied(statement: str) -> bool:
    """Whether the role that serves may not do it; nothing of it stays in any case."""
    try:
        with transaction.atomic():
            execute(statement)
            transaction.set_rollback(True)
    except ProgrammingError as error:
        return error.__cause__.sqlstate == "42501"  # insufficient privilege
    return False


def every_table() -> list[str]:
    return [
        name
        for (name,) in execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p')"
            " AND relnamespace::regnamespace::text IN ('public', 'pgmq')"
        )
    ]


def column_of(table: str) -> str:
    """A column that nothing changes: the primary key's first."""
    ((name,),) = execute(
        f"SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]"  # noqa: S608
        f" WHERE indrelid = '{table}'::regclass AND indisprimary"
    )
    return name


def test_pages_and_tasks_are_served_by_a_role_without_any_power_over_the_server():
    ((name, *powers),) = execute(
        "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
        " FROM pg_roles WHERE rolname = current_user"
    )
    assert name == database.SERVING
    assert not any(powers)
    assert execute(f"SELECT FROM pg_auth_members WHERE member = '{database.SERVING}'::regrole") == []


def test_it_owns_nothing():
    assert execute("SELECT oid::regclass FROM pg_class WHERE relowner = current_user::text::regrole") == []
    assert execute("SELECT oid FROM pg_proc WHERE proowner = current_user::text::regrole") == []


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE {} CASCADE",
        "DROP TABLE {} CASCADE",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} ADD COLUMN more text",
        "ALTER TABLE {} OWNER TO CURRENT_USER",
        "CREATE TRIGGER mine BEFORE INSERT ON {} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    ],
)
def test_it_cannot_empty_drop_or_alter_any_table(statement):
    tables = every_table()
    assert set(tables) >= KEPT
    assert [table for table in tables if not denied(statement.format(table))] == []


@pytest.mark.parametrize("table", sorted(KEPT))
def test_it_cannot_change_or_delete_rows_that_are_kept(table):
    may = CHANGED.get(table, set())
    column = column_of(table)
    assert denied(f"DELETE FROM {table}") == ("DELETE" not in may)  # noqa: S608
    whole = table in {"approval_archiverecord", "approval_requirement", "approval_review", "approval_ruleset"}
    assert denied(f"UPDATE {table} SET {column} = {column}") != whole  # noqa: S608


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "CREATE TABLE mine ()",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE mine",
        "DROP FUNCTION xapi_statement_guard CASCADE",
        "UPDATE django_migrations SET name = name",
        "INSERT INTO xapi_erasure SELECT",
        "COPY people_user TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_it_cannot_get_round_what_it_is_refused(statement):
    assert denied(statement)


def test_it_has_been_given_what_it_is_to_have_on_every_table_and_nothing_more():
    unlike = {
        each.name: sorted(each.given ^ each.wanted)
        for each in grants.found(database.SERVING)
        if each.given != each.wanted
    }
    assert unlike == {}


def test_a_function_that_runs_as_its_owner_names_where_it_looks_and_is_called_by_the_serving_role_alone():
    for name, settings, everyone in execute(
        "SELECT oid::regproc::text, proconfig, has_function_privilege('pg_monitor', oid, 'EXECUTE')"
        " FROM pg_proc WHERE prosecdef AND pronamespace::regnamespace::text IN ('public', 'pgmq')"
    ):
        assert settings == ["search_path=public, pg_temp"], name
        assert not everyone, name


@pytest.mark.django_db(transaction=True)
class TestTablesToCome:
    @pytest.fixture
    def new_table(self):
        with owner.as_owner():
            execute(
                "CREATE TABLE new_one (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, word text)"
            )
        yield "new_one"
        with owner.as_owner():
            execute("DROP TABLE new_one")

    def test_rows_of_one_are_read_and_added_at_once_and_changed_when_grants_were_given(self, new_table):
        execute("INSERT INTO new_one (word) VALUES ('a')")
        assert execute("SELECT word FROM new_one") == [("a",)]
        assert denied("UPDATE new_one SET word = 'b'")
        grants.give()
        assert not denied("UPDATE new_one SET word = 'b'")
        assert not denied("DELETE FROM new_one")
        assert denied("TRUNCATE new_one")

    def test_one_that_triggers_guard_takes_new_rows_alone(self, new_table):
        with owner.as_owner():
            execute(
                "CREATE TRIGGER new_one_kept BEFORE TRUNCATE ON new_one"
                " FOR EACH STATEMENT EXECUTE FUNCTION people_refuse_change()"
            )
        grants.give()
        assert not denied("INSERT INTO new_one (word) VALUES ('a')")
        assert denied("UPDATE new_one SET word = 'b'")
        assert denied("DELETE FROM new_one")

    def test_what_somebody_gave_by_hand_is_taken_again(self, new_table):
        with owner.as_owner():
            execute(f"GRANT ALL ON new_one TO {database.SERVING}")
            execute("GRANT TRUNCATE ON people_user TO PUBLIC")
        assert not denied("TRUNCATE new_one")
        grants.give()
        assert denied("TRUNCATE new_one")
        assert denied("TRUNCATE people_user CASCADE")

    def test_giving_them_again_writes_nothing(self):
        with databases.unbound():
            before = execute("SELECT max(xmin::text::bigint) FROM pg_class")
        grants.give()
        with databases.unbound():
            assert execute("SELECT max(xmin::text::bigint) FROM pg_class") == before
