"""The glossary agrees with the code: its models, addresses and modules are there."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import get_resolver

from tests.test_architecture import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| norsk", "| ---"))
]


def routes(resolver, start: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = start + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        else:
            yield route


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_what_a_noun_is_called_is_what_it_is_called(row):
    _norsk, _code, models, address, modules = row
    for label in re.findall(r"`([\w.]+)`", models):
        apps.get_model(label)
    known = list(routes(get_resolver()))
    for start in re.findall(r"`/([^`]+)`", address):
        assert any(one.startswith(start) for one in known), start
    package, _, names = modules.partition(":")
    for name in re.findall(r"`(\w+)`", names):
        folder = ROOT / package.strip("` ")
        assert [*folder.rglob(f"{name}.py"), *folder.rglob(f"{name}/__init__.py")], name


def test_each_row_says_where_the_noun_lives():
    assert ROWS
    assert all(row[4] for row in ROWS)
