"""A municipality's case system, as the tests of the municipal API have it call."""

import json

from django.test import Client

from lms.approval.api import tokens
from tests.lms.approval.factories import Case

ALL = ("read", "write", "approve", "webhooks")


def office_with(number: str, case: Case) -> Case:
    case.office.organisation_number = number
    case.office.save()
    return case


class System:
    """A case system with a token."""

    def __init__(self, number: str = "910000001", scopes=ALL, token: str | None = None) -> None:
        token = token or tokens.issue(number, [f"opplaering:fosterhjem.{scope}" for scope in scopes])
        self.headers = {"Authorization": f"Bearer {token}"}

    def call(self, method: str, path: str, body=None, by=None):
        headers = self.headers | ({"Caseworker": by.username} if by else {})
        return Client(raise_request_exception=False).generic(
            method,
            f"/api/v1{path}",
            "" if body is None else json.dumps(body, default=str),
            "application/json",
            headers=headers,
        )

    def get(self, path: str, by=None):
        return self.call("GET", path, by=by)

    def post(self, path: str, body, by=None):
        return self.call("POST", path, body, by)
