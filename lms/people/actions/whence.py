"""Whence an act comes: the request that is being answered, for what is written down of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest

from lms.people.models import User
from lms.people.models.security import MACHINE
from lms.people.rules.security import cut

SIGN_IN = "sign_in"  # under which the session keeps what it knows of its sign-in
_answered: ContextVar[HttpRequest | None] = ContextVar("the request that is answered", default=None)


@dataclass(frozen=True, slots=True)
class Whence:
    """The door and the network that an act came through, and for which office; nothing for what the platform
    does by itself."""

    door: str = ""
    network: str = ""
    office: int | None = None


@contextmanager
def answering(request: HttpRequest) -> Iterator[None]:
    """Have all that is written down within come from this request."""
    token = _answered.set(request)
    try:
        yield
    finally:
        _answered.reset(token)


def whence() -> Whence:
    """Whence the act comes that is being done now."""
    request = _answered.get()
    if request is None:
        return Whence()
    network = cut(request.META.get("REMOTE_ADDR", ""))
    if "Authorization" in request.headers:
        return Whence(MACHINE, network)
    session = getattr(request, "session", None)
    kept = session.get(SIGN_IN, {}) if session is not None and session.session_key else {}
    return Whence(kept.get("door", ""), network, kept.get("office"))


def who() -> User | None:
    """Who is signed in where the act comes from."""
    user = getattr(_answered.get(), "user", None)
    return user if isinstance(user, User) else None
