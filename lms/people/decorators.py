"""Who is let in to a view, and who it is that was let in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from lms.people.models import User
from lms.people.models.access import access_of


def reader_of(request: HttpRequest) -> User:
    """Who is signed in, in a view that lets in nobody else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def role_required(
    *roles: str,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Let in who is signed in with one of these roles (`FOSTER_PARENT` and `IN_A_HOME` among them); 403
    for others."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not access_of(request.user).has(*roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
