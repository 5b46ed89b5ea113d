"""State, activity profiles and agent profiles: documents with preconditions."""

import hashlib
import json
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from uuid import uuid4

import pytest

from lms.xapi.models import Actors, Document, Scope
from tests.factories import UserFactory
from tests.lms.xapi.factories import statement

pytestmark = pytest.mark.django_db

ALICE = {"objectType": "Agent", "mbox": "mailto:alice@example.no"}
ACTIVITY = "http://example.no/activities/1"
STATE = ("activities/state", {"activityId": ACTIVITY, "agent": ALICE}, "stateId")
ACTIVITY_PROFILE = ("activities/profile", {"activityId": ACTIVITY}, "profileId")
AGENT_PROFILE = ("agents/profile", {"agent": ALICE}, "profileId")
PLACES = [STATE, ACTIVITY_PROFILE, AGENT_PROFILE]
PROFILES = [ACTIVITY_PROFILE, AGENT_PROFILE]
each = pytest.mark.parametrize("place", PLACES, ids=lambda place: place[0])
each_profile = pytest.mark.parametrize("place", PROFILES, ids=lambda place: place[0])
NEW = {"If-None-Match": "*"}


def sha1(raw):
    return f'"{hashlib.sha1(raw, usedforsecurity=False).hexdigest()}"'


def call(lrs, method, place, body=None, *, name="d", headers=None, content_type="application/json", **more):
    resource, params, key = place
    named = {key: name} if name is not None else {}
    return lrs(method, resource, body, headers=headers, content_type=content_type, **params, **named, **more)


def put_new(lrs, place, body=b"{}", **more):
    answer = call(lrs, "PUT", place, body, headers=NEW, **more)
    assert answer.status_code == 204, answer.content


@each
@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"x": 1e2 }', "application/json"),
        (bytes(range(256)), "application/octet-stream"),
        ("æøå".encode(), "text/plain; charset=utf-8"),
        (b"a=1&b=2", "application/x-www-form-urlencoded"),
        (b"\x89PNG", "image/png"),
        (b"--x\r\n", "multipart/mixed; boundary=x"),
    ],
)
def test_bytes_come_back_unchanged_with_their_type_and_tag(any_lrs, place, body, content_type):
    put_new(any_lrs, place, body, content_type=content_type)
    answer = call(any_lrs, "GET", place)
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, body, content_type)
    assert answer["ETag"] == sha1(body)


@each
def test_last_modified_is_when_the_document_changed(any_lrs, place):
    before = datetime.now(UTC).replace(microsecond=0)
    put_new(any_lrs, place)
    one, listed = call(any_lrs, "GET", place), call(any_lrs, "GET", place, name=None)
    assert parsedate_to_datetime(one["Last-Modified"]) >= before
    assert listed["Last-Modified"] == one["Last-Modified"]


@each
def test_a_document_is_not_compressed_so_that_its_tag_stays_strong(any_lrs, place):
    put_new(any_lrs, place, b"x" * 5000, content_type="text/plain")
    answer = call(any_lrs, "GET", place, headers={"Accept-Encoding": "gzip"})
    assert answer["ETag"] == sha1(b"x" * 5000)
    assert not answer.has_header("Content-Encoding")


@each
def test_what_is_not_there_is_404(any_lrs, place):
    assert call(any_lrs, "GET", place).status_code == 404
    assert call(any_lrs, "DELETE", place).status_code == 204


@each
def test_a_document_is_deleted(any_lrs, place):
    put_new(any_lrs, place)
    assert call(any_lrs, "DELETE", place).status_code == 204
    assert call(any_lrs, "GET", place).status_code == 404


@each
def test_names_are_listed_and_since_is_exclusive(any_lrs, place):
    put_new(any_lrs, place, name="first")
    moment = Document.objects.get().updated_at.isoformat()
    time.sleep(0.001)
    put_new(any_lrs, place, name="second")
    assert call(any_lrs, "GET", place, name=None).json() == ["first", "second"]
    assert call(any_lrs, "GET", place, name=None, since=moment).json() == ["second"]
    assert call(any_lrs, "GET", place, name=None, since="2099-01-01T00:00:00Z").json() == []
    assert call(any_lrs, "GET", place, name=None).has_header("ETag")


@each
def test_documents_of_another_place_are_not_seen(any_lrs, place):
    resource, params, key = place
    put_new(any_lrs, place)
    for name in params:
        other = {"activityId": ACTIVITY + "0", "agent": {"mbox": "mailto:bob@example.no"}}[name]
        elsewhere = (resource, params | {name: other}, key)
        assert call(any_lrs, "GET", elsewhere).status_code == 404
        assert call(any_lrs, "GET", elsewhere, name=None).json() == []


def test_an_agent_is_known_by_its_identifier(any_lrs):
    put_new(any_lrs, AGENT_PROFILE)
    renamed = ("agents/profile", {"agent": {"mbox": ALICE["mbox"], "name": "Alice"}}, "profileId")
    assert call(any_lrs, "GET", renamed).status_code == 200


def test_a_registration_sets_states_apart(any_lrs):
    one, other = str(uuid4()), str(uuid4())
    put_new(any_lrs, STATE, b"0")
    put_new(any_lrs, STATE, b"1", registration=one)
    put_new(any_lrs, STATE, b"2", registration=other, name="e")
    assert call(any_lrs, "GET", STATE).content == b"0"
    assert call(any_lrs, "GET", STATE, registration=one.upper()).content == b"1"
    assert call(any_lrs, "GET", STATE, name=None, registration=one).json() == ["d"]
    assert sorted(call(any_lrs, "GET", STATE, name=None).json()) == ["d", "d", "e"]
    assert call(any_lrs, "DELETE", STATE, name=None, registration=one).status_code == 204
    assert call(any_lrs, "GET", STATE, registration=one).status_code == 404
    assert call(any_lrs, "DELETE", STATE, name=None).status_code == 204
    assert not Document.objects.exists()


@each_profile
def test_profiles_are_deleted_one_by_one(any_lrs, place):
    assert call(any_lrs, "DELETE", place, name=None).status_code == 400


# Preconditions --------------------------------------------------------------------------------


@each
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize(
    "tag",
    ['"0000000000000000000000000000000000000000"', "1234", '"x", "y"', "W/{}", "{bare}", "", "'{bare}'"],
)
def test_if_match_with_another_tag_is_412_and_changes_nothing(any_lrs, place, method, tag):
    """RFC 9110, 13.1.1: "An origin server MUST use the strong comparison function when comparing entity
    tags for If-Match"; 8.8.3: an entity tag is a quoted string."""
    put_new(any_lrs, place, b'{"a":1}')
    known = sha1(b'{"a":1}')
    headers = {"If-Match": tag.format(known, bare=known.strip('"'))}
    assert call(any_lrs, method, place, b'{"a":2}', headers=headers).status_code == 412
    assert call(any_lrs, "GET", place).content == b'{"a":1}'


@each
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize("form", ["{}", '"x", {}', "*", 'W/"x",{}'])
def test_if_match_with_its_tag_is_met(any_lrs, place, method, form):
    put_new(any_lrs, place, b'{"a":1}')
    headers = {"If-Match": form.format(sha1(b'{"a":1}'))}
    assert call(any_lrs, method, place, b'{"a":2}', headers=headers).status_code == 204
    answer = call(any_lrs, "GET", place)
    assert answer.status_code == 404 if method == "DELETE" else answer.content == b'{"a":2}'


@each
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_if_match_of_a_document_that_is_not_there_is_412(any_lrs, place, method):
    for tag in ("*", sha1(b"{}")):
        assert call(any_lrs, method, place, b"{}", headers={"If-Match": tag}).status_code == 412
    assert not Document.objects.exists()


@each
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_if_none_match_of_a_document_that_is_there_is_412(any_lrs, place, method):
    put_new(any_lrs, place, b'{"a":1}')
    for tag in ("*", sha1(b'{"a":1}'), "W/" + sha1(b'{"a":1}')):
        assert call(any_lrs, method, place, b'{"a":2}', headers={"If-None-Match": tag}).status_code == 412
    assert call(any_lrs, "GET", place).content == b'{"a":1}'


@each
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"x", {}', "*"])
def test_a_document_that_the_client_has_already_is_304(any_lrs, place, method, form):
    """RFC 9110, 13.1.2: "the origin server MUST respond with [...] the 304 (Not Modified) status code if
    the request method is GET or HEAD", and 15.4.5 with the ETag that a 200 would have had."""
    put_new(any_lrs, place, b'{"a":1}')
    tag = sha1(b'{"a":1}')
    answer = call(any_lrs, method, place, headers={"If-None-Match": form.format(tag)})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert answer.has_header("Last-Modified")


@each
@pytest.mark.parametrize("tag", ['"0000000000000000000000000000000000000000"', "0000", ""])
def test_a_document_that_has_changed_is_answered_whole(any_lrs, place, tag):
    put_new(any_lrs, place, b'{"a":1}')
    answer = call(any_lrs, "GET", place, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (200, b'{"a":1}')


@pytest.mark.parametrize(
    ("resource", "params"), [("activities", {"activityId": ACTIVITY}), ("agents", {"agent": ALICE})]
)
def test_whatever_has_a_tag_is_304_for_those_who_have_it(any_lrs, resource, params):
    tag = any_lrs("GET", resource, **params)["ETag"]
    answer = any_lrs("GET", resource, headers={"If-None-Match": tag}, **params)
    assert (answer.status_code, answer.content) == (304, b"")


@each_profile
def test_1_0_refuses_to_put_a_profile_without_a_precondition(lrs, place):
    assert call(lrs, "PUT", place, b"{}").status_code == 400
    assert not Document.objects.exists()
    put_new(lrs, place, b"1")
    answer = call(lrs, "PUT", place, b"2")
    assert answer.status_code == 409
    assert "If-Match" in answer.content.decode()
    assert "check its current state" in answer.content.decode()
    assert call(lrs, "GET", place).content == b"1"


def test_1_0_puts_state_without_a_precondition(lrs):
    for body in (b"1", b"2"):
        assert call(lrs, "PUT", STATE, body).status_code == 204
    assert call(lrs, "GET", STATE).content == b"2"


@each
def test_2_0_puts_what_is_new_and_refuses_to_replace_without_a_precondition(lrs2, place):
    assert call(lrs2, "PUT", place, b"1").status_code == 204
    assert call(lrs2, "PUT", place, b"2").status_code == 409
    assert call(lrs2, "GET", place).content == b"1"


# Merging --------------------------------------------------------------------------------------


@each
def test_posting_json_merges_the_topmost_members_and_keeps_their_spelling(any_lrs, place):
    assert call(any_lrs, "POST", place, '{"x": {"a":1}, "y":1e2, "å":"\\u00e5"}').status_code == 204
    assert call(any_lrs, "POST", place, '{"x": {"b":2.0}, "z":null}').status_code == 204
    text = call(any_lrs, "GET", place).content.decode()
    assert text == '{"x":{"b":2.0},"y":1e2,"å":"\\u00e5","z":null}'


@each
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("[1]", "text/plain"), ('{"a":1}', "application/json")),
        (('{"a":1}', "text/plain"), ('{"a":1}', "application/json")),
        (('{"a":1}', "application/json"), ('{"a":1}', "text/plain")),
        (('{"a":1}', "application/json"), ("[1]", "application/json")),
        (('{"a":1}', "application/json"), ("{", "application/json")),
        (('{"a":1}', "application/json"), ('{"b":1,"b":2}', "application/json")),
        (("{", "application/json"), ('{"a":1}', "application/json")),
    ],
)
def test_what_cannot_be_merged_is_refused_and_changes_nothing(any_lrs, place, first, second):
    put_new(any_lrs, place, first[0], content_type=first[1])
    assert call(any_lrs, "POST", place, second[0], content_type=second[1]).status_code == 400
    answer = call(any_lrs, "GET", place)
    assert (answer.content.decode(), answer["Content-Type"]) == first


@each
def test_posting_what_is_new_stores_it_as_it_is(any_lrs, place):
    assert (
        call(any_lrs, "POST", place, b"1", content_type="application/x-www-form-urlencoded").status_code
        == 204
    )
    assert call(any_lrs, "GET", place).content == b"1"


@each
@pytest.mark.parametrize("body", ["[1]", "1", "{", "null"])
def test_posting_new_json_that_is_no_object_is_refused(any_lrs, place, body):
    assert call(any_lrs, "POST", place, body).status_code == 400
    assert not Document.objects.exists()


# Parameters -----------------------------------------------------------------------------------


@each
@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE"])
def test_each_required_parameter_is_required(any_lrs, place, method):
    resource, params, key = place
    for missing in params:
        rest = {name: value for name, value in params.items() if name != missing} | {key: "d"}
        answer = any_lrs(method, resource, "{}", headers=NEW if method == "PUT" else None, **rest)
        assert answer.status_code == 400
        assert f"{missing} is required" in answer.content.decode()


@each
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_document_needs_its_name_to_be_written(any_lrs, place, method):
    assert call(any_lrs, method, place, "{}", name=None, headers=NEW).status_code == 400


@each
def test_since_does_not_go_with_a_name(any_lrs, place):
    put_new(any_lrs, place)
    assert call(any_lrs, "GET", place, since="2026-01-01T00:00:00Z").status_code == 400


@pytest.mark.parametrize(
    ("place", "params"),
    [
        (STATE, {"activityId": "x"}),
        (STATE, {"agent": "alice"}),
        (STATE, {"agent": {"objectType": "Group", "member": [ALICE]}}),
        (STATE, {"registration": "x"}),
        (ACTIVITY_PROFILE, {"activityId": "x"}),
        (ACTIVITY_PROFILE, {"agent": ALICE}),
        (ACTIVITY_PROFILE, {"registration": str(uuid4())}),
        (AGENT_PROFILE, {"agent": {}}),
        (AGENT_PROFILE, {"activityId": ACTIVITY}),
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_wrong_parameter_is_refused(any_lrs, place, params, method):
    resource, good, key = place
    assert any_lrs(method, resource, "{}", headers=NEW, **(good | params | {key: "d"})).status_code == 400


def test_a_name_and_an_activity_may_be_long(any_lrs):
    long = ("activities/profile", {"activityId": "http://example.no/" + "a" * 4000}, "profileId")
    put_new(any_lrs, long, b"1", name="æ" * 2000)
    assert call(any_lrs, "GET", long, name="æ" * 2000).content == b"1"


def test_an_ours_credential_keeps_documents_about_known_accounts_alone(lrs_with):
    lrs = lrs_with(Scope.STATE, Scope.PROFILE, actors=Actors.OURS)
    known = {"account": {"homePage": "https://opplaering.example", "name": str(UserFactory().uuid)}}
    unknown = {"account": {"homePage": "https://opplaering.example", "name": str(uuid4())}}
    for agent, status in ((known, 204), (unknown, 400), (ALICE, 400)):
        place = ("agents/profile", {"agent": agent}, "profileId")
        assert call(lrs, "PUT", place, "{}", headers=NEW).status_code == status


# Agents and activities ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "agent",
    [
        ALICE | {"name": "Alice"},
        {"openid": "http://a.no/"},
        {"account": {"homePage": "http://a.no", "name": "x"}},
        {"mbox_sha1sum": "a" * 40},
    ],
)
def test_an_agent_is_answered_as_a_person(any_lrs, agent):
    answer = any_lrs("GET", "agents", agent=agent)
    expected = {name: [value] for name, value in agent.items() if name != "objectType"}
    assert (answer.status_code, answer.json()) == (200, {"objectType": "Person", **expected})
    assert answer["ETag"] == sha1(answer.content)


@pytest.mark.parametrize(
    "params", [{}, {"agent": "x"}, {"agent": ALICE | {"objectType": "Group"}}, {"agent": {}}]
)
def test_a_person_is_asked_for_by_an_agent(any_lrs, params):
    assert any_lrs("GET", "agents", **params).status_code == 400


def test_an_unknown_activity_is_answered_by_its_id(any_lrs):
    answer = any_lrs("GET", "activities", activityId=ACTIVITY)
    assert (answer.status_code, answer.json()) == (200, {"objectType": "Activity", "id": ACTIVITY})


@pytest.mark.parametrize("params", [{}, {"activityId": "x"}, {"activityId": ""}])
def test_an_activity_is_asked_for_by_an_iri(any_lrs, params):
    assert any_lrs("GET", "activities", **params).status_code == 400


def definition_of(lrs, **definition):
    lrs.post(statement(object={"id": ACTIVITY, "definition": definition}))
    return lrs("GET", "activities", activityId=ACTIVITY).json()["definition"]


def test_definitions_are_merged_as_they_come(any_lrs):
    definition_of(any_lrs, name={"nb": "En"}, type="http://e.no/t", extensions={"http://e.no/a": 1})
    known = definition_of(
        any_lrs, name={"nn": "Ein", "nb": "Ei"}, moreInfo="http://e.no/", extensions={"http://e.no/b": None}
    )
    assert known == {
        "name": {"nb": "Ei", "nn": "Ein"},
        "type": "http://e.no/t",
        "moreInfo": "http://e.no/",
        "extensions": {"http://e.no/a": 1, "http://e.no/b": None},
    }
    assert any_lrs("GET", "activities", activityId=ACTIVITY).has_header("Last-Modified")


def test_definitions_are_learnt_from_context_and_inner_statements(lrs):
    named = {"id": ACTIVITY, "definition": {"name": {"nb": "En"}}}
    inner = {"objectType": "SubStatement", **statement(context={"contextActivities": {"other": named}})}
    lrs.post(statement(object=inner))
    assert lrs("GET", "activities", activityId=ACTIVITY).json()["definition"] == {"name": {"nb": "En"}}


def test_a_credential_without_define_leaves_definitions_alone(lrs, lrs_with):
    definition_of(lrs, name={"nb": "En"})
    lrs_with(Scope.WRITE).post(statement(object={"id": ACTIVITY, "definition": {"name": {"nb": "To"}}}))
    assert lrs("GET", "activities", activityId=ACTIVITY).json()["definition"] == {"name": {"nb": "En"}}
    lrs_with(Scope.WRITE, Scope.DEFINE).post(
        statement(object={"id": ACTIVITY, "definition": {"name": {"nb": "Tre"}}})
    )
    assert json.loads(lrs("GET", "activities", activityId=ACTIVITY).content)["definition"]["name"] == {
        "nb": "Tre"
    }
