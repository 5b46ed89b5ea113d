"""What every resource asks and answers: version, credential, method, syntax, errors, origins."""

import base64
import io
import json
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.http import UnreadablePostError
from django.test import Client

from lms.xapi.api.bodies import Body
from lms.xapi.errors import Malformed, TooLarge
from lms.xapi.models import Scope, Statement
from tests.lms.xapi.conftest import Lrs
from tests.lms.xapi.factories import statement

pytestmark = pytest.mark.django_db

AGENT = {"mbox": "mailto:alice@example.no"}
RESOURCES: dict[str, dict[str, Any]] = {
    "statements": {},
    "activities": {"activityId": "http://example.no/activities/1"},
    "activities/state": {"activityId": "http://example.no/activities/1", "agent": AGENT},
    "activities/profile": {"activityId": "http://example.no/activities/1"},
    "agents": {"agent": AGENT},
    "agents/profile": {"agent": AGENT},
}
VERSION = "X-Experience-API-Version"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("1.0.0", "1.0.3"),
        ("1.0.3", "1.0.3"),
        ("1.0", "1.0.3"),
        ("1.0.9", "1.0.3"),
        ("2.0.0", "2.0.0"),
        ("2.0.1", "2.0.0"),
    ],
)
def test_an_answer_carries_the_version_of_its_family(lrs, resource, asked, answered):
    answer = lrs("GET", resource, headers={VERSION: asked}, **RESOURCES[resource])
    assert (answer.status_code, answer[VERSION]) == (200, answered)


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize(
    "asked", [None, "", "0.9", "0.95", "1.1.0", "2.1.0", "3.0.0", "1", "x", "1.0.x", "2"]
)
def test_a_version_that_is_missing_or_not_supported_is_refused(lrs, resource, asked):
    answer = lrs("GET", resource, headers={VERSION: asked}, **RESOURCES[resource])
    assert answer.status_code == 400
    assert VERSION in answer.content.decode()
    assert answer[VERSION] == "1.0.3"


@pytest.mark.parametrize("asked", [None, "0.9", "1.0.3", "2.0.0"])
def test_about_asks_for_neither_version_nor_credential(asked):
    answer = Lrs(asked)("GET", "about")
    assert (answer.status_code, answer.json()) == (200, {"version": ["1.0.3", "2.0.0"]})
    assert answer[VERSION] == ("2.0.0" if asked == "2.0.0" else "1.0.3")


def test_about_has_no_parameters_and_no_other_methods():
    assert Lrs()("GET", "about", x="1").status_code == 400
    assert Lrs()("POST", "about").status_code == 405
    head = Lrs()("HEAD", "about")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "Basic",
        "Basic !!!",
        "Bearer x",
        "Basic " + base64.b64encode(b"nocolon").decode(),
        "Basic " + base64.b64encode(b"unknown:secret").decode(),
        "Basic " + base64.b64encode(b"\xff\xfe:x").decode(),
        "Basic " + base64.b64encode(b"a\x00b:x").decode(),
    ],
)
def test_a_missing_or_wrong_credential_is_401(resource, authorization):
    answer = Lrs()("GET", resource, headers={"Authorization": authorization}, **RESOURCES[resource])
    assert (answer.status_code, answer[VERSION]) == (401, "1.0.3")
    assert answer["WWW-Authenticate"].startswith("Basic ")


def test_a_wrong_secret_is_401(lrs):
    lrs.secret += "x"
    assert lrs("GET", "statements").status_code == 401


@pytest.mark.parametrize(
    ("method", "resource"),
    [
        ("DELETE", "statements"),
        ("PATCH", "statements"),
        ("POST", "activities"),
        ("PUT", "activities"),
        ("DELETE", "activities"),
        ("POST", "agents"),
        ("PUT", "agents"),
        ("DELETE", "agents"),
        ("PATCH", "activities/state"),
    ],
)
def test_a_method_that_is_not_there_is_405_before_anything_else_is_asked(method, resource):
    answer = Lrs(None)(method, resource)
    assert answer.status_code == 405
    assert answer["Allow"]
    assert answer[VERSION] == "1.0.3"


def test_what_is_not_there_is_404_with_a_version(any_lrs):
    answer = any_lrs("GET", "extensions/x")
    assert (answer.status_code, answer[VERSION]) == (404, any_lrs.version)


@pytest.mark.parametrize("resource", RESOURCES)
def test_an_unknown_parameter_is_refused(any_lrs, resource):
    answer = any_lrs("GET", resource, foo="bar", **RESOURCES[resource])
    assert answer.status_code == 400
    assert "foo is not a parameter" in answer.content.decode()


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_parameter_in_another_case_is_refused(lrs, resource):
    for name, value in (RESOURCES[resource] or {"limit": "1"}).items():
        assert lrs("GET", resource, **{name.upper(): value}).status_code == 400


@pytest.mark.parametrize(
    "query", ["limit=1&limit=2", "verb=%ff", "registration=%00", "limit", "%zz=1&=", "&&&"]
)
def test_a_query_that_cannot_be_read_once_and_whole_is_refused(lrs, query):
    assert lrs("GET", f"statements?{query}").status_code == 400


@pytest.mark.parametrize("resource", RESOURCES)
def test_head_answers_as_get_without_a_body(lrs, resource):
    get = lrs("GET", resource, **RESOURCES[resource])
    head = lrs("HEAD", resource, **RESOURCES[resource])
    varies = {"Date", "X-Experience-API-Consistent-Through"}
    assert head.status_code == get.status_code == 200
    assert head.content == b""
    assert {k: v for k, v in head.items() if k not in varies} == {
        k: v for k, v in get.items() if k not in varies
    }


def test_head_of_a_statement_that_is_not_there_is_404(lrs):
    head = lrs("HEAD", "statements", statementId=str(uuid4()))
    assert (head.status_code, head.content) == (404, b"")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/plain"),
        ("*/*", "text/plain"),
        ("application/json, text/plain, */*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/json;q=0.1, text/html;q=0.5", "text/html"),
    ],
)
def test_an_error_is_one_sentence_in_the_form_that_is_asked_for(lrs, accept, kind):
    answer = lrs("POST", "statements", statement(verb={"id": "<did>"}), headers={"Accept": accept})
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (400, kind)
    sentence = "verb.id must be an IRI with a scheme."
    assert (
        answer.json() == {"error": sentence}
        if kind == "application/json"
        else sentence in answer.content.decode()
    )


@pytest.mark.parametrize("resource", RESOURCES)
def test_answers_are_not_cached(lrs, resource):
    assert lrs("GET", resource, **RESOURCES[resource])["Cache-Control"] == "no-store"
    assert lrs("GET", resource, foo="bar")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_every_answer_about_statements_says_how_far_it_is_consistent(lrs, method):
    for answer in (
        lrs(method, "statements", statement()),
        lrs(method, "statements", x="1"),
        Lrs(None)(method, "statements"),
    ):
        assert answer["X-Experience-API-Consistent-Through"].endswith("Z")


OF_EVERY_ANSWER = {
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Cache-Control",
    "Content-Length",
    "Content-Type",
    VERSION,
    # what the site says to every client about how its answers may be used
    "Cross-Origin-Opener-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
}


@pytest.mark.parametrize("language", ["nn", "en"])
@pytest.mark.parametrize("resource", [*RESOURCES, "about", "nothing/here", ""])
def test_answers_carry_none_of_the_headers_that_pages_need(lrs, resource, language):
    """No language, no content security policy, no cookie and no Vary by language: those are for pages."""
    own = {"X-Experience-API-Consistent-Through", "ETag", "Last-Modified", "Allow"}
    params = RESOURCES.get(resource, {})
    lrs.http.cookies["django_language"] = language
    for answer in (
        lrs("GET", resource, headers={"Accept-Language": language}, **params),
        lrs("GET", resource, foo="bar"),
        lrs("PATCH", resource),
    ):
        assert set(answer.headers) - own <= OF_EVERY_ANSWER
        assert not answer.cookies


def test_a_long_answer_is_compressed_and_varies_by_that_alone(lrs):
    lrs.post(*[statement() for _ in range(20)])
    answer = lrs("GET", "statements", headers={"Accept-Encoding": "gzip", "Accept-Language": "nn"})
    assert (answer["Content-Encoding"], answer["Vary"]) == ("gzip", "Accept-Encoding")


def test_the_store_answers_at_the_names_of_the_platform_alone(lrs, settings):
    settings.ALLOWED_HOSTS = ["opplaering.example"]
    assert lrs("GET", "statements", headers={"Host": "elsewhere.example"}).status_code == 400
    assert lrs("GET", "statements", headers={"Host": "opplaering.example"}).status_code == 200


def test_a_web_page_may_ask_from_anywhere_and_without_cookies(lrs):
    preflight = Client().options(
        "/xapi/statements",
        headers={"Origin": "https://tool.example", "Access-Control-Request-Method": "PUT"},
    )
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Origin"] == "*"
    assert "PUT" in preflight["Access-Control-Allow-Methods"]
    assert "X-Experience-API-Version" in preflight["Access-Control-Allow-Headers"]
    answer = lrs("GET", "statements", headers={"Origin": "https://tool.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert not answer.has_header("Access-Control-Allow-Credentials")
    assert not answer.cookies


def test_a_credential_for_one_origin_is_not_for_another(lrs_with):
    lrs = lrs_with(origins=["https://tool.example"])
    assert lrs("GET", "statements", headers={"Origin": "https://tool.example"}).status_code == 200
    assert lrs("GET", "statements", headers={"Origin": "https://evil.example"}).status_code == 403
    assert lrs("GET", "statements").status_code == 200


def test_a_signed_in_session_is_no_credential(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root", password="x" * 12))
    answer = client.get("/xapi/statements", headers={VERSION: "1.0.3"})
    assert answer.status_code == 401


# Alternate request syntax ---------------------------------------------------------------------


def alternate(lrs, resource, method, **form):
    return lrs("POST", f"{resource}?method={method}", urlencode(form), content_type=FORM)


def test_the_alternate_syntax_puts_a_statement(lrs):
    statement_id = str(uuid4())
    answer = alternate(lrs, "statements", "PUT", statementId=statement_id, content=json.dumps(statement()))
    assert answer.status_code == 204
    assert lrs.one(statement_id)["id"] == statement_id


def test_the_alternate_syntax_posts_and_gets(lrs):
    answer = alternate(lrs, "statements", "POST", content=json.dumps([statement(), statement()]))
    assert len(answer.json()) == 2
    page = alternate(lrs, "statements", "GET", limit="1")
    assert len(page.json()["statements"]) == 1
    assert page.json()["more"]


def test_the_alternate_syntax_may_carry_the_headers_in_the_form(lrs, lrs_with):
    """1.0.3, Communication 1.3: the form's Authorization, X-Experience-API-Version, Content-Type, If-Match
    and If-None-Match are taken for headers."""
    pair = base64.b64encode(f"{lrs.credential.key}:{lrs.secret}".encode()).decode()
    form = {
        "Authorization": f"Basic {pair}",
        "X-Experience-API-Version": "1.0.3",
        "Content-Type": "application/json",
        "activityId": "http://example.no/activities/1",
        "agent": json.dumps(AGENT),
        "stateId": "s",
        "content": '{"å":1}',
        "If-None-Match": "*",
    }
    bare = lrs_with(Scope.READ_MINE)
    bare.version = None
    assert alternate(bare, "activities/state", "PUT", **form).status_code == 204
    assert alternate(bare, "activities/state", "PUT", **form).status_code == 412
    place = {"activityId": form["activityId"], "agent": AGENT, "stateId": "s"}
    assert lrs("GET", "activities/state", **place).content == '{"å":1}'.encode()
    del form["content"], form["If-None-Match"]
    assert alternate(bare, "activities/state", "DELETE", **form).status_code == 204
    assert lrs("GET", "activities/state", **place).status_code == 404


def test_the_headers_in_the_form_win_over_those_around_it(lrs, lrs_with):
    """1.0.3, Communication 1.3: what the form carries is the request; what is around it only brings it."""
    content = json.dumps(statement())
    for version in ("0.8", "2.0.0", ""):
        form = {"statementId": str(uuid4()), VERSION: version, "content": content}
        assert alternate(lrs, "statements", "PUT", **form).status_code == 400
    reader = lrs_with(Scope.READ_MINE)
    form = {"Authorization": _basic(reader), "content": content}
    assert alternate(lrs, "statements", "POST", **form).status_code == 403
    form["Authorization"] = "Basic " + base64.b64encode(b"unknown:secret").decode()
    assert alternate(lrs, "statements", "POST", **form).status_code == 401
    assert not Statement.objects.exists()
    form["Authorization"] = _basic(lrs)
    assert alternate(reader, "statements", "POST", **form).status_code == 200
    place = {"activityId": "http://example.no/activities/1", "agent": json.dumps(AGENT), "stateId": "s"}
    headers = {"If-None-Match": "*"}
    address, body = "activities/state?method=PUT", urlencode({**place, "content": "1", "If-Match": '"x"'})
    assert lrs("POST", address, body, content_type=FORM, headers=headers).status_code == 412


@pytest.mark.parametrize("authorization", [None, "Basic !!!", "Bearer x"])
def test_the_alternate_syntax_reads_no_body_of_one_without_a_credential(authorization, monkeypatch):
    def read(body, limit):
        raise AssertionError("a body was read before it was known who sends it")

    monkeypatch.setattr(Body, "chunks", read)
    lrs = Lrs()
    form = urlencode({"Authorization": "Basic eDp5", "content": "{}"})
    answer = lrs(
        "POST", "statements?method=PUT", form, content_type=FORM, headers={"Authorization": authorization}
    )
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("method", "address", "form"),
    [
        ("GET", "statements?method=POST", {}),
        ("PUT", "statements?method=PUT", {"content": "{}"}),
        ("POST", "statements?method=PUT&statementId=1d527164-ed0d-4b0d-9f9a-39c63e8e33c9", {"content": "{}"}),
        ("POST", "statements?method=PUT", {"statementId": "1d527164-ed0d-4b0d-9f9a-39c63e8e33c9"}),
        ("POST", "statements?method=POST", {}),
        ("POST", "statements?method=POST", {"content": "[]", "extra": "1"}),
        ("POST", "statements?method=POST", {"content": "nonsense"}),
        ("POST", "statements?method=GET", {"X": "1"}),
    ],
)
def test_the_alternate_syntax_is_refused_where_its_rules_are_broken(lrs, method, address, form):
    answer = lrs(method, address, urlencode(form), content_type=FORM)
    assert answer.status_code == 400
    assert not Statement.objects.exists()


def test_the_alternate_syntax_needs_a_form(lrs):
    body = json.dumps({"statementId": str(uuid4()), "content": statement()})
    assert lrs("POST", "statements?method=PUT", body, content_type=FORM).status_code == 400
    assert lrs("POST", "statements?method=PUT", body).status_code == 400


def test_the_alternate_syntax_knows_no_strange_methods(lrs):
    assert alternate(lrs, "statements", "PATCH", content="[]").status_code == 405
    assert alternate(lrs, "statements", "DELETE").status_code == 405


@pytest.mark.parametrize("method", ["GET", "PUT", "POST"])
def test_2_0_has_no_alternate_syntax(lrs2, method):
    answer = alternate(lrs2, "statements", method, content=json.dumps(statement()))
    assert answer.status_code == 400
    assert not Statement.objects.exists()


# Bodies that lie ------------------------------------------------------------------------------


def test_a_body_shorter_than_it_says_is_refused():
    with pytest.raises(Malformed, match="shorter than its Content-Length"):
        Body(io.BytesIO(b"12345"), 6, "application/json").read(100)


def test_a_body_that_breaks_off_is_refused():
    class Hangs:
        def read(self, size):
            raise UnreadablePostError

    with pytest.raises(Malformed, match="broke off"):
        Body(Hangs(), 6, "application/json").read(100)


def test_a_body_without_a_declared_length_is_read_to_its_end_and_no_further_than_the_limit():
    assert Body(io.BytesIO(b"12345"), None, "application/json").read(5) == b"12345"
    with pytest.raises(TooLarge):
        Body(io.BytesIO(b"123456"), None, "application/json").read(5)


def test_a_length_that_is_no_number_is_refused(lrs):
    answer = lrs.http.generic(
        "POST",
        "/xapi/statements",
        b"{}",
        content_type="application/json",
        CONTENT_LENGTH="ten",
        headers={VERSION: "1.0.3", "Authorization": _basic(lrs)},
    )
    assert answer.status_code == 400


def test_a_body_beyond_the_limit_is_413(lrs, settings):
    settings.XAPI_MAX_JSON_BYTES = 1000
    assert lrs("POST", "statements", json.dumps(statement(id=str(uuid4()))).ljust(1000)).status_code == 200
    answer = lrs("POST", "statements", json.dumps(statement()).ljust(1001))
    assert answer.status_code == 413
    assert "larger than 1000 bytes" in answer.content.decode()
    place = {"activityId": "http://example.no/activities/1", "agent": AGENT, "stateId": "s"}
    assert lrs("PUT", "activities/state", "x" * 1001, **place).status_code == 413


def _basic(lrs):
    return "Basic " + base64.b64encode(f"{lrs.credential.key}:{lrs.secret}".encode()).decode()
