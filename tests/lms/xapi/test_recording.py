import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lms.people.models import AuditEntry
from lms.xapi import actions, profile
from lms.xapi.actions.credentials import tie, untie
from lms.xapi.actions.statements import erase, record, store, void
from lms.xapi.errors import NotErasable, StatementConflict, StatementErased, UnknownStatement
from lms.xapi.models import Credential, Erasure, Scope, Statement, Tie
from lms.xapi.queries import statements
from lms.xapi.rules.facets import activity_keys
from lms.xapi.signals import statements_recorded
from tests import databases
from tests.factories import UserFactory
from tests.lms.xapi.factories import NOON, began_module

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    batches = []

    def listen(batch, **kwargs):
        batches.append(batch)

    statements_recorded.connect(listen)
    yield batches
    statements_recorded.disconnect(listen)


def test_a_recorded_statement_is_text_with_its_hash_and_what_the_store_sets():
    person = uuid4()
    (recorded,) = record([began_module(person)])
    kept = Statement.objects.get(pk=recorded.pk)
    data = json.loads(kept.text)
    assert kept.sha256 == hashlib.sha256(kept.text.encode()).hexdigest()
    assert kept.data == data == recorded.data
    assert (kept.text, kept.sha256) == (recorded.text, recorded.sha256)
    assert data["stored"] == kept.stored.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert data["authority"]["account"]["name"] == "platform"
    assert data["version"] == "1.0.0"
    assert (kept.person, kept.timestamp, kept.verb) == (person, NOON, profile.Verb.INITIALIZED)


def test_statements_of_a_batch_are_stored_in_their_order_at_distinct_moments(heard):
    recorded = record([began_module() for _ in range(5)])
    moments = [statement.stored for statement in recorded]
    assert moments == sorted(set(moments))
    assert heard == [recorded]


def test_recording_the_same_statement_again_stores_and_tells_nothing(heard):
    statement = began_module()
    (first,) = record([statement])
    (second,) = record([statement])
    assert second.stored == first.stored
    assert len(heard) == 1


def test_another_statement_under_a_stored_id_is_a_conflict_and_nothing_of_its_batch_is_stored():
    statement, other = began_module(), began_module()
    record([statement])
    other.id = statement.id
    with pytest.raises(StatementConflict), transaction.atomic():
        record([began_module(), other])
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE xapi_statement SET text = '{}'",
        "UPDATE xapi_statement SET person = NULL",
        "DELETE FROM xapi_statement",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_statement(sql):
    record([began_module()])
    with databases.unbound(), pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        connection.cursor().execute(sql)
    assert Statement.objects.count() == 1


def test_erasing_leaves_id_hash_and_reason():
    user = UserFactory()
    (statement,) = record([began_module()])
    erase(statement.pk, by=user, reason="kept longer than its period")
    assert not Statement.objects.exists()
    left = Erasure.objects.get()
    assert (left.statement_id, left.sha256, left.by) == (statement.pk, statement.sha256, user)


def test_erasing_tells_whose_progress_rested_on_it(heard):
    (statement,) = record([began_module()])
    erase(statement.pk, by=None, reason="kept longer than its period")
    assert [[one.pk for one in batch] for batch in heard] == [[statement.pk], [statement.pk]]
    assert heard[-1][0].person == statement.person


def test_what_was_erased_does_not_rise_again(lrs):
    statement = began_module()
    (kept,) = record([statement])
    erase(kept.pk, by=None, reason="kept longer than its period")
    with pytest.raises(StatementErased), transaction.atomic():
        record([statement])
    answer = lrs("PUT", "statements", json.loads(kept.text), statementId=str(kept.pk))
    assert (answer.status_code, "was erased" in answer.content.decode()) == (409, True)
    assert not Statement.objects.exists()


def test_erasing_is_done_by_command_in_the_name_of_who_decided_it():
    person = UserFactory(username="arkivar")
    (statement,) = record([began_module()])
    wanted = {"reason": "kept longer than its period"}
    with pytest.raises(CommandError, match="Nobody has the user name"):
        call_command("xapi_erase", str(statement.pk), by="ingen", **wanted)
    with pytest.raises(CommandError, match="No statement has the id"):
        call_command("xapi_erase", str(uuid4()), by="arkivar", **wanted)
    call_command("xapi_erase", str(statement.pk), by="arkivar", **wanted)
    left = Erasure.objects.get()
    assert (left.by, left.sha256) == (person, statement.sha256)


def test_a_voiding_statement_cannot_be_erased():
    voiding = void(uuid4(), by=None, reason="recorded wrongly")
    with pytest.raises(NotErasable):
        erase(voiding.pk, by=None, reason="")


def test_a_voided_statement_no_longer_counts_and_its_text_is_untouched(heard):
    user = UserFactory()
    (statement,) = record([began_module()])
    voiding = void(statement.pk, by=user, reason="recorded wrongly")
    assert voiding.voids == statement.pk
    assert heard[-1] == [voiding]
    assert statements.voided([statement.pk, voiding.pk]) == {statement.pk}
    assert list(statements.counting()) == [voiding]
    assert Statement.objects.get(pk=statement.pk).sha256 == statement.sha256
    assert AuditEntry.objects.get(act="xapi.void").by == user


def test_a_statement_that_arrives_after_its_voiding_is_voided():
    late = began_module()
    void(late.id, by=None, reason="recorded wrongly")
    record([late])
    assert statements.voided([late.id]) == {late.id}
    assert not statements.counting().filter(pk=late.id).exists()


def test_a_voiding_statement_cannot_be_voided():
    (statement,) = record([began_module()])
    voiding = void(statement.pk, by=None, reason="recorded wrongly")
    with pytest.raises(UnknownStatement):
        void(voiding.pk, by=None, reason="on second thoughts")
    record([profile.voided(voiding.pk, by=None, reason="by another way")])
    assert statements.voided([voiding.pk]) == set()
    assert statements.voided([statement.pk]) == {statement.pk}


def test_statements_of_a_credential_count_only_where_an_admin_tied_it():
    tied, other = uuid4(), uuid4()
    credential = Credential.objects.create(name="Verktøy", key="k", secret_hash="h", scopes=[Scope.WRITE])
    Tie.objects.create(credential=credential, activity=profile.activity_id("module", tied))
    drafts = [actions.statements._own_draft(began_module(module=module)) for module in (tied, other)]
    for draft in drafts:
        draft.credential = credential
    counted, _ = store(drafts)
    assert list(statements.counting()) == [counted]


def test_tying_a_credential_and_loosing_it_tells_what_counts_by_it(heard):
    activity = profile.activity_id("module", uuid4())
    credential = Credential.objects.create(name="Verktøy", key="k", secret_hash="h", scopes=[Scope.WRITE])
    about, other = (actions.statements._own_draft(began_module(module=uuid4())) for _ in range(2))
    about.credential = other.credential = credential
    about.facets.append(activity_keys(activity)[0])
    (sent, _) = store([about, other])
    heard.clear()
    for change in (tie, tie, untie, untie):
        change(credential, activity=activity, by=None)
    assert [[one.pk for one in batch] for batch in heard] == [[sent.pk], [sent.pk]]


@pytest.mark.parallel_database
@pytest.mark.django_db(transaction=True)
def test_many_connections_at_once_store_at_distinct_moments_in_the_order_of_commit():
    person = UserFactory().uuid
    seen = []

    def write(_):
        for _ in range(10):
            with transaction.atomic():
                record([began_module(person), began_module()])
        connection.close()

    def read(_):
        for _ in range(40):
            seen.append(list(Statement.objects.order_by("stored").values_list("pk", flat=True)))
        connection.close()

    with ThreadPoolExecutor(7) as pool:
        list(pool.map(lambda job: job[0](job[1]), [(write, n) for n in range(6)] + [(read, 0)]))
    final = list(Statement.objects.order_by("stored").values_list("pk", flat=True))
    assert len(final) == 120
    assert Statement.objects.values("stored").distinct().count() == 120
    assert all(final[: len(glimpse)] == glimpse for glimpse in seen)


def test_a_clock_that_went_back_does_not_turn_the_order():
    tomorrow = timezone.now() + timedelta(days=1)
    actions.statements._own_draft(began_module()).stored_at(tomorrow).save(force_insert=True)
    (second,) = record([began_module()])
    assert second.stored == tomorrow + timedelta(microseconds=1)
