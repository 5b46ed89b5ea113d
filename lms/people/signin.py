"""Sign-in by user name or e-mail and password: the one function that signs people in."""

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from lms import folding
from lms.people import tallies
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
    of_name = f"sign-in:name:{folding.account(name)}"
    of_address = f"sign-in:address:{request.META.get('REMOTE_ADDR', '')}"
    for key, most in ((of_name, settings.SIGN_IN_TRIES), (of_address, 10 * settings.SIGN_IN_TRIES)):
        if tallies.count(key, seconds=settings.SIGN_IN_WINDOW_SECONDS) > most:
            raise TooManyTries
    user = authenticate(request, username=name, password=password)
    if not isinstance(user, User):
        return None
    tallies.forget(of_name)
    tallies.take_back(of_address)
    login(request, user)
    audit("signed_in", f"person:{user.uuid}", by=user)
    return user
