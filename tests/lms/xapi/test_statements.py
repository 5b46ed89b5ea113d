"""The statement resource: storing, fetching, voiding."""

import hashlib
import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from lms.xapi.models import Actors, Scope, Statement
from tests.factories import UserFactory
from tests.lms.xapi.factories import reference, statement, voiding

pytestmark = pytest.mark.django_db


def ours(person, **members):
    account = {"homePage": settings.XAPI_BASE_IRI, "name": str(person)}
    return statement(**({"actor": {"account": account}} | members))


def test_put_stores_a_statement_under_the_id_of_the_address(any_lrs):
    statement_id = str(uuid4())
    answer = any_lrs("PUT", "statements", statement(), statementId=statement_id)
    assert (answer.status_code, answer.content) == (204, b"")
    assert any_lrs.one(statement_id)["id"] == statement_id


@pytest.mark.parametrize(
    ("members", "params", "sentence"),
    [
        ({}, {}, "statementId is required"),
        ({}, {"statementId": "x"}, "statementId must be a UUID"),
        ({}, {"StatementId": str(uuid4())}, "StatementId is not a parameter"),
        ({"id": str(uuid4())}, {"statementId": str(uuid4())}, "id must be the statementId"),
        ({"id": None}, {"statementId": str(uuid4())}, "id must be a UUID"),
    ],
)
def test_put_needs_one_id_that_agrees(lrs, members, params, sentence):
    answer = lrs("PUT", "statements", statement(**members), **params)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_put_takes_one_statement_alone(lrs):
    assert lrs("PUT", "statements", [statement()], statementId=str(uuid4())).status_code == 400


def test_put_accepts_the_id_in_capitals(lrs):
    statement_id = str(uuid4())
    answer = lrs("PUT", "statements", statement(id=statement_id.upper()), statementId=statement_id)
    assert answer.status_code == 204


def test_post_answers_the_ids_in_order(any_lrs):
    first, third = str(uuid4()), str(uuid4())
    ids = any_lrs.post(statement(id=first), statement(), statement(id=third))
    assert (ids[0], ids[2]) == (first, third)
    assert UUID(ids[1]).version == 4
    assert any_lrs.ids(ascending=True) == ids


def test_post_takes_no_parameters(lrs):
    assert lrs("POST", "statements", statement(), statementId=str(uuid4())).status_code == 400


def test_a_batch_with_one_wrong_statement_stores_none_and_says_which(any_lrs):
    answer = any_lrs("POST", "statements", [statement(), statement(verb={})])
    assert answer.status_code == 400
    assert answer.content.decode() == "[1].verb.id is required."
    assert not Statement.objects.exists()


def test_a_batch_that_names_an_id_twice_is_refused(any_lrs):
    twice = statement(id=str(uuid4()))
    answer = any_lrs("POST", "statements", [twice, twice | {"id": twice["id"].upper()}])
    assert answer.status_code == 400
    assert not Statement.objects.exists()


def test_an_empty_batch_stores_nothing(lrs):
    answer = lrs("POST", "statements", [])
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_statements_are_json_and_say_so(lrs, content_type):
    answer = lrs("POST", "statements", json.dumps(statement()), content_type=content_type)
    assert answer.status_code == 400
    assert "Content-Type must be application/json" in answer.content.decode()


def test_statements_may_name_their_charset(lrs):
    assert (
        lrs("POST", "statements", statement(), content_type="application/json; charset=utf-8").status_code
        == 200
    )


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"nonsense", b"\xff", b'{"actor":1,"actor":2}', b'{"a":"\\u0000"}', b"[" * 5000, b"null"],
)
def test_what_is_not_json_is_400_and_stores_nothing(any_lrs, body):
    assert any_lrs("POST", "statements", body).status_code == 400
    assert not Statement.objects.exists()


def test_extensions_may_be_as_deep_as_can_be_read(lrs):
    deep = (
        json.dumps(statement()).removesuffix("}")
        + ',"context":{"extensions":{"urn:a:b":'
        + "[" * 500
        + "]" * 500
        + "}}}"
    )
    (statement_id,) = lrs("POST", "statements", deep).json()
    again = deep.removesuffix("}") + f',"id":"{statement_id}"}}'
    assert lrs("POST", "statements", again).status_code in {200, 400}
    assert Statement.objects.count() == 1


def test_what_was_sent_comes_back_as_it_was_spelt_with_what_the_store_sets(lrs):
    body = (
        '{"actor":{"mbox":"mailto:alice@example.no"},"verb":{"id":"http://example.no/verbs/did"},'
        '"object":{"id":"http://example.no/activities/1"},"result":{"score":{"raw":1e2,"max":100.50}},'
        '"context":{"extensions":{"http://e.no/x":{"z":1,"a":[1.0,null,{}],"\\u00e6":"\\/"}}}}'
    )
    (statement_id,) = lrs("POST", "statements", body).json()
    text = lrs("GET", "statements", statementId=statement_id).content.decode()
    assert text.startswith(body.removesuffix("}"))
    kept = Statement.objects.get()
    assert kept.text == text
    assert kept.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_store_sets_stored_authority_timestamp_and_version(any_lrs):
    sent = statement(stored="2013-05-18T05:32:34.804Z", authority={"mbox": "mailto:someone@example.no"})
    (statement_id,) = any_lrs.post(sent)
    kept = any_lrs.one(statement_id)
    assert kept["stored"] > "2026"
    assert kept["timestamp"] == kept["stored"]
    assert kept["authority"]["account"]["name"] == any_lrs.credential.key
    assert kept["version"] == ("1.0.0" if any_lrs.version == "1.0.3" else "2.0.0")


def test_a_version_and_a_timestamp_that_are_given_are_kept(lrs):
    (statement_id,) = lrs.post(statement(version="1.0.1", timestamp="2026-03-02T12:00:00.123456789+01:00"))
    kept = lrs.one(statement_id)
    assert kept["version"] == "1.0.1"
    assert kept["timestamp"] == "2026-03-02T12:00:00.123456789+01:00"


def test_2_0_answers_every_timestamp_in_utc(lrs, lrs2):
    inner = {"objectType": "SubStatement", **statement(timestamp="2030-01-01T01:00:00+01:00")}
    body = json.dumps(
        statement(object=inner, timestamp="2026-03-02T12:00:00+01:00", result={"score": {"raw": 0}})
    )
    (statement_id,) = lrs("POST", "statements", body.replace('"raw": 0', '"raw": 1e1')).json()
    answer = lrs2("GET", "statements", statementId=statement_id)
    kept = answer.json()
    assert kept["timestamp"] == "2026-03-02T11:00:00.000000Z"
    assert kept["object"]["timestamp"] == "2030-01-01T00:00:00.000000Z"
    assert '"raw": 1e1' in answer.content.decode()
    assert lrs2("GET", "statements").json()["statements"] == [kept]
    assert lrs.one(statement_id)["timestamp"] == "2026-03-02T12:00:00+01:00"


def test_2_0_answers_the_first_years_with_four_digits(lrs2):
    (statement_id,) = lrs2.post(statement(timestamp="0033-04-03T15:00:00+02:00"))
    assert lrs2.one(statement_id)["timestamp"] == "0033-04-03T13:00:00.000000Z"


def test_single_context_activities_come_back_as_arrays(any_lrs):
    activities = {"parent": {"id": "http://e.no/1"}, "other": [{"id": "http://e.no/2"}]}
    inner = {"objectType": "SubStatement", **statement(context={"contextActivities": activities})}
    (statement_id,) = any_lrs.post(statement(object=inner, context={"contextActivities": activities}))
    kept = any_lrs.one(statement_id)
    arrays = {"parent": [{"id": "http://e.no/1"}], "other": [{"id": "http://e.no/2"}]}
    assert kept["context"]["contextActivities"] == arrays
    assert kept["object"]["context"]["contextActivities"] == arrays


def test_the_same_statement_again_is_accepted_and_changes_nothing(any_lrs):
    sent = statement(id=str(uuid4()))
    any_lrs.post(sent)
    before = any_lrs("GET", "statements", statementId=sent["id"]).content
    assert any_lrs.post(sent) == [sent["id"]]
    assert any_lrs("PUT", "statements", sent, statementId=sent["id"]).status_code == 204
    assert any_lrs.post(sent | {"verb": sent["verb"] | {"display": {"nb": "gjorde"}}}) == [sent["id"]]
    assert any_lrs("GET", "statements", statementId=sent["id"]).content == before
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_another_statement_under_the_same_id_is_409_and_changes_nothing(any_lrs, method):
    sent = statement(id=str(uuid4()))
    any_lrs.post(sent)
    before = any_lrs("GET", "statements", statementId=sent["id"]).content
    other = sent | {"verb": {"id": "http://example.no/verbs/undid"}}
    params = {"statementId": sent["id"]} if method == "PUT" else {}
    answer = any_lrs(method, "statements", other if method == "PUT" else [statement(), other], **params)
    assert answer.status_code == 409
    assert sent["id"] in answer.content.decode()
    assert any_lrs("GET", "statements", statementId=sent["id"]).content == before
    assert Statement.objects.count() == 1


def test_last_modified_is_when_it_was_stored(lrs):
    (statement_id,) = lrs.post(statement())
    answer = lrs("GET", "statements", statementId=statement_id)
    stored = datetime.fromisoformat(answer.json()["stored"])
    assert parsedate_to_datetime(answer["Last-Modified"]) == stored.replace(microsecond=0)


def test_a_statement_is_found_by_its_id_in_any_case_and_is_404_otherwise(lrs):
    (statement_id,) = lrs.post(statement())
    assert lrs.one(statement_id.upper())["id"] == statement_id
    assert lrs("GET", "statements", statementId=str(uuid4())).status_code == 404
    assert lrs("GET", "statements", voidedStatementId=statement_id).status_code == 404


@pytest.mark.parametrize(
    "params",
    [
        {"statementId": "x"},
        {"statementId": str(uuid4()), "voidedStatementId": str(uuid4())},
        *[
            {name: str(uuid4()), other: value}
            for name in ("statementId", "voidedStatementId")
            for other, value in {
                "agent": {"mbox": "mailto:a@e.no"},
                "verb": "http://e.no/v",
                "activity": "http://e.no/a",
                "registration": str(uuid4()),
                "related_activities": "true",
                "related_agents": "true",
                "since": "2026-01-01T00:00:00Z",
                "until": "2026-01-01T00:00:00Z",
                "limit": "1",
                "ascending": "true",
            }.items()
        ],
    ],
)
def test_an_id_goes_with_format_and_attachments_alone(lrs, params):
    assert lrs("GET", "statements", **params).status_code == 400


# Voiding --------------------------------------------------------------------------------------


def test_a_voided_statement_is_found_as_voided_alone(any_lrs):
    (target,) = any_lrs.post(statement())
    (voided_by,) = any_lrs.post(voiding(target))
    assert any_lrs("GET", "statements", statementId=target).status_code == 404
    answer = any_lrs("GET", "statements", voidedStatementId=target)
    assert (answer.status_code, answer.json()["id"]) == (200, target)
    assert any_lrs.ids() == [voided_by]


def test_a_voiding_statement_cannot_be_voided(any_lrs):
    (target,) = any_lrs.post(statement())
    (voided_by,) = any_lrs.post(voiding(target))
    any_lrs.post(voiding(voided_by))
    assert any_lrs.one(voided_by)["id"] == voided_by
    assert any_lrs("GET", "statements", statementId=target).status_code == 404


def test_a_statement_that_is_not_here_can_be_voided_before_it_comes(any_lrs):
    target = str(uuid4())
    any_lrs.post(voiding(target))
    any_lrs.post(statement(id=target))
    assert any_lrs("GET", "statements", statementId=target).status_code == 404
    assert any_lrs("GET", "statements", voidedStatementId=target).status_code == 200


def test_voiding_twice_is_accepted(lrs):
    (target,) = lrs.post(statement())
    lrs.post(voiding(target), voiding(target))
    assert len(lrs.ids()) == 2


def test_voiding_anothers_statement_needs_the_scope_all(lrs, lrs_with):
    tool = lrs_with(Scope.WRITE, Scope.READ)
    (theirs,) = lrs.post(statement())
    answer = tool("POST", "statements", [statement(), voiding(theirs)])
    assert answer.status_code == 403
    assert Statement.objects.count() == 1
    (own,) = tool.post(statement())
    tool.post(voiding(own))
    assert tool("GET", "statements", statementId=own).status_code == 404
    assert lrs.one(theirs)


def test_a_tool_cannot_void_anothers_statement_before_it_comes(lrs, lrs_with):
    target = str(uuid4())
    lrs_with(Scope.WRITE).post(voiding(target))
    lrs.post(statement(id=target))
    assert lrs.one(target)["id"] == target
    lrs.post(voiding(target))
    assert lrs("GET", "statements", statementId=target).status_code == 404


# Whom a credential may speak about ------------------------------------------------------------


def test_an_ours_credential_speaks_about_known_accounts(lrs_with):
    person, trainer = UserFactory().uuid, UserFactory().uuid
    lrs = lrs_with(Scope.WRITE, Scope.READ, actors=Actors.OURS)
    whole = ours(person, context={"instructor": ours(trainer)["actor"]})
    (statement_id,) = lrs.post(whole)
    assert Statement.objects.get(pk=statement_id).person == person


@pytest.mark.parametrize(
    "make",
    [
        lambda known: statement(),
        lambda known: ours(uuid4()),
        lambda known: ours("not-a-uuid"),
        lambda known: ours(
            known, actor={"account": {"homePage": "https://else.example", "name": str(known)}}
        ),
        lambda known: ours(known, context={"instructor": {"mbox": "mailto:t@e.no"}}),
        lambda known: ours(
            known, context={"team": {"objectType": "Group", "member": [{"mbox": "mailto:t@e.no"}]}}
        ),
        lambda known: ours(known, object={"objectType": "Agent", "openid": "http://e.no/x"}),
        lambda known: ours(known, object={"objectType": "SubStatement", **statement()}),
        lambda known: ours(known, actor=ours(known)["actor"] | {"name": "Alice"}),
    ],
)
def test_an_ours_credential_is_refused_a_foreign_actor_and_nothing_is_stored(lrs_with, make):
    known = UserFactory().uuid
    answer = lrs_with(Scope.ALL, actors=Actors.OURS)("POST", "statements", [ours(known), make(known)])
    assert answer.status_code == 400
    assert answer.content.decode().startswith("[1].")
    assert not Statement.objects.exists()


def test_broken_json_under_an_ours_credential_stores_nothing(lrs_with):
    answer = lrs_with(Scope.ALL, actors=Actors.OURS)("POST", "statements", '{"actor": ')
    assert answer.status_code == 400
    assert not Statement.objects.exists()


def test_an_any_credential_speaks_about_anyone(lrs):
    assert lrs.post(
        statement(), statement(actor={"openid": "http://alice.example.no/"}, object=reference(uuid4()))
    )


def test_ten_thousand_statements_are_stored_in_one_batch(lrs):
    ids = lrs.post(*[statement() for _ in range(10_000)])
    assert len(set(ids)) == 10_000
    assert Statement.objects.count() == 10_000
