"""A device that others use too: the sign-in there lasts as long as somebody goes from page to page."""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError
from django.http import HttpRequest

SHARED_DEVICE = "is_shared_device"
LOCKED = "laast"
_SEEN = "shared_device_seen"


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
