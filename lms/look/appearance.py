"""Light, dark, or as the device says: the person's own choice, kept in a cookie they asked for."""

from typing import Literal, TypeGuard

from django.conf import settings
from django.http import HttpRequest

Scheme = Literal["auto", "light", "dark"]
COOKIE = f"{settings.HOST_COOKIE_PREFIX}appearance"
COOKIE_SECONDS = 365 * 24 * 3600


def is_scheme(value: str | None) -> TypeGuard[Scheme]:
    return value in {"auto", "light", "dark"}


def color_scheme(request: HttpRequest) -> Scheme:
    """The chosen scheme; `auto` where nobody chose."""
    chosen = request.COOKIES.get(COOKIE)
    return chosen if is_scheme(chosen) else "auto"
