"""A client of the learning record store, and credentials to speak with."""

import base64
import json
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from lms.secrets import keyed_hash, new_link_secret
from lms.xapi.models import Actors, Credential, Scope
from lms.xapi.queries.credentials import PURPOSE


def made_credential(*scopes, actors=Actors.ANY, **more):
    secret = new_link_secret()
    credential = Credential.objects.create(
        name="Verktøy",
        key=uuid4().hex,
        secret_hash=keyed_hash(secret, purpose=PURPOSE),
        scopes=list(scopes) or [Scope.ALL],
        actors=actors,
        **more,
    )
    return credential, secret


@dataclass
class Lrs:
    """Sends requests as one credential in one version."""

    version: str | None = "1.0.3"
    credential: Credential | None = None
    secret: str = ""
    http: Client = field(default_factory=Client)

    def __call__(self, method, resource, body=None, *, headers=None, content_type=None, **params):
        sent = {}
        if self.version:
            sent["X-Experience-API-Version"] = self.version
        if self.credential:
            pair = f"{self.credential.key}:{self.secret}".encode()
            sent["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        sent |= headers or {}
        if body is not None and not isinstance(body, bytes | str):
            body = json.dumps(body)
        query = urlencode({k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()})
        return self.http.generic(
            method,
            f"/xapi/{resource}" + (f"?{query}" if query else ""),
            body if body is not None else b"",
            content_type="application/json" if content_type is None else content_type,
            headers={name: value for name, value in sent.items() if value is not None},
        )

    def post(self, *statements, **more):
        """Post statements and answer their ids; fails unless they are stored."""
        body = list(statements) if len(statements) > 1 else statements[0]
        answer = self("POST", "statements", body, **more)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def ids(self, **params):
        """The ids of the statements that a filter finds, in order, over all pages."""
        answer = self("GET", "statements", **params)
        found = []
        while True:
            assert answer.status_code == 200, answer.content
            page = answer.json()
            found += [statement["id"] for statement in page["statements"]]
            if not page["more"]:
                return found
            answer = self("GET", page["more"].removeprefix("/xapi/"))

    def one(self, statement_id, **params):
        answer = self("GET", "statements", statementId=statement_id, **params)
        assert answer.status_code == 200, answer.content
        return answer.json()


@pytest.fixture
def lrs(db):
    """Everything is allowed, about anyone, in 1.0.3."""
    return Lrs("1.0.3", *made_credential())


@pytest.fixture
def lrs2(db):
    """Everything is allowed, about anyone, in 2.0."""
    return Lrs("2.0.0", *made_credential())


@pytest.fixture(params=["1.0.3", "2.0.0"])
def any_lrs(request, db):
    """The same in either version."""
    return Lrs(request.param, *made_credential())


@pytest.fixture
def lrs_with(db):
    """A client with these scopes alone."""

    def make(*scopes, version="1.0.3", **more):
        return Lrs(version, *made_credential(*scopes, **more))

    return make
