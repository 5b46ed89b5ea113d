"""Who is asking."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from lms.people.models import User


def reader_of(request: HttpRequest) -> User:
    """The signed-in user; behind a guard there always is one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
