"""Who came for one office acts for that office alone."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from lms.people.actions import sign_ins
from lms.people.models import Role, User
from lms.people.models.access import access_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ChosenOffice:
    """Middleware, after the one that knows who is signed in: cuts the rights of staff to the office that they
    chose at their provider. Costs no query of its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            known = request.user
            request.user = cast(User, SimpleLazyObject(lambda: _cut(known, request)))
        return self.get_response(request)


def _cut(user: Any, request: HttpRequest) -> Any:
    offices = sign_ins.kept_in(request.session).get("offices") if user.is_authenticated else None
    if offices is not None:
        user.acts_for = frozenset(offices)
        user.may_author = lambda: access_of(user).has(Role.EDITOR, Role.ADMIN)
    return user
