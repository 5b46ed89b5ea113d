"""The snapshot that new databases are made from: what the migrations leave, and laid over nothing."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lms import owner
from lms.operations import snapshot
from tests import databases

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def empty():
    """An empty database that Django is pointed at."""
    name_before, name = connection.settings_dict["NAME"], f"{connection.settings_dict['NAME']}_empty"
    connection.close()
    databases.make_empty(name)
    databases.use(name)
    with owner.as_owner():
        yield
    databases.use(name_before)
    databases.drop(name)


def rows(query: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def test_an_empty_database_is_made_from_it_and_only_what_came_later_is_migrated(empty):
    assert snapshot.suits()
    snapshot.restore()
    assert not snapshot.suits()
    assert rows("SELECT count(*) FROM people_municipality") == [(357,)]
    assert rows("SELECT count(*) FROM django_migrations WHERE applied > now() - interval '1 hour'") != [(0,)]
    call_command("migrate", interactive=False, verbosity=0)
    assert rows("SELECT count(DISTINCT translation_key) FROM wagtailcore_page") == [(2,)]


def test_it_is_laid_whole_or_not_at_all(empty, monkeypatch, tmp_path):
    broken = tmp_path / "snapshot.sql"
    broken.write_text(snapshot.FILE.read_text() + "SELECT 1 / 0;\n")
    monkeypatch.setattr(snapshot, "FILE", broken)
    with pytest.raises(Exception, match="division by zero"):
        snapshot.restore()
    assert snapshot.suits()


def test_a_database_that_holds_a_table_is_not_made_from_it(empty):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE anything ()")
    assert not snapshot.suits()


def test_check_fails_where_schema_or_rows_differ_and_shows_where(monkeypatch, tmp_path, settings, capsys):
    text = snapshot.FILE.read_text()
    row = next(line for line in text.splitlines() if "Utsira" in line)
    changed = tmp_path / "snapshot.sql"
    changed.write_text(text.replace(row, row.replace("Utsira", "Atlantis")))
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(snapshot, "FILE", changed)
    monkeypatch.setattr(snapshot, "taken", lambda: text)
    with pytest.raises(CommandError, match="take it anew with `make snapshot`"):
        call_command("snapshot", check=True)
    said = capsys.readouterr().err
    assert "-" + row.replace("Utsira", "Atlantis") in said
    assert "+" + row in said
    changed.write_text(text)
    call_command("snapshot", check=True)
    monkeypatch.setattr(snapshot, "taken", lambda: pytest.fail("what agreed is not compared again"))
    call_command("snapshot", check=True)
