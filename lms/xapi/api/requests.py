"""What a request asks: its version, who sends it, its parameters and its body."""

import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest

from lms.xapi.api.bodies import Body
from lms.xapi.errors import Forbidden, Malformed, MethodNotAllowed
from lms.xapi.models import Credential, Scope
from lms.xapi.queries import credentials
from lms.xapi.rules import json_text
from lms.xapi.rules.validation import Family, check_agent, check_iri, check_timestamp, check_uuid
from lms.xapi.rules.validation.values import Check

VERSION = "X-Experience-API-Version"
_FORM_HEADERS = {
    "authorization",
    "x-experience-api-version",
    "content-type",
    "content-length",
    "if-match",
    "if-none-match",
    "accept-language",
}
_FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Envelope:
    """A request before anyone is asked who sends it; `headers` are in lower case."""

    method: str
    params: list[tuple[str, str]]
    headers: Mapping[str, str]
    body: Body


@dataclass(slots=True)
class Incoming:
    """A request of a known credential in a supported version, with its parameters checked."""

    method: str
    family: Family
    params: dict[str, str]
    headers: Mapping[str, str]
    body: Body
    credential: Credential

    def require(self, *scopes: Scope) -> None:
        """Raises `Forbidden` unless the credential has one of these scopes."""
        if not self.credential.may(*scopes):
            raise Forbidden(f"This needs one of the scopes {', '.join([*scopes, Scope.ALL])}.")

    def only(self, *, required: Collection[str] = (), optional: Collection[str] = ()) -> None:
        """Raises `Malformed` unless exactly these parameters were sent."""
        for name in self.params:
            if name not in required and name not in optional:
                raise Malformed(name, "is not a parameter that the specification knows here")
        for name in required:
            if name not in self.params:
                raise Malformed(name, "is required")

    def checked(self, name: str, check: Check) -> str | None:
        """A parameter that follows a rule, or None if it was not sent."""
        value = self.params.get(name)
        if value is not None:
            check(value, name)
        return value

    def iri(self, name: str) -> str | None:
        return self.checked(name, check_iri)

    def uuid(self, name: str) -> str | None:
        return self.checked(name, check_uuid)

    def timestamp(self, name: str) -> str | None:
        return self.checked(name, check_timestamp(self.family))

    def agent(self, name: str = "agent", check: Check = check_agent) -> dict[str, Any] | None:
        """A parameter that holds an agent as JSON."""
        value = self.params.get(name)
        if value is None:
            return None
        try:
            parsed = json_text.parse(json_text.decode(value.encode()))
        except Malformed as error:
            raise Malformed(name, f"must be an agent in JSON: {error.rule}") from None
        check(parsed, name)
        return dict(parsed)

    def flag(self, name: str) -> bool:
        """A parameter that is `true` or `false`; false if it was not sent."""
        value = self.params.get(name, "false")
        if value not in {"true", "false"}:
            raise Malformed(name, "must be true or false")
        return value == "true"

    def count(self, name: str) -> int:
        """A parameter that is a whole number from 0 up; 0 if it was not sent."""
        value = self.params.get(name, "0")
        if not (value.isascii() and value.isdigit()) or len(value) > 9:
            raise Malformed(name, "must be a whole number from 0 up")
        return int(value)


def open_envelope(request: HttpRequest) -> Envelope:
    """Read what a request asks, in the usual or, for 1.0.x, the alternate syntax.

    In the alternate syntax the body must be read to know who asks, so that whoever sends it is asked for a
    credential in the request's own headers first. Raises a `Refused`.
    """
    headers = {name.lower(): value for name, value in request.headers.items()}
    params = _pairs(request.META.get("QUERY_STRING", ""), "the query string")
    body = Body.of(request)
    if request.method == "POST" and _is_alternate(params, headers):
        return _alternate(params, headers, body)
    return Envelope(request.method or "", params, headers, body)


def family_of(headers: Mapping[str, str]) -> Family:
    """The family that the version header asks for. Raises `Malformed`."""
    asked = headers.get(VERSION.lower())
    if asked is None:
        raise Malformed(VERSION, "is required in every request")
    family = Family.of(asked.strip())
    if family is None:
        raise Malformed(VERSION, "must be a version that is supported: 1.0.x or 2.0.0")
    return family


def named(params: list[tuple[str, str]]) -> dict[str, str]:
    """The parameters by name. Raises `Malformed` if one stands twice."""
    by_name: dict[str, str] = {}
    for name, value in params:
        if name in by_name:
            raise Malformed(name, "must be sent once")
        if "\x00" in value or "\x00" in name:
            raise Malformed(name.replace("\x00", ""), "must not hold a NUL character")
        by_name[name] = value
    return by_name


def _is_alternate(params: list[tuple[str, str]], headers: Mapping[str, str]) -> bool:
    version = headers.get(VERSION.lower())
    is_one = version is None or Family.of(version.strip()) is not Family.TWO
    return is_one and any(name == "method" for name, _ in params)


def _alternate(params: list[tuple[str, str]], headers: Mapping[str, str], body: Body) -> Envelope:
    if len(params) != 1:
        raise Malformed("method", "must be the only parameter in the address of the alternate syntax")
    method = params[0][1]
    if method not in {"GET", "HEAD", "PUT", "POST", "DELETE"}:
        raise MethodNotAllowed(f"There is no method {method!r}.")
    if body.media_type not in {"", _FORM}:
        raise Malformed("Content-Type", f"must be {_FORM} in the alternate syntax")
    credentials.authenticate(headers.get("authorization"))
    try:
        form = _pairs(body.read(2 * settings.XAPI_MAX_JSON_BYTES).decode("ascii"), "the form")
    except UnicodeDecodeError:
        raise Malformed("", "The form is not URL-encoded") from None
    inner = {name.lower(): value for name, value in form if name.lower() in _FORM_HEADERS}
    if Family.of(inner.get(VERSION.lower(), "").strip()) is Family.TWO:
        raise Malformed("method", "is a parameter of the alternate syntax, which 2.0 does not know")
    content = [value for name, value in form if name == "content"]
    if method in {"PUT", "POST"} and len(content) != 1:
        raise Malformed("content", "is required, once, as a form parameter of the alternate syntax")
    sent = content[0].encode() if content else b""
    rest = [(name, value) for name, value in form if name != "content" and name.lower() not in _FORM_HEADERS]
    outer = {name: value for name, value in headers.items() if name not in {"content-type", "content-length"}}
    content_type = inner.get("content-type", "application/json")
    return Envelope(method, rest, {**outer, **inner}, Body(io.BytesIO(sent), len(sent), content_type))


def _pairs(encoded: str, where: str) -> list[tuple[str, str]]:
    if not encoded:
        return []
    try:
        return parse_qsl(
            encoded, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=100
        )
    except ValueError:
        raise Malformed("", f"{where[0].upper()}{where[1:]} is not URL-encoded UTF-8") from None
