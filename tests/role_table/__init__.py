"""Who may open what: one row per URL, tested for every role by `tests/test_roles.py`.

Each package keeps its rows in a module of its own here, in a list `ROWS`. A URL without a row
fails the suite. Default: no.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

VISITOR = "visitor"
FOSTER_PARENT = "foster_parent"
TRAINER = "trainer"
COORDINATOR = "coordinator"
CASEWORKER = "caseworker"
EDITOR = "editor"
AUDITOR = "auditor"
ADMIN = "admin"
LEADER = "leader"
"""A trainer who leads the office of the trainer and the coordinator: tried where a leader may come alone."""

SIGNED_IN = frozenset({FOSTER_PARENT, TRAINER, COORDINATOR, CASEWORKER, EDITOR, AUDITOR, ADMIN})
STAFF = SIGNED_IN - {FOSTER_PARENT}
EVERYONE = SIGNED_IN | {VISITOR}

Kwargs = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Row:
    """One URL: its name, who may open it, and how its arguments are found in the world of the tests.

    `own` gives the arguments of a record that the allowed roles may reach, from the own world;
    `foreign` those of the same kind of record from the foreign world, which must look as if it did
    not exist (404) to everyone listed in `allowed`. A role outside `allowed` gets 403 or 404; a
    visitor is sent to the sign-in page (302) or refused. `prefix` covers everything a third-party
    admin mounts beneath the address. `method` is the HTTP method tried; `sends` the form data.
    `answers` is the status an allowed role gets.
    """

    name: str
    allowed: frozenset[str]
    own: Kwargs = field(default=lambda world: {})
    foreign: Kwargs | None = None
    method: str = "get"
    sends: Callable[[Any], Mapping[str, Any]] = field(default=lambda world: {})
    answers: frozenset[int] = frozenset({200})
    prefix: bool = False
