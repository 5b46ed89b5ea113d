"""What is answered, errors included: one sentence in the form that the client prefers."""

import json
from datetime import datetime
from hashlib import sha1
from html import escape
from typing import Any, TypeVar

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import http_date

from lms.xapi.errors import NotAuthorized, RequestRefused, TooManyRequests
from lms.xapi.rules import tags
from lms.xapi.rules.json_text import spell

_Response = TypeVar("_Response", bound=HttpResponseBase)


def of_json(value: Any, *, status: int = 200) -> HttpResponse:
    return HttpResponse(spell(value), status=status, content_type="application/json")


def no_content() -> HttpResponse:
    response = HttpResponse(status=204)
    del response["Content-Type"]
    return response


def with_etag(response: HttpResponse) -> HttpResponse:
    """The answer with its entity tag: the quoted SHA-1 of its bytes."""
    response["ETag"] = f'"{sha1(response.content, usedforsecurity=False).hexdigest()}"'
    return response


def unless_known(response: HttpResponseBase, if_none_match: str | None) -> HttpResponseBase:
    """The good answer to a GET, or 304 without its body if the client has it already by its tag."""
    tag = response.headers.get("ETag")
    if response.status_code != 200 or not tag or if_none_match is None:
        return response
    if not tags.excludes(if_none_match, tag):
        return response
    kept = {name: response[name] for name in ("ETag", "Last-Modified") if response.has_header(name)}
    known = HttpResponse(status=304, headers=kept)
    del known["Content-Type"]
    return known


def with_last_modified(response: _Response, moment: datetime) -> _Response:
    response["Last-Modified"] = http_date(moment.timestamp())
    return response


def refusal(error: RequestRefused, accept: str) -> HttpResponse:
    """The error's status and sentence, as plain text, JSON or HTML."""
    sentence = str(error)
    kind = _preferred(accept)
    if kind == "application/json":
        response = HttpResponse(json.dumps({"error": sentence}, ensure_ascii=False), status=error.status)
    elif kind == "text/html":
        response = HttpResponse(
            f"<!doctype html><title>{error.status}</title><p>{escape(sentence)}</p>", status=error.status
        )
    else:
        response = HttpResponse(sentence, status=error.status)
    response["Content-Type"] = f"{kind}; charset=utf-8" if kind != "application/json" else kind
    if isinstance(error, NotAuthorized):
        response["WWW-Authenticate"] = 'Basic realm="xAPI", charset="UTF-8"'
    if isinstance(error, TooManyRequests):
        response["Retry-After"] = str(error.retry_after)
    return response


def _preferred(accept: str) -> str:
    best, best_quality = "text/plain", 0.0
    for entry in accept.split(","):
        media, *parameters = [part.strip().lower() for part in entry.split(";")]
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        if media in {"application/json", "text/html", "text/plain"} and quality > best_quality:
            best, best_quality = media, quality
    return best
