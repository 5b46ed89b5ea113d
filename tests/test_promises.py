"""What the program promises of its tables, the database keeps: what is never changed or deleted, and that a
column with choices holds one of them."""

import re

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import AuditEntry, LookUp
from lms.people.models.fields import OneOf, SomeOf
from lms.xapi.models import Credential
from tests import databases
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
OURS = {"lms", "courses", "sessions", "cms"}
KEPT = {
    "approval_approval",
    "approval_archiverecord",
    "approval_requirement",
    "approval_review",
    "approval_ruleset",
    "courses_lessonversion",
    "courses_modulepart",
    "courses_moduleversion",
    "courses_programmemodule",
    "courses_programmeversion",
    "people_auditentry",
    "people_lookup",
    "people_securityevent",
    "portal_chainanchor",
    "portal_chainblock",
    "portal_chainremoval",
    "xapi_erasure",
    "xapi_statement",
}
# An installation chooses its languages itself (`MORE_LANGUAGES`).
CHOSEN_BY_SETTINGS = {
    "notices.TemplateText.language",
    "people.User.language",
    "notices.VisitorMail.language",
    "portal.Interest.language",
    "training_sessions.Visitor.language",
    "training_sessions.NetworkGroup.language",
}
# Operations of a trigger as `pg_trigger.tgtype` keeps them.
DELETE, UPDATE, TRUNCATE = 8, 16, 32


def execute(statement: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def refused(statement: str, *values) -> bool:
    """Whether the database itself refuses it, to anybody."""
    try:
        with databases.unbound(), transaction.atomic():
            execute("SET CONSTRAINTS ALL IMMEDIATE")
            execute(statement, *values)
    except IntegrityError:
        return True
    return False


def our_fields():
    for model in apps.get_models():
        if model.__module__.split(".")[0] in OURS:
            for field in model._meta.local_fields:
                yield f"{model._meta.label}.{field.name}", field


@pytest.fixture
def an_act():
    audit("home.opened", "home:1", by=UserFactory())
    return AuditEntry.objects.get()


@pytest.fixture
def a_look():
    staff = MembershipFactory()
    return LookUp.objects.create(
        person=UserFactory(),
        by=staff.user,
        organisation=staff.organisation,
        role=staff.role,
        purpose=LookUp.Purpose.TRAINING,
        at=timezone.now(),
    )


@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_somebody_did_is_never_changed_or_deleted(an_act, change):
    assert refused(change.format("people_auditentry"))
    assert AuditEntry.objects.get() == an_act


@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {}"])
def test_who_looked_is_never_changed_or_deleted(a_look, change):
    assert refused(change.format("people_lookup"))
    assert LookUp.objects.get() == a_look


def test_a_person_who_was_looked_up_is_not_deleted_with_the_looks(a_look):
    with pytest.raises(models.ProtectedError):
        a_look.person.delete()


@pytest.mark.parametrize("table", sorted(KEPT))
def test_a_table_that_is_kept_is_not_emptied(table):
    assert refused(f"TRUNCATE {table} CASCADE")


def test_every_table_that_refuses_changes_is_kept_and_refuses_all_three_ways():
    found: dict[str, int] = {}
    for table, operations in execute(
        "SELECT tgrelid::regclass::text, bit_or(tgtype::int) FROM pg_trigger "
        "JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal "
        "AND relnamespace = 'public'::regnamespace AND tgtype::int & 2 = 2 GROUP BY 1"
    ):
        found[table] = operations
    assert set(found) == KEPT
    everything = DELETE | UPDATE | TRUNCATE
    assert {table for table, operations in found.items() if operations & everything != everything} == set()


def test_every_model_that_says_so_is_kept():
    says_so = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.split(".")[0] in OURS and "ever updated" in (model.__doc__ or "")
    }
    assert says_so
    assert says_so - KEPT == set()


def test_every_column_with_choices_holds_nothing_else():
    loose = set()
    for name, field in our_fields():
        base = field.base_field if isinstance(field, ArrayField) else field
        if base.choices and not isinstance(field, OneOf | SomeOf):
            loose.add(name)
    assert loose == CHOSEN_BY_SETTINGS


def test_the_database_knows_the_choices_that_the_program_knows():
    checks = dict(execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"))
    unlike = set()
    for name, field in our_fields():
        if isinstance(field, OneOf | SomeOf):
            base = field.base_field if isinstance(field, SomeOf) else field
            known = {value for value, _ in base.flatchoices}
            known |= {""} if isinstance(field, OneOf) and field.blank else set()
            check = checks.get(f"{field.model._meta.db_table}_{field.column}_choice", "")
            if set(re.findall(r"'([^']*)'::", check)) != known:
                unlike.add(name)
    assert not unlike


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_user SET address_protection = 'x'",
        "UPDATE people_organisation SET kind = ''",
        "UPDATE xapi_credential SET scopes = '{all,x}'",
    ],
)
def test_a_value_that_is_no_choice_is_refused(statement):
    staff = MembershipFactory()
    Credential.objects.create(name="LRS", key="k", secret_hash="h", scopes=["all"], created_by=staff.user)
    assert refused(statement)
    assert not refused("UPDATE xapi_credential SET scopes = '{all,state}'")
    assert not refused("UPDATE xapi_credential SET scopes = '{}'")
