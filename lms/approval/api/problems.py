"""Refusals as problem documents (RFC 9457)."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from lms.people.errors import TooManyTries


class Problem(Exception):
    """A refused call; `code` is stable, `detail` one sentence, `more` what would help."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = more


def must_wait(error: TooManyTries) -> Problem:
    """What a caller gets that has sent too many wrong secrets."""
    detail = "Too many wrong tries. Wait before the next one."
    return Problem(429, "limit", detail, headers={"Retry-After": str(error.seconds)})


def respond(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem as a response."""
    body = {
        "type": "about:blank",
        "title": problem.code,
        "status": problem.status,
        "detail": problem.detail,
        **problem.more,
    }
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False, default=str),
        status=problem.status,
        content_type="application/problem+json",
        headers=problem.headers,
    )
    if problem.status == 401:
        response["WWW-Authenticate"] = 'Bearer error="invalid_token"'
    return response
