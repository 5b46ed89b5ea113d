"""A device that others use too: the sign-in there lasts as long as somebody goes from page to page."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

SHARED_DEVICE = "is_shared_device"
LOCKED = "laast"
_SEEN = "shared_device_seen"
_LOCKS_ITSELF = b"data-lock="

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def begin(session: SessionBase) -> None:
    """Note that others use this device too, and count from now."""
    session[SHARED_DEVICE] = True
    session.set_expiry(settings.SHARED_DEVICE_SECONDS)
    stay(session)


def stay(session: SessionBase) -> None:
    """Count the `SHARED_DEVICE_SECONDS` from now."""
    session[_SEEN] = time.time()


def is_shared(session: SessionBase) -> bool:
    """Whether the person has said that others use this device; no, while the database is away."""
    try:
        return bool(session.get(SHARED_DEVICE, False))
    except DatabaseError:
        return False


def is_over(session: SessionBase) -> bool:
    """Whether nobody has gone to another page for longer than the sign-in lasts here."""
    seen = float(session.get(_SEEN) or time.time())
    most: int = settings.SHARED_DEVICE_SECONDS
    return time.time() - seen > most


def is_page(request: HttpRequest) -> bool:
    """Whether a person goes to a page, rather than a script or the browser asking for something by
    itself. Browsers say so (Fetch Metadata); of older ones, those that want a page ask for HTML."""
    if "Sec-Purpose" in request.headers or request.method == "HEAD":
        return False
    mode = request.headers.get("Sec-Fetch-Mode")
    if mode:
        return mode == "navigate" and request.headers.get("Sec-Fetch-Dest", "document") == "document"
    return "HX-Request" not in request.headers and "text/html" in request.headers.get("Accept", "text/html")


class SharedDevice:
    """Middleware: on a device that others use too, going to another page keeps the sign-in alive for
    `SHARED_DEVICE_SECONDS` more, and nothing else does; afterwards it has ended, whatever the browser
    does. Pages give way to the sign-in page by themselves: most by their own script, which warns first,
    the others by a header."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        others_use_it = has_session and is_shared(request.session)
        if others_use_it and is_over(request.session):
            request.session.flush()
        elif others_use_it and is_page(request):
            stay(request.session)
        response = self.get_response(request)
        if others_use_it and response.headers.get("Content-Type", "").startswith("text/html"):
            if _LOCKS_ITSELF not in getattr(response, "content", b""):
                response.headers["Refresh"] = f"{settings.SHARED_DEVICE_SECONDS + 1}; url={lock_address()}"
            response.headers["Cache-Control"] = "private, no-store"
        return response


def lock_address() -> str:
    """Where a page on a shared device goes by itself when its time is over: signs out, and says so."""
    return f"{reverse('people:sign-in')}?{LOCKED}=1"
