"""Devices on which somebody has signed in before: what strangers try elsewhere does not keep them out.

A signed cookie holds a number of the device's own and, for each account, a hash that nobody can read
the account from. It opens nothing by itself.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from lms import keys
from lms.people.models import User

COOKIE = f"{settings.HOST_COOKIE_PREFIX}known_device"
DAYS = 180
_MOST = 5  # accounts on one device
_SALT = "lms.people.devices"


def known_as(request: HttpRequest, user: User) -> str:
    """The device's number where this person has signed in on it before, else nothing."""
    kept = _read(request)
    return str(kept["id"]) if kept and not set(kept["of"]).isdisjoint(_hashes(kept["id"], user)) else ""


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the device be known for this person; the last few persons are remembered."""
    kept = _read(request) or {"id": secrets.token_urlsafe(12), "of": []}
    own = _hashes(kept["id"], user)
    kept["of"] = [own[0], *(other for other in kept["of"] if other not in own)][:_MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=_SALT),
        max_age=DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=DAYS * 24 * 3600
        )
    except signing.BadSignature:
        return None
    return kept


def _hashes(device: str, user: User) -> list[str]:
    return [one.hex()[:24] for one in keys.marks("known-device", f"{device}:{user.uuid}")]
