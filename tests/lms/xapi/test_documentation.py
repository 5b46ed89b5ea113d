"""The tables of `docs/xapi.md` say all that the code knows, and each test they name is there."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from lms.xapi.api import documents, multipart, resources, statements, urls
from lms.xapi.api.requests import VERSION

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (settings.BASE_DIR / "docs" / "xapi.md").read_text().splitlines()
    if line.startswith("|")
]
FIRST = ROWS[2 : next(number for number, row in enumerate(ROWS) if row[0] == "what")]
API = Path(documents.__file__).parent
SOURCES = [path.read_text() for path in sorted(API.glob("*.py"))]
PLACES = {
    "activities/state": documents.STATE,
    "activities/profile": documents.ACTIVITY_PROFILE,
    "agents/profile": documents.AGENT_PROFILE,
}


def words(cell):
    return set(re.findall(r"`([^`]+)`", cell))


def described(resource):
    """What the table says about a resource: its methods, and every word of its parameters and headers."""
    rows = [row for row in FIRST if resource in words(row[0]) or row[0] == "every"]
    methods = {method for row in rows if row[0] != "every" for method in re.findall(r"[A-Z]+", row[1])}
    return methods, set().union(*(words(row[2]) for row in rows))


def parameters():
    """(resource, parameter) for each that the code takes."""
    for name in (*statements.FILTERS, *statements.SHAPE, "statementId", "voidedStatementId"):
        yield "statements", name
    for resource, place in PLACES.items():
        for name in (*place.required, *place.optional, place.name, "since"):
            yield resource, name
    yield "activities", "activityId"
    yield "agents", "agent"


@pytest.mark.parametrize(("resource", "name"), list(parameters()))
def test_each_parameter_is_described(resource, name):
    assert name in described(resource)[1]


def test_no_parameter_is_taken_that_this_test_does_not_know():
    known = {name for _, name in parameters()}
    for source in SOURCES:
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in {"only", "checked"}:
                said = {node.value for node in ast.walk(call) if isinstance(node, ast.Constant)}
                assert said <= known


@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda pattern: pattern.name)
def test_each_method_of_each_resource_is_described(pattern):
    if pattern.name == "nothing":
        return
    resource = str(pattern.pattern).removesuffix("/<str:token>")
    address = "/xapi/" + str(pattern.pattern).replace("<str:token>", "x")
    allowed = set(Client().options(address)["Access-Control-Allow-Methods"].split(", "))
    assert allowed - {"HEAD"} == described(resource)[0] - {"HEAD"}


def test_each_header_that_is_read_or_written_is_described():
    names = {VERSION, resources.CONSISTENT_THROUGH, multipart.HASH}
    for source in SOURCES:
        names.update(re.findall(r'(?:headers\.get|segment\.header|setdefault)\("([A-Za-z-]+)"', source))
        names.update(re.findall(r'response\["([A-Za-z-]+)"\]', source))
    known = {word.lower() for row in FIRST for word in words(row[2])}
    assert len(names) > 15
    assert {name.lower() for name in names} <= known


def test_each_test_that_is_named_is_there():
    named = {tuple(name.split("::")) for row in ROWS for name in words(row[-1]) if "::" in name}
    assert len(named) > 50
    for module, function in named:
        tree = ast.parse((Path(__file__).parent / f"{module}.py").read_text())
        assert function in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert all(words(row[-1]) for row in FIRST)
