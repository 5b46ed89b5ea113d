"""Whatever a program sends to the platform's interfaces, what is wrong gets its 4xx: never an error of ours.

Every address of the municipal API and of the learning record store is asked with tokens, queries, headers
and bodies that break rules, and with good bodies of which one value after the other is broken.
"""

import base64
import json
import re
from copy import deepcopy
from functools import cache
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from joserfc.jwk import RSAKey

from lms.approval.api import tokens
from lms.approval.api.site import api
from lms.approval.forms.desk import DeskFilterForm
from lms.xapi.api import urls as record
from lms.xapi.forms import SearchForm
from tests import hostile, world
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.xapi.conftest import made_credential
from tests.lms.xapi.factories import statement
from tests.role_table import VISITOR
from tests.test_architecture import python_files
from tests.test_roles import ROWS

pytestmark = pytest.mark.django_db

SCOPES = [f"opplaering:fosterhjem.{scope}" for scope in ("read", "write", "approve", "webhooks")]
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
OPERATIONS = [
    (method.upper(), path)
    for path, operations in api.get_openapi_schema()["paths"].items()
    for method in operations
]
AGENT = {"mbox": "mailto:alice@example.no"}
ACTIVITY = "http://example.no/activities/1"
RESOURCES: dict[str, dict[str, Any]] = {
    "statements": {"verb": "http://example.no/verbs/did", "agent": AGENT, "since": "2026-01-01T00:00:00Z"},
    "statements/more/x": {},
    "activities": {"activityId": ACTIVITY},
    "activities/state": {"activityId": ACTIVITY, "agent": AGENT, "stateId": "s"},
    "activities/profile": {"activityId": ACTIVITY, "profileId": "p"},
    "agents": {"agent": AGENT},
    "agents/profile": {"agent": AGENT, "profileId": "p"},
    "about": {},
    "nothing/at/all": {},
    "": {},
}
WHOLE = statement(
    id=str(uuid4()),
    actor={"objectType": "Group", "name": "Laget", "member": [AGENT]},
    verb={"id": "http://example.no/verbs/did", "display": {"nb": "gjorde"}},
    object={
        "objectType": "SubStatement",
        "actor": {"account": {"homePage": "http://example.no", "name": "alice"}},
        "verb": {"id": "http://example.no/verbs/did"},
        "object": {
            "id": ACTIVITY,
            "definition": {"interactionType": "choice", "choices": [{"id": "a"}], "extensions": {"urn:a": 1}},
        },
    },
    result={"score": {"scaled": 0.5, "raw": 1, "min": 0, "max": 2}, "duration": "PT1S", "response": "a"},
    context={
        "registration": str(uuid4()),
        "language": "nb",
        "contextActivities": {"parent": [{"id": ACTIVITY}]},
        "statement": {"objectType": "StatementRef", "id": str(uuid4())},
    },
    timestamp="2026-03-02T12:00:00Z",
    stored="2026-03-02T12:00:00Z",
    authority={"objectType": "Group", "member": [AGENT, AGENT]},
    version="1.0.0",
    attachments=[
        {
            "usageType": "urn:a",
            "display": {"nb": "x"},
            "contentType": "text/plain",
            "length": 1,
            "sha2": "a" * 64,
            "fileUrl": "http://example.no/x",
        }
    ],
)


def broken(good, place=()):
    """The same value with one after the other of the values in it replaced by what it cannot be."""
    for bad in hostile.VALUES:
        yield place, bad
    members = good.items() if isinstance(good, dict) else enumerate(good) if isinstance(good, list) else ()
    for name, value in members:
        yield from broken(value, (*place, name))


def with_bad(good, place, bad):
    if not place:
        return bad
    made = deepcopy(good)
    inner = made
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = bad
    return made


class Asker:
    """Asks as one who has every right, and keeps what was answered with an error of ours."""

    def __init__(self, **headers):
        self.client = Client(raise_request_exception=False)
        self.headers = headers
        self.wrong = []
        self.statuses = set()

    def __call__(self, method, address, body=b"", content_type="application/json", **headers):
        given = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        environ = {name: value for name, value in given.items() if name != "Content-Length"}
        length = {"CONTENT_LENGTH": given["Content-Length"]} if "Content-Length" in given else {}
        answer = self.client.generic(method, address, body, content_type, headers=environ, **length)
        self.statuses.add(answer.status_code)
        if answer.status_code >= 500:
            self.wrong.append((answer.status_code, method, address[:80], body[:80], content_type, headers))


@pytest.fixture
def case():
    ordinary_rules()
    made = Case()
    made.office.organisation_number = "910000001"
    made.office.save()
    return made


@pytest.fixture(scope="module")
def issuer_key():
    return RSAKey.generate_key(2048, auto_kid=True)


@pytest.fixture
def municipality(case, issuer_key, monkeypatch, settings):
    """A case system with every scope."""
    monkeypatch.setattr(tokens, "local_key", lambda: issuer_key)
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    return Asker(
        Authorization=f"Bearer {tokens.issue('910000001', SCOPES)}", Caseworker=case.caseworker.username
    )


@pytest.fixture
def tool(request):
    """A tool with a credential for everything, in one version of the specification."""
    version = getattr(request, "param", "1.0.3")
    credential, secret = made_credential(requests_per_minute=10_000_000)
    pair = base64.b64encode(f"{credential.key}:{secret}".encode()).decode()
    return Asker(**{"Authorization": f"Basic {pair}", "X-Experience-API-Version": version})


def filled(path, case):
    return path.replace("{assignment_id}", str(case.assignment.uuid)).replace("{webhook_id}", str(uuid4()))


def sample(schema, components):
    """A good value of a schema of the API's description."""
    if "$ref" in schema:
        schema = components[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        return {name: sample(inner, components) for name, inner in schema["properties"].items()}
    plain = {"integer": 1, "boolean": True, "array": ["under-13"], "string": "https://example.no/"}
    return "2026-03-02" if schema.get("format") == "date" else plain[schema["type"]]


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_a_token_that_cannot_be_read_is_401_whatever_it_holds(case, method, path):
    for text in hostile.TOKENS:
        answer = Client(raise_request_exception=False).generic(
            method, filled(path, case), headers={"Authorization": f"Bearer {text}"}
        )
        assert answer.status_code == 401, text[:80]
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_call_of_the_municipal_api_costs_an_error_of_ours(municipality, case, method, path):
    address = filled(path, case)
    for query in hostile.QUERIES:
        municipality(method, f"{address}?{query}")
    for body in hostile.BODIES if method in {"POST", "PUT"} else ():
        for content_type in hostile.CONTENT_TYPES:
            municipality(method, address, body, content_type)
    for headers in hostile.HEADERS:
        municipality(method, address, b"{}", **headers)
    for other in METHODS:
        municipality(other, address)
    assert not municipality.wrong


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_value_in_a_call_of_the_municipal_api_costs_an_error_of_ours(municipality, case, method, path):
    schema = api.get_openapi_schema()
    described = schema["paths"][path][method.lower()]
    for parameter in described.get("parameters", ()):
        for bad in hostile.VALUES:
            spelt = bad if isinstance(bad, str) else json.dumps(bad)
            if parameter["in"] == "query":
                query = urlencode({parameter["name"]: spelt}, errors="surrogatepass")
                municipality(method, f"{filled(path, case)}?{query}")
    if "requestBody" in described:
        content = described["requestBody"]["content"]["application/json"]["schema"]
        good = sample(content, schema["components"]["schemas"])
        for place, bad in broken(good):
            municipality(method, filled(path, case), json.dumps(with_bad(good, place, bad)))
    assert not municipality.wrong


@pytest.mark.parametrize("resource", RESOURCES)
def test_no_request_to_the_record_store_costs_an_error_of_ours(tool, resource):
    params = RESOURCES[resource]
    address = f"/xapi/{resource}"
    good = urlencode({k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()})
    for method in METHODS:
        tool(method, address)
    for method in ("GET", "POST"):
        for query in hostile.QUERIES:
            tool(method, f"{address}?{query}")
        for headers in hostile.HEADERS:
            tool(method, f"{address}?{good}", b"{}", **headers)
    for body in hostile.BODIES:
        for content_type in hostile.CONTENT_TYPES:
            tool("PUT", f"{address}?{good}", body, content_type)
        tool("POST", f"{address}?{good}", body)
        tool("POST", f"{address}?method=PUT", body, "application/x-www-form-urlencoded")
    for place, bad in broken(params):
        if place:
            asked = with_bad(params, place, bad)
            spelt = {k: v if isinstance(v, str) else json.dumps(v) for k, v in asked.items()}
            tool("GET", f"{address}?{urlencode(spelt, errors='surrogatepass')}")
    assert not tool.wrong


@pytest.mark.parametrize("tool", ["1.0.3", "2.0.0"], indirect=True)
def test_no_value_in_a_statement_costs_an_error_of_ours(tool):
    for place, bad in broken(WHOLE):
        tool("POST", "/xapi/statements", json.dumps(with_bad(WHOLE, place, bad)))
    assert not tool.wrong
    assert tool.statuses >= {200, 400}


def test_no_page_that_a_link_leads_on_to_costs_an_error_of_ours(tool):
    good = [{"limit": "1", "agent": json.dumps(AGENT)}, "2026-03-02T12:00:00.000001Z"]
    for place, bad in broken(good):
        question = json.dumps(with_bad(good, place, bad))
        token = base64.urlsafe_b64encode(question.encode()).decode()
        tool("GET", f"/xapi/statements/more/{token}")
    for raw in hostile.BODIES:
        tool("GET", f"/xapi/statements/more/{base64.urlsafe_b64encode(raw[:5000]).decode()}")
    assert not tool.wrong


def test_every_resource_of_the_record_store_is_asked_here():
    named = {pattern.pattern._route.replace("<str:token>", "x") for pattern in record.urlpatterns}
    assert {name for name in named if not name.startswith("<")} <= set(RESOURCES)


# Pages ----------------------------------------------------------------------------------------

ASKED_FOR = re.compile(r"""GET(?:\.get|\.getlist)?[(\[]["'](\w+)["']""")
PAGES = [row for row in ROWS if row.method == "get" and not row.prefix]


@cache
def parameters_of_pages():
    """The names of what pages are asked for: read off their sources, and of the forms that filter."""
    named = {
        name
        for path in python_files()
        for name in ASKED_FOR.findall(path.read_text())
        if path.relative_to(settings.BASE_DIR).parts[0] != "tests"
    }
    return sorted({*named, *DeskFilterForm.base_fields, *SearchForm.base_fields, "dag", "år"})


def asked_with(bad):
    spelt = bad if isinstance(bad, str) else json.dumps(bad)
    return urlencode(dict.fromkeys(parameters_of_pages(), spelt), errors="surrogatepass")


def test_no_page_costs_an_error_of_ours_whatever_stands_behind_its_address(db):
    where = world.build().with_pages()
    wrong = []
    for row in PAGES:
        user = where.users.get(next(iter(sorted(row.allowed - {VISITOR})), ""))
        client = Client(raise_request_exception=False)
        if user:
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        address = reverse(row.name, kwargs=dict(row.own(where)))
        for query in map(asked_with, hostile.ADDRESS_VALUES):
            status = client.get(f"{address}?{query}").status_code
            if status >= 500:
                wrong.append((status, address, query[:80]))
    assert not wrong
