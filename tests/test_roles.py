"""Every URL, every role: allowed or refused as the role table says, for own and foreign records."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import role_table, world
from tests.role_table import SIGNED_IN, VISITOR, Row

ROWS: list[Row] = [
    row
    for module in iter_modules(role_table.__path__)
    for row in import_module(f"{role_table.__name__}.{module.name}").ROWS
]
REFUSED = {403, 404}


def _names(
    patterns: list[URLPattern | URLResolver], namespace: str = "", at: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = at + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner, address)
        else:
            yield f"{namespace}{pattern.name or ''}", address


def test_every_url_has_a_row():
    prefixes = tuple(row.name for row in ROWS if row.prefix)
    known = {row.name for row in ROWS if not row.prefix}
    missing = sorted(
        f"{name} ({address})"
        for name, address in set(_names(get_resolver().url_patterns))
        if name not in known and not address.startswith(prefixes)
    )
    assert not missing, "URLs without a row in tests/role_table: " + ", ".join(missing)


def test_every_row_names_a_url():
    existing = {name for name, _ in _names(get_resolver().url_patterns)}
    addresses = {address for _, address in _names(get_resolver().url_patterns)}
    stale = [
        row.name
        for row in ROWS
        if not (
            any(address.startswith(row.name) for address in addresses) if row.prefix else row.name in existing
        )
    ]
    assert not stale


@pytest.fixture
def own_world(db):
    return world.build()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_role_table(row: Row, own_world):
    other = world.build_foreign() if row.foreign else None
    wrong = []
    for role in sorted(SIGNED_IN | {VISITOR}):
        status = _try(row, row.own, own_world, own_world.users.get(role))
        if role in row.allowed:
            if status not in row.answers:
                wrong.append(f"{role} got {status} for own, expected {sorted(row.answers)}")
            if row.foreign and other:
                foreign = _try(row, row.foreign, other, own_world.users.get(role))
                if foreign != 404:
                    wrong.append(f"{role} got {foreign} for a foreign record, expected 404")
        elif role == VISITOR:
            if status not in REFUSED | {302, 401}:
                wrong.append(f"visitor got {status}, expected sign-in or a refusal")
        elif status not in REFUSED:
            wrong.append(f"{role} got {status}, expected a refusal")
    assert not wrong, f"{row.name}: " + "; ".join(wrong)


def _try(row: Row, kwargs, where, user) -> int:
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = f"/{row.name}" if row.prefix else reverse(row.name, kwargs=dict(kwargs(where)))
    return getattr(client, row.method)(address, data=dict(row.sends(where))).status_code
