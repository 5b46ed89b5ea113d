"""Sign-in by user name or e-mail and password: the one function that signs people in."""

import hashlib

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import ModelBackend
from django.core.cache import cache
from django.http import HttpRequest

from lms.people.actions import audit
from lms.people.errors import TooManyTries
from lms.people.models import User


class NameOrEmailBackend(ModelBackend):
    """Finds the user by user name or, whatever its case, by e-mail address."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: object,
    ) -> User | None:
        if not username or password is None:
            return None
        user = User.objects.known_as(username).order_by("pk").first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None


def sign_in(request: HttpRequest, *, name: str, password: str) -> User | None:
    """Sign the person in, or return None. Raises `TooManyTries` when the name has failed `SIGN_IN_TRIES`
    times within `SIGN_IN_WINDOW_SECONDS`, or the address, which an office may share, ten times as often."""
    of_name, of_address = _keys(request, name)
    for key, most in ((of_name, settings.SIGN_IN_TRIES), (of_address, 10 * settings.SIGN_IN_TRIES)):
        if cache.get(key, 0) >= most:
            raise TooManyTries
    user = authenticate(request, username=name, password=password)
    if not isinstance(user, User):
        for key in (of_name, of_address):
            cache.add(key, 0, settings.SIGN_IN_WINDOW_SECONDS)
            cache.incr(key)
        return None
    cache.delete(of_name)
    login(request, user)
    audit("signed_in", f"person:{user.uuid}", by=user)
    return user


def _keys(request: HttpRequest, name: str) -> list[str]:
    address = request.META.get("REMOTE_ADDR", "")
    return [
        "sign-in:" + hashlib.sha256(f"{part}:{value}".encode()).hexdigest()
        for part, value in (("name", name.strip().lower()), ("address", address))
    ]
