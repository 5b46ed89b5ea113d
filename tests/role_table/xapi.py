"""The learning record: its pages are the administrator's; its resources ask for a credential of
their own, which no session is (400 for the version that is missing, before anything is told)."""

from uuid import uuid4

from lms.xapi.actions.credentials import make_credential
from lms.xapi.actions.statements import record
from lms.xapi.models import Actors, Scope
from tests.lms.xapi.factories import began_module
from tests.role_table import ADMIN, EVERYONE, Kwargs, Row

_ADMIN = frozenset({ADMIN})
_REFUSED = frozenset({400})


def _statement(world):
    (statement,) = record([began_module()])
    return {"statement_id": statement.pk}


def _credential(world):
    credential, _ = make_credential(name="Verktøy", scopes=[Scope.READ], actors=Actors.OURS, by=None)
    return {"key": credential.key}


def _machine(name: str, own: Kwargs = lambda world: {}) -> Row:
    return Row(name, EVERYONE, own=own, answers=_REFUSED)


ROWS = [
    Row("xapi:viewer", _ADMIN),
    Row("xapi:statement", _ADMIN, own=_statement),
    Row("xapi:outbox", _ADMIN),
    Row("xapi:replay", _ADMIN, method="post", answers=frozenset({302})),
    Row("xapi:credentials", _ADMIN),
    Row("xapi:credential", _ADMIN, own=_credential),
    Row("xapi:revoke", _ADMIN, own=_credential, method="post", answers=frozenset({302})),
    Row(
        "xapi:untie",
        _ADMIN,
        own=_credential,
        method="post",
        sends=lambda world: {"activity": "http://example.no/1"},
        answers=frozenset({302}),
    ),
    _machine("lrs:statements"),
    _machine("lrs:more", lambda world: {"token": "x"}),
    _machine("lrs:activities"),
    _machine("lrs:state"),
    _machine("lrs:activity-profile"),
    _machine("lrs:agents"),
    _machine("lrs:agent-profile"),
    Row("lrs:about", EVERYONE),
    _machine("lrs:nothing", lambda world: {"rest": str(uuid4())}),
]
