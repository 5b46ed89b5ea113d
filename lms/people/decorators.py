"""Who is let in to a view, and who it is that was let in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of

Given = ParamSpec("Given")

_OF_FAMILIES = frozenset({FOSTER_PARENT, IN_A_HOME})


class SignedIn(HttpRequest):
    """A request of somebody who is signed in. Django makes no such object: `signed_in` and
    `role_required` vouch for what the name says, so that a view need not ask again."""

    user: User


def signed_in(
    view: Callable[Concatenate[SignedIn, Given], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """Let in who is signed in; others are led to the page where one signs in."""

    def guarded(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        return view(cast(SignedIn, request), *args, **kwargs)

    return login_required(wraps(view)(guarded))


def role_required(
    *roles: str,
) -> Callable[
    [Callable[Concatenate[SignedIn, Given], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, Given], HttpResponseBase],
]:
    """Let in who is signed in with one of these roles (`FOSTER_PARENT` and `IN_A_HOME` among them); 403
    for others. A view for staff alone is staff's work, which reaches no home of one's own."""

    def decorate(
        view: Callable[Concatenate[SignedIn, Given], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
        def guarded(request: SignedIn, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
            if not access_of(request.user).has(*roles):
                raise PermissionDenied
            request.user.handles = _OF_FAMILIES.isdisjoint(roles)
            return view(request, *args, **kwargs)

        return signed_in(wraps(view)(guarded))

    return decorate


def administrator_in(request: HttpRequest) -> User:
    """Who is signed in to Django's or Wagtail's admin: their views let in nobody else."""
    return cast(SignedIn, request).user
