"""What is never changed hangs in chains: who goes past the database's guards is found."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from lms.people.models import AuditEntry
from lms.portal.actions import keeping
from lms.portal.actions.chain_checks import begin, go_on
from lms.portal.actions.sealing import seal, seal_all
from lms.portal.models import ChainBlock, ChainCheck, ChainPosition, ChainRemoval, ChainSalts
from lms.portal.rules.chains import BLOTTED, CHAINED, Finding, Found, may_go
from lms.portal.wording.chains import NAMES
from lms.xapi.actions import statements
from lms.xapi.models import Statement
from tests import databases
from tests.factories import UserFactory
from tests.lms.xapi import factories as record
from tests.test_promises import KEPT

pytestmark = pytest.mark.django_db
BY_TABLE = {one.table: one for one in CHAINED}
AUDIT = BY_TABLE["people_auditentry"]
OWN = {"portal_chainblock", "portal_chainanchor"}


def behind_the_guards(statement: str, *values) -> None:
    """Do what a superuser can who switches the triggers off."""
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def an_act(subject: str = "home:1", *, days_old: int = 0) -> AuditEntry:
    return AuditEntry.objects.create(
        at=timezone.now() - timedelta(days=days_old), act="home.opened", subject=subject, data={"a": 1}
    )


def a_statement() -> Statement:
    return statements.record([record.began_module()])[0]


def checked() -> list[Finding]:
    """What a check of everything finds."""
    check = begin()
    while go_on(check.pk):
        pass
    check.refresh_from_db()
    assert check.is_over
    return [Finding.of(one) for one in check.findings]


def what(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(one.what.value, one.source, one.key) for one in findings}


def test_every_table_that_is_kept_hangs_in_a_chain_and_says_what_goes():
    assert {source.table for source in CHAINED} == KEPT - OWN
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger "
            "WHERE tgfoid = 'portal_note_removal'::regproc AND tgtype::int & 8 > 0"
        )
        assert {table for (table,) in cursor.fetchall()} == KEPT - OWN - {"portal_chainremoval"}


def test_every_chain_has_a_name_that_people_read():
    assert set(NAMES) == {one.table for one in CHAINED}


def test_every_column_is_covered_that_the_serving_role_may_not_change():
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT attrelid::regclass::text, array_agg(attname::text ORDER BY attname) FROM pg_attribute "
            "WHERE attacl IS NOT NULL AND attrelid::regclass::text = ANY(%s) GROUP BY 1",
            [[one.table for one in CHAINED]],
        )
        may_change = {table: tuple(columns) for table, columns in cursor.fetchall()}
    assert {one.table: one.may_change for one in CHAINED if one.may_change} == may_change


def test_what_nobody_touched_is_found_whole():
    kept = [an_act(f"home:{number}") for number in range(3)]
    a_statement()
    assert seal_all() >= 4
    assert seal_all() == 0
    assert ChainBlock.objects.get(source="people_auditentry").keys == [str(one.pk) for one in kept]
    assert checked() == []


def test_a_row_that_was_changed_is_named():
    an_act(), (changed := an_act())
    seal(AUDIT)
    behind_the_guards("UPDATE people_auditentry SET subject = 'home:2' WHERE id = %s", changed.pk)
    assert what(checked()) == {("changed", "people_auditentry", str(changed.pk))}


@pytest.mark.parametrize("statement", [
    "UPDATE xapi_statement SET text = replace(text, 'en', 'EN') WHERE id = %s",
    "UPDATE xapi_statement SET sha256 = repeat('0', 64) WHERE id = %s",
    "UPDATE xapi_statement SET text = '{}', sha256 = encode(sha256('{}'), 'hex') WHERE id = %s",
])  # fmt: skip
def test_a_statement_that_was_changed_is_named_whether_its_own_digest_was_made_to_fit_or_not(statement):
    changed = a_statement()
    seal(BY_TABLE["xapi_statement"])
    behind_the_guards(statement, changed.pk)
    assert what(checked()) == {("changed", "xapi_statement", str(changed.pk))}


def test_a_row_that_vanished_is_named():
    an_act(), (gone := an_act())
    seal(AUDIT)
    behind_the_guards("DELETE FROM people_auditentry WHERE id = %s", gone.pk)
    assert what(checked()) == {("vanished", "people_auditentry", str(gone.pk))}


def test_a_row_that_was_put_in_among_old_ones_is_named():
    first = an_act()
    behind_the_guards("UPDATE people_auditentry SET id = id + 1000 WHERE id = %s", first.pk)
    seal(AUDIT)
    ChainPosition.objects.filter(source=AUDIT.table).update(floor=first.pk + 1000)
    between = AuditEntry.objects.create(pk=first.pk + 500, at=first.at, act="home.opened", subject="home:3")
    assert what(checked()) == {("came_in", "people_auditentry", str(between.pk))}


def test_a_row_that_tells_of_a_day_long_sealed_is_named():
    an_act()
    seal(AUDIT)
    late = an_act(days_old=3)
    seal(AUDIT)
    assert what(checked()) == {("back_dated", "people_auditentry", str(late.pk))}


def test_a_chain_written_anew_in_the_middle_is_named():
    an_act()
    seal(AUDIT)
    an_act()
    seal(AUDIT)
    behind_the_guards(
        "UPDATE portal_chainblock SET sealed_at = sealed_at - interval '1 day' WHERE number = 1"
    )
    assert ("block", "people_auditentry", "1") in what(checked())
    behind_the_guards("DELETE FROM portal_chainsalts; DELETE FROM portal_chainblock WHERE number = 1")
    assert ("block", "people_auditentry", "2") in what(checked())


def test_what_goes_when_its_time_is_over_alarms_nobody_and_leaves_nothing_to_guess():
    old, young = an_act(days_old=4000), an_act()
    seal(AUDIT)
    assert keeping.let_go(only="audit") == 1
    assert ChainRemoval.objects.get().keys == [str(old.pk)]
    assert seal_all() == 1
    assert checked() == []
    assert ChainCheck.objects.get().removed == 1
    salts = ChainSalts.objects.get(block__source=AUDIT.table).salts
    assert [str(salt) == BLOTTED for salt in salts] == [True, False]
    assert AuditEntry.objects.get() == young


def test_what_goes_before_its_time_is_named_though_it_was_written_down():
    an_act(days_old=300)
    seal(AUDIT)
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE people_auditentry DISABLE TRIGGER people_auditentry_kept")
        cursor.execute("DELETE FROM people_auditentry")
        cursor.execute("ALTER TABLE people_auditentry ENABLE TRIGGER people_auditentry_kept")
    assert {one.what for one in checked()} == {Found.TOO_EARLY}


def test_a_statement_erased_through_its_door_alarms_nobody():
    one = a_statement()
    seal_all()
    statements.erase(one.pk, by=UserFactory(), reason="asked by the person")
    seal_all()
    assert not Statement.objects.filter(pk=one.pk).exists()
    assert checked() == []


def test_the_serving_role_writes_no_removal():
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        ChainRemoval.objects.create(
            source="people_lookup", keys=["1"], lowest=1, highest=1, at=timezone.now()
        )


@pytest.mark.parametrize(("table", "days", "may"), [
    ("people_auditentry", 364, False), ("people_auditentry", 365, True),
    ("people_securityevent", 90, True), ("approval_approval", 1, True),
])  # fmt: skip
def test_logs_go_no_sooner_than_the_database_lets_them(table, days, may):
    today = timezone.now().date()
    assert may_go(BY_TABLE[table], today - timedelta(days=days), today) == may
