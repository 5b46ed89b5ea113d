"""The municipal API, called with whatever its own description allows and with what it does not."""

import json

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from joserfc.jwk import RSAKey
from schemathesis import GenerationMode

from lms.approval.api import tokens
from tests.lms.approval.factories import Case, ordinary_rules

pytestmark = pytest.mark.django_db
SCOPES = [f"opplaering:fosterhjem.{scope}" for scope in ("read", "write", "approve", "webhooks")]


def call_with_anything(operation, mode, documented, headers) -> set[int]:
    """Call one operation with what it says it takes, or breaking it; the statuses that came back."""
    seen = set()

    @given(call=operation.as_strategy(generation_mode=mode))
    @examples(max_examples=15, database=None, suppress_health_check=list(HealthCheck))
    def check(call):
        body = json.dumps(call.body) if isinstance(call.body, dict | list) else ""
        answer = Client(raise_request_exception=False).generic(
            call.method.upper(),
            call.formatted_path,
            body,
            "application/json",
            query_params=call.query or {},
            headers=headers,
        )
        seen.add(answer.status_code)
        assert answer.status_code in documented | {400, 404, 405}, (call.formatted_path, body, answer.content)

    check()
    return seen


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_call_is_answered_as_the_description_says_and_never_by_an_error_of_ours(
    mode, monkeypatch, settings
):
    key = RSAKey.generate_key(2048, auto_kid=True)
    monkeypatch.setattr(tokens, "local_key", lambda: key)
    monkeypatch.setattr(
        "lms.outgoing.socket.getaddrinfo", lambda host, port: [(0, 0, 0, "", ("8.8.8.8", port))]
    )
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    ordinary_rules()
    case = Case()
    case.office.organisation_number = "910000001"
    case.office.save()
    headers = {
        "Authorization": f"Bearer {tokens.issue('910000001', SCOPES)}",
        "Caseworker": case.caseworker.username,
    }
    described = Client().get("/api/v1/openapi.json").json()
    seen = set()
    for found in schemathesis.openapi.from_dict(described).get_all_operations():
        operation = found.ok()
        documented = {int(code) for code in described["paths"][operation.path][operation.method]["responses"]}
        seen |= call_with_anything(operation, mode, documented, headers)
    assert seen & {200, 422}
