"""Every URL, every role: allowed or refused as the role table says, for own and foreign records."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lms.dates import today
from lms.people.models import Membership
from tests import role_table, world
from tests.role_table import FOSTER_PARENT, LEADER, SIGNED_IN, STAFF, VISITOR, Kwargs, Row

ROWS_OF: dict[str, list[Row]] = {
    module.name: import_module(f"{role_table.__name__}.{module.name}").ROWS
    for module in iter_modules(role_table.__path__)
}
ROWS: list[Row] = [row for rows in ROWS_OF.values() for row in rows]
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


def _both_worlds() -> tuple[world.World, world.World]:
    return world.build().with_pages().with_sign_ins(), world.build_foreign()


@pytest.fixture(scope="module")
def standing_worlds(stand):
    return stand(_both_worlds)


@pytest.fixture
def worlds(standing_worlds, db):
    return deepcopy(standing_worlds)


@pytest.fixture
def own_world(worlds):
    return worlds[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_role_table(row: Row, worlds, without_words):
    own_world, other = worlds
    own = _Records(row, row.own, own_world)
    foreign = _Records(row, row.foreign, other) if row.foreign else None
    wrong = []
    for role in sorted(SIGNED_IN | {VISITOR} | (row.allowed & {LEADER})):
        is_allowed = role in row.allowed
        status = own.tried_by(own_world.users.get(role), is_allowed=is_allowed)
        if is_allowed:
            if status not in row.answers:
                wrong.append(f"{role} got {status} for own, expected {sorted(row.answers)}")
            if foreign:
                found = foreign.tried_by(own_world.users.get(role), is_allowed=False)
                if found != 404:
                    wrong.append(f"{role} got {found} for a foreign record, expected 404")
        elif role == VISITOR:
            if status not in REFUSED | {302, 401}:
                wrong.append(f"visitor got {status}, expected sign-in or a refusal")
        elif status not in REFUSED:
            wrong.append(f"{role} got {status}, expected a refusal")
    wrong += _open_to_former_staff(row, own)
    assert not wrong, f"{row.name}: " + "; ".join(wrong)


@pytest.mark.parametrize("method", ["get", "post"])
def test_everybody_reads_in_words_that_something_is_refused_or_not_there(method, own_world):
    client = Client(raise_request_exception=False)
    for role in (VISITOR, LEADER, *sorted(SIGNED_IN)):
        client.cookies.clear()
        if role != VISITOR:
            client.cookies[settings.SESSION_COOKIE_NAME] = own_world.signed_in[own_world.users[role].pk]
        refused = reverse("portal:path" if role != FOSTER_PARENT else "sessions:plan")
        for address, status in ((refused, 403), ("/finnes-ikke/", 404)):
            if role == VISITOR and status == 403:
                continue
            answer = getattr(client, method)(address)
            assert (answer.status_code, answer.templates[0].name) == (status, f"{status}.html"), role
            assert answer.content.decode().count("<h1") == 1, role


def _open_to_former_staff(row: Row, own: "_Records") -> Iterator[str]:
    """What those find open who were staff with these very records, and whose last day is past."""
    if row.allowed >= SIGNED_IN:
        return
    held = Membership.objects.filter(user__in=own.where.users.values())
    held.update(ends_on=today() - timedelta(days=1))
    for role in sorted(row.allowed & (STAFF | {LEADER})):
        status = own.tried_by(own.where.users[role], is_allowed=False)
        if status not in REFUSED:
            yield f"a former {role} got {status}, expected a refusal"


class _Records:
    """The records of one side that a row is tried on: made anew for each act that may change them, and
    once for all who are to be refused or only read."""

    def __init__(self, row: Row, make: Kwargs, where: world.World) -> None:
        self.row, self.make, self.where = row, make, where
        self.kept: dict | None = None

    def tried_by(self, user, *, is_allowed: bool) -> int:
        if self.row.method == "post" and is_allowed:
            kwargs = dict(self.make(self.where))
        else:
            self.kept = dict(self.make(self.where)) if self.kept is None else self.kept
            kwargs = self.kept
        return answer(self.row, kwargs, self.where, user).status_code


def answer(row: Row, kwargs: dict, where: world.World, user):
    """What a row's address answers to this user, or to a visitor. What is only read is read by one who was
    signed in already, where the world has such."""
    client = Client(raise_request_exception=False)
    if user and user.pk in where.signed_in:
        client.cookies[settings.SESSION_COOKIE_NAME] = where.signed_in[user.pk]
    elif user:
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = f"/{row.name}" if row.prefix else reverse(row.name, kwargs=kwargs)
    return getattr(client, row.method)(address, data=dict(row.sends(where)))
