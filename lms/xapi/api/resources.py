"""The door of every resource: method, version, credential, allowance, then the resource itself."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from lms.outage import is_away
from lms.people.actions import doors
from lms.people.errors import TooManyTries
from lms.xapi.actions import throttling
from lms.xapi.api.requests import VERSION, Envelope, Incoming, family_of, named, open_envelope
from lms.xapi.api.responses import no_content, refusal, unless_known
from lms.xapi.errors import (
    Forbidden,
    Malformed,
    MethodNotAllowed,
    NotAuthorized,
    NotFound,
    RequestRefused,
    TooManyRequests,
)
from lms.xapi.queries import credentials, statements
from lms.xapi.rules.timestamps import as_utc_text
from lms.xapi.rules.validation import Family

log = logging.getLogger(__name__)

CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through"
_SECONDS_TO_WAIT = 60
Handler = Callable[..., HttpResponseBase]
Methods = Mapping[str, Handler]
_ASKED = "Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, X-Experience-API-Version"
_SHOWN = f"ETag, Last-Modified, Retry-After, {VERSION}, {CONSISTENT_THROUGH}"


class _Broken(RequestRefused):
    status = 500


class _Away(RequestRefused):
    status = 503


def resource(methods: Methods, *, is_consistent_through: bool = False) -> Callable[..., HttpResponseBase]:
    """The view of a resource: one function per method; HEAD is answered as GET without its body."""
    methods = dict(methods) | ({"HEAD": methods["GET"]} if "GET" in methods else {})

    @csrf_exempt
    def view(request: HttpRequest, **place: Any) -> HttpResponseBase:
        family = Family.of(request.headers.get(VERSION, "").strip()) or Family.ONE
        if request.method == "OPTIONS":
            return _finished(request, _preflight(methods), family)
        try:
            try:
                envelope = open_envelope(request)
                family = Family.of(envelope.headers.get(VERSION.lower(), "").strip()) or family
                response = _answered(methods, envelope, place)
                if envelope.method in {"GET", "HEAD"}:
                    response = unless_known(response, envelope.headers.get("if-none-match"))
                if envelope.method == "HEAD":
                    response = _without_body(response)
            except RequestRefused as error:
                response = refusal(_counted(request, error), request.headers.get("Accept", ""))
                if isinstance(error, MethodNotAllowed):
                    response["Allow"] = ", ".join(methods)
            except RecursionError:
                response = refusal(Malformed("", "The request is nested too deeply"), "")
            if is_consistent_through:
                response[CONSISTENT_THROUGH] = as_utc_text(statements.consistent_through())
        except Exception as error:
            response = _failed(request, error)
        return _finished(request, response, family)

    return view


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """An error of ours, or a database out of reach: that is told by the answer's own line of log."""
    if is_away(error):
        response = refusal(
            _Away("The store cannot be reached now; try again."), request.headers.get("Accept", "")
        )
        response["Retry-After"] = str(_SECONDS_TO_WAIT)
        return response
    log.exception("The learning record store failed at %s %s", request.method, request.path)
    return refusal(_Broken("Something went wrong here; the error is logged."), "")


def about(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The view of a resource that asks for neither version nor credential."""

    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponseBase:
        family = Family.of(request.headers.get(VERSION, "").strip()) or Family.ONE
        if request.method == "OPTIONS":
            return _finished(request, _preflight({"GET": None, "HEAD": None}), family)
        try:
            if request.method not in {"GET", "HEAD"}:
                raise MethodNotAllowed(f"There is no {request.method} here.")
            response: HttpResponseBase = answer(request)
            if request.method == "HEAD":
                response = _without_body(response)
        except RequestRefused as error:
            response = refusal(error, request.headers.get("Accept", ""))
        return _finished(request, response, family)

    return view


def nothing(incoming: Incoming, rest: str) -> HttpResponse:
    raise NotFound("There is no such resource.")


def _counted(request: HttpRequest, error: RequestRefused) -> RequestRefused:
    """The refusal itself; of a wrong credential, once its network has sent too many, that one must wait."""
    if isinstance(error, NotAuthorized) and "Authorization" in request.headers:
        try:
            doors.MACHINE.was_wrong_for(request)
        except TooManyTries as often:
            return TooManyRequests(often.seconds)
    return error


def _answered(methods: Methods, envelope: Envelope, place: dict[str, Any]) -> HttpResponseBase:
    handler = methods.get(envelope.method)
    if handler is None:
        raise MethodNotAllowed(f"There is no {envelope.method} here; there is {', '.join(methods)}.")
    family = family_of(envelope.headers)
    credential = credentials.authenticate(envelope.headers.get("authorization"))
    origin = envelope.headers.get("origin")
    if origin and credential.origins and origin not in credential.origins:
        raise Forbidden("This credential is not for web pages of this origin.")
    throttling.spend(credential)
    params = named(envelope.params)
    incoming = Incoming(envelope.method, family, params, envelope.headers, envelope.body, credential)
    return handler(incoming, **place)


def _without_body(response: HttpResponseBase) -> HttpResponse:
    bare = HttpResponse(status=response.status_code, headers=dict(response.items()))
    if isinstance(response, HttpResponse):
        bare["Content-Length"] = str(len(response.content))
    return bare


def _preflight(methods: Mapping[str, Any]) -> HttpResponse:
    response = no_content()
    response["Access-Control-Allow-Methods"] = ", ".join(methods)
    response["Access-Control-Allow-Headers"] = _ASKED
    response["Access-Control-Max-Age"] = "86400"
    return response


def _finished(request: HttpRequest, response: HttpResponseBase, family: Family) -> HttpResponseBase:
    response[VERSION] = family.value
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = _SHOWN
    response.setdefault("Cache-Control", "no-store")
    if response.has_header("ETag"):
        # A compressed answer would get a weak tag, which is not the sum of the document's bytes.
        request.META.pop("HTTP_ACCEPT_ENCODING", None)
    return response
