"""Requests that no view could read, refused before one is asked."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, UnreadablePostError
from django.http.response import HttpResponseBase
from django.urls import get_resolver

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_LONGEST_LENGTH = 19  # digits


class Readable:
    """Middleware: 400 for a NUL character in the address or a header (no text in the database holds one),
    for a length that is no number, and for a body that broke off while a view read it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _holds_nul(request) or not _says_its_length(request):
            return _bad_request(request, BadRequest())
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return _bad_request(request, exception) if isinstance(exception, UnreadablePostError) else None


def _bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The page that the project's addresses name for it (`handler400`)."""
    page: Callable[..., HttpResponseBase] = get_resolver().resolve_error_handler(400)
    return page(request, exception=exception)


def _holds_nul(request: HttpRequest) -> bool:
    return (
        "\x00" in request.path_info
        or "%00" in request.META.get("QUERY_STRING", "")
        or any("\x00" in value for name, value in request.META.items() if name.startswith("HTTP_"))
    )


def _says_its_length(request: HttpRequest) -> bool:
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return str(declared).isascii() and str(declared).isdigit() and len(str(declared)) < _LONGEST_LENGTH
