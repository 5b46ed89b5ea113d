"""Scopes, allowances and revocation."""

import io
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lms.people.models import AuditEntry
from lms.xapi.actions import credentials, throttling
from lms.xapi.actions.credentials import make_credential, revoke, untie
from lms.xapi.models import Actors, Credential, Scope
from tests.factories import UserFactory
from tests.lms.xapi.conftest import Lrs
from tests.lms.xapi.factories import statement

pytestmark = pytest.mark.django_db

AGENT = {"mbox": "mailto:alice@example.no"}
ACTIVITY = "http://example.no/activities/1"
REQUESTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "write": ("POST", "statements", {}),
    "read": ("GET", "statements", {}),
    "state": ("PUT", "activities/state", {"activityId": ACTIVITY, "agent": AGENT, "stateId": "s"}),
    "read state": ("GET", "activities/state", {"activityId": ACTIVITY, "agent": AGENT}),
    "profile": ("POST", "agents/profile", {"agent": AGENT, "profileId": "p"}),
    "read profile": ("GET", "activities/profile", {"activityId": ACTIVITY}),
    "activity": ("GET", "activities", {"activityId": ACTIVITY}),
    "person": ("GET", "agents", {"agent": AGENT}),
}
MAY = {
    Scope.WRITE: {"write"},
    Scope.READ_MINE: {"read", "activity"},
    Scope.READ: {"read", "activity", "person"},
    Scope.STATE: {"state", "read state", "activity", "person"},
    Scope.DEFINE: {"activity"},
    Scope.PROFILE: {"profile", "read profile", "activity", "person"},
    Scope.ALL_READ: {"read", "read state", "read profile", "activity", "person"},
    Scope.ALL: set(REQUESTS),
}


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("request_name", REQUESTS)
def test_a_scope_reaches_its_resources_and_no_other(lrs_with, scope, request_name):
    method, resource, params = REQUESTS[request_name]
    body = statement() if request_name == "write" else {} if method != "GET" else None
    answer = lrs_with(scope)(method, resource, body, **params)
    if request_name in MAY[scope]:
        assert answer.status_code in {200, 204}, answer.content
    else:
        assert answer.status_code == 403
        assert "scopes" in answer.content.decode()


def test_a_revoked_credential_is_401_at_once(lrs):
    assert lrs("GET", "statements").status_code == 200
    revoke(lrs.credential, by=None)
    assert lrs("GET", "statements").status_code == 401


def test_a_small_allowance_is_counted_exactly_and_says_when_to_come_back(lrs_with, time_machine):
    time_machine.move_to("2026-03-02T12:00:30Z", tick=False)
    lrs = lrs_with(requests_per_minute=3)
    assert [lrs("GET", "statements").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = lrs("GET", "statements")
    assert (answer["Retry-After"], answer["X-Experience-API-Version"]) == ("30", "1.0.3")
    time_machine.move_to("2026-03-02T12:01:00Z", tick=False)
    assert lrs("GET", "statements").status_code == 200


def test_the_allowance_is_shared_by_all_web_processes(lrs_with, time_machine):
    time_machine.move_to("2026-03-02T12:00:30Z", tick=False)
    lrs = lrs_with(requests_per_minute=4)
    lrs("GET", "statements")
    for _ in range(3):
        throttling._left.clear()
        assert lrs("GET", "statements").status_code == 200
    throttling._left.clear()
    assert lrs("GET", "statements").status_code == 429


def test_a_large_allowance_costs_most_requests_no_query(lrs_with, django_assert_num_queries):
    lrs = lrs_with(requests_per_minute=5000)
    lrs("GET", "activities", activityId=ACTIVITY)
    with django_assert_num_queries(2):
        lrs("GET", "activities", activityId=ACTIVITY)


def test_one_credentials_allowance_is_not_anothers(lrs_with):
    one, other = lrs_with(requests_per_minute=1), lrs_with(requests_per_minute=1)
    assert [one("GET", "statements").status_code for _ in range(2)] == [200, 429]
    assert other("GET", "statements").status_code == 200


def test_a_made_credential_works_and_its_secret_is_kept_as_a_keyed_hash():
    admin = UserFactory()
    credential, secret = make_credential(name="Verktøy", scopes=[Scope.READ], actors=Actors.OURS, by=admin)
    assert Lrs("1.0.3", credential, secret)("GET", "statements").status_code == 200
    assert secret not in str(Credential.objects.values().get())
    assert AuditEntry.objects.get(act="xapi.make_credential").by == admin


def test_a_credential_counts_where_an_admin_tied_it():
    credential, _ = make_credential(name="Verktøy", scopes=[Scope.WRITE], actors=Actors.OURS, by=None)
    credentials.tie(credential, activity=ACTIVITY, by=None)
    credentials.tie(credential, activity=ACTIVITY, by=None)
    assert [tie.activity for tie in credential.ties.all()] == [ACTIVITY]
    untie(credential, activity=ACTIVITY, by=None)
    assert not credential.ties.exists()


def run(*args):
    out = io.StringIO()
    call_command("xapi_credential", *args, stdout=out)
    return out.getvalue()


def test_the_command_makes_lists_and_revokes():
    printed = run(
        "make", "Verktøy", "--scope", "statements/write", "--scope", "statements/read/mine", "--any"
    )
    key, secret = (line.split()[-1] for line in printed.splitlines()[:2])
    credential = Credential.objects.get()
    assert (credential.key, credential.actors, credential.name) == (key, Actors.ANY, "Verktøy")
    assert Lrs("1.0.3", credential, secret).post(statement())
    assert key in run("list")
    assert secret not in run("list")
    run("revoke", key)
    assert Credential.objects.get().revoked_at <= timezone.now()


@pytest.mark.parametrize(
    "args", [("make", "x", "--scope", "everything"), ("revoke", str(uuid4())), ("make", "x")]
)
def test_the_command_refuses_what_it_does_not_know(args):
    with pytest.raises(CommandError):
        run(*args)
