"""Statements found by what they refer to, whatever arrives first, and what that may cost."""

from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lms.xapi.actions import references
from lms.xapi.models import Facet, Lending, Statement
from tests.lms.xapi.factories import reference, statement, voiding

pytestmark = pytest.mark.django_db

ALICE = {"mbox": "mailto:alice@example.no"}
BOB = {"account": {"homePage": "http://example.no", "name": "bob"}}
CAROL = {"openid": "http://carol.example.no/"}
DID, SAW = "http://example.no/verbs/did", "http://example.no/verbs/saw"


def activity(name):
    return {"id": f"http://example.no/activities/{name}"}


def test_a_reference_is_found_by_what_its_target_matches(any_lrs):
    (target,) = any_lrs.post(statement(actor=BOB, verb={"id": SAW}, object=activity("x")))
    (about,) = any_lrs.post(statement(actor=CAROL, object=reference(target)))
    (about_that,) = any_lrs.post(statement(object=reference(about)))
    chain = [about_that, about, target]
    for filters in (
        {"agent": BOB},
        {"verb": SAW},
        {"activity": activity("x")["id"]},
        {"agent": BOB, "verb": SAW},
    ):
        assert any_lrs.ids(**filters) == chain
        assert any_lrs.ids(**filters, limit="1") == chain
    assert any_lrs.ids(agent=CAROL) == [about_that, about]
    assert any_lrs.ids(agent=ALICE) == [about_that]


def test_one_statement_of_the_chain_must_meet_all_filters(any_lrs):
    (target,) = any_lrs.post(statement(actor=BOB, verb={"id": SAW}))
    any_lrs.post(statement(actor=CAROL, object=reference(target)))
    assert any_lrs.ids(agent=CAROL, verb=SAW) == []
    assert any_lrs.ids(agent=BOB, verb=DID) == []


def test_one_statement_must_meet_all_filters_even_where_each_two_are_met_by_one(any_lrs):
    """What a statement is lent from several steps away is not mixed."""
    registration = str(uuid4())
    far, near = str(uuid4()), str(uuid4())
    in_course = {"context": {"registration": registration}}
    any_lrs.post(statement(id=far, actor=BOB, **in_course))
    any_lrs.post(statement(id=near, verb={"id": SAW}, object=reference(far), **in_course))
    (middle,) = any_lrs.post(statement(actor=BOB, verb={"id": SAW}, object=reference(near)))
    (about,) = any_lrs.post(statement(actor=CAROL, object=reference(middle)))
    assert any_lrs.ids(agent=BOB, verb=SAW) == [about, middle]
    assert any_lrs.ids(agent=BOB, registration=registration) == [about, middle, near, far]
    assert any_lrs.ids(verb=SAW, registration=registration) == [about, middle, near]
    assert any_lrs.ids(agent=BOB, verb=SAW, registration=registration) == []


def test_references_are_followed_whatever_arrives_first(any_lrs):
    target, middle = str(uuid4()), str(uuid4())
    (last,) = any_lrs.post(statement(object=reference(middle)))
    assert any_lrs.ids(verb=SAW) == []
    any_lrs.post(statement(id=target, verb={"id": SAW}))
    any_lrs.post(statement(id=middle, object=reference(target)))
    assert any_lrs.ids(verb=SAW) == [middle, target, last]


def test_references_within_one_batch_are_followed(any_lrs):
    target, middle = str(uuid4()), str(uuid4())
    last, *_ = any_lrs.post(
        statement(object=reference(middle)),
        statement(id=middle, object=reference(target)),
        statement(id=target, verb={"id": SAW}),
    )
    assert any_lrs.ids(verb=SAW, ascending=True) == [last, middle, target]


def test_references_in_a_circle_end(any_lrs):
    one, other = str(uuid4()), str(uuid4())
    any_lrs.post(statement(id=one, verb={"id": SAW}, object=reference(other)))
    any_lrs.post(statement(id=other, object=reference(one)))
    any_lrs.post(statement(id=(self := str(uuid4())), object=reference(self)))
    assert any_lrs.ids(verb=SAW) == [other, one]
    assert any_lrs.ids(verb=DID) == [self, other, one]


def test_a_target_is_found_sixteen_steps_away(any_lrs):
    ids = [str(uuid4()) for _ in range(18)]
    any_lrs.post(
        statement(id=ids[0], verb={"id": SAW}, actor=BOB),
        *[
            statement(id=one, object=reference(target), verb={"id": f"http://example.no/verbs/{one}"})
            for target, one in pairwise(ids)
        ],
    )
    assert any_lrs.ids(verb=SAW, agent=BOB, ascending=True) == ids[:17]
    assert any_lrs.ids(verb=f"http://example.no/verbs/{ids[1]}", ascending=True) == ids[1:]


def test_a_target_lends_nothing_that_the_statement_has_by_itself(any_lrs):
    ids = [str(uuid4()) for _ in range(5)]
    any_lrs.post(
        statement(id=ids[0], object=reference(uuid4())),
        *[statement(id=one, object=reference(target)) for target, one in pairwise(ids)],
    )
    assert not Facet.objects.exclude(depths=Facet.OWN).exists()
    assert any_lrs.ids(verb=DID, agent=ALICE, ascending=True) == ids


def test_what_arrives_while_a_reference_is_on_its_way_is_lent_too(any_lrs, monkeypatch):
    """Targets are asked for before the store is locked; one that is stored in between is not missed."""
    target = str(uuid4())
    asked: list[Any] = []
    ask = references.targets_of

    def slowly(drafts):
        found = ask(drafts)
        if not asked:
            asked.append(True)
            any_lrs.post(statement(id=target, verb={"id": SAW}))
        return found

    monkeypatch.setattr("lms.xapi.actions.statements.targets_of", slowly)
    (about,) = any_lrs.post(statement(object=reference(target)))
    assert any_lrs.ids(verb=SAW) == [about, target]


@pytest.mark.parametrize("backwards", [False, True])
def test_many_references_cost_the_same_queries_as_few(lrs, backwards):
    """Targets once for the batch, before the store's lock; then nothing that grows with their number."""

    def chain(length):
        ids = [str(uuid4()) for _ in range(length)]
        first = statement(id=ids[0], object=reference(known), actor=BOB)
        rest = [statement(id=one, object=reference(target), actor=CAROL) for target, one in pairwise(ids)]
        return [first, *rest][:: -1 if backwards else 1]

    (known,) = lrs.post(statement(verb={"id": SAW}))
    lrs.post(*chain(3))
    said = []
    for length in (3, 150):
        with CaptureQueriesContext(connection) as queries:
            lrs.post(*chain(length))
        asked = [query["sql"].split("(")[0][:60] for query in queries]
        said.append([sql for sql in asked if "SAVEPOINT" not in sql])
    assert said[0] == said[1]
    under_lock = said[1][next(n for n, sql in enumerate(said[1]) if "xapi_store" in sql) + 1 :]
    assert len([sql for sql in under_lock if sql.startswith(("SELECT", "INSERT"))]) <= 6


def test_what_is_much_is_lent_once_the_store_is_free(lrs, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(references, "MOST_UNDER_LOCK", 4)
    monkeypatch.setattr(references, "PORTION", 4)
    (target,) = lrs.post(statement(verb={"id": SAW}, actor=BOB))
    with django_capture_on_commit_callbacks(execute=True):
        about = lrs.post(*[statement(object=reference(target)) for _ in range(4)])
        assert lrs.ids(verb=SAW) == [target]
    assert lrs.ids(verb=SAW, agent=BOB, ascending=True) == [target, *about]
    assert not Lending.objects.exists()


def test_a_batch_is_not_said_to_be_consistent_before_it_has_lent(
    lrs, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(references, "MOST_UNDER_LOCK", 4)

    def through():
        return lrs("GET", "statements")["X-Experience-API-Consistent-Through"]

    (target,) = lrs.post(statement(verb={"id": SAW}))
    with django_capture_on_commit_callbacks(execute=True):
        first, *_ = lrs.post(*[statement(object=reference(target)) for _ in range(4)])
        stored = lrs.one(first)["stored"]
        assert lrs.one(target)["stored"] <= through() < stored
    assert through() > stored


def test_what_a_stopped_process_had_still_to_lend_is_lent_by_the_sweep(
    lrs, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(references, "MOST_UNDER_LOCK", 4)
    target, middle = str(uuid4()), str(uuid4())
    before = lrs.post(*[statement(object=reference(middle)) for _ in range(3)])
    with django_capture_on_commit_callbacks(execute=False):
        lrs.post(
            statement(id=target, verb={"id": SAW}, actor=BOB),
            statement(id=middle, object=reference(target), actor=CAROL),
        )
    assert lrs.ids(verb=SAW) == [target]
    moment = timezone.now()
    assert references.finish_left_over(now=moment) == 0
    assert references.finish_left_over(now=moment + 2 * references.LEFT_OVER_AFTER) == 1
    assert lrs.ids(verb=SAW, agent=BOB, ascending=True) == [*before, target, middle]
    assert references.finish_left_over(now=moment + 2 * references.LEFT_OVER_AFTER) == 0


def test_one_who_sends_the_target_last_lends_to_a_bounded_number(
    lrs, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(references, "MOST_BORROWERS", 3)
    monkeypatch.setattr(references, "MOST_BORROWERS_UNDER_LOCK", 2)
    target, middle = str(uuid4()), str(uuid4())
    before = lrs.post(*[statement(object=reference(middle)) for _ in range(4)])
    lrs.post(statement(id=middle, object=reference(target)))
    with django_capture_on_commit_callbacks(execute=True):
        lrs.post(statement(id=target, verb={"id": SAW}))
        assert lrs.ids(verb=SAW) == [target]
    assert lrs.ids(verb=SAW, ascending=True) == [*before[2:], middle, target]


def test_a_reference_in_the_context_changes_nothing(any_lrs):
    (target,) = any_lrs.post(statement(verb={"id": SAW}))
    any_lrs.post(statement(context={"statement": reference(target)}))
    assert any_lrs.ids(verb=SAW) == [target]


def test_since_and_until_hold_for_the_referring_statement_itself(any_lrs):
    (target,) = any_lrs.post(statement(verb={"id": SAW}))
    moment = Statement.objects.get(pk=target).stored.isoformat()
    (about,) = any_lrs.post(statement(object=reference(target)))
    assert any_lrs.ids(verb=SAW, since=moment) == [about]
    assert any_lrs.ids(verb=SAW, until=moment) == [target]


def test_what_refers_to_a_voided_statement_still_shows(any_lrs):
    (target,) = any_lrs.post(statement(verb={"id": SAW}, actor=BOB))
    (about,) = any_lrs.post(statement(object=reference(target)))
    (voided_by,) = any_lrs.post(voiding(target))
    assert any_lrs.ids(verb=SAW) == [voided_by, about]
    assert any_lrs.ids(agent=BOB) == [voided_by, about]
    assert any_lrs.ids(since="2020-01-01T00:00:00Z") == [voided_by, about]
