"""What may be kept of an answer: nothing of what somebody sees who is signed in, unless a view says so."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class KeptByNobody:
    """Middleware: the answer to somebody who is signed in, or was until now, is `private, no-store`, so
    that neither a cache nor the back button brings it back. A view that may be kept says so itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        was_signed_in = _is_signed_in(request)
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and (was_signed_in or _is_signed_in(request)):
            patch_cache_control(response, private=True, no_store=True)
        return response


def _is_signed_in(request: HttpRequest) -> bool:
    """By the session alone; a request without its cookie asks nothing of the database."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not request.session.modified:
        return False
    try:
        return SESSION_KEY in request.session
    except DatabaseError:
        return True
