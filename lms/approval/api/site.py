"""The API as it is mounted: its operations, its description, and how it refuses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from lms.approval.api.access import Bearer, logged
from lms.approval.api.operations import router
from lms.approval.api.problems import Problem, respond
from lms.outage import is_away
from lms.people.decorators import role_required
from lms.people.models import Role

_DOCS_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def _described(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The description and its page: in production for those who have to do with case systems. Lets the
    page, which comes with the library, draw itself."""
    for_those_concerned = role_required(Role.CASEWORKER, Role.ADMIN)(view)

    @wraps(view)
    def drawn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chosen = for_those_concerned if settings.IS_PRODUCTION else view
        response = chosen(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = _DOCS_POLICY
        return response

    return drawn


api = NinjaAPI(
    title="Foster home training: the municipal API",
    version="1",
    description=(
        "For the case systems of child welfare services. Access by Maskinporten token. "
        "Every call is logged with its purpose; opening one home is told to its adults."
    ),
    urls_namespace="api",
    auth=Bearer(),
    docs_decorator=_described,
)
api.add_decorator(logged, mode="view")
api.add_router("", router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, error: Problem) -> HttpResponse:
    return respond(request, error)


@api.exception_handler(AuthenticationError)
def _unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return respond(request, Problem(401, "token", "Send an access token as Authorization: Bearer …"))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = [{"at": list(entry["loc"]), "rule": entry["msg"]} for entry in error.errors]
    return respond(request, Problem(422, "invalid", "Something in the call breaks a rule.", errors=found))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return respond(request, Problem(error.status_code, "refused", str(error)))


@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def _away(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    if not is_away(error):
        raise error
    problem = Problem(
        503, "unavailable", "The platform cannot answer now; try again.", headers={"Retry-After": "60"}
    )
    return respond(request, problem)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return respond(request, Problem(404, "not_found", "There is no such thing."))
