"""The learning record's pages, for administrators."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from lms.people.models import User


def administrator(request: HttpRequest) -> User:
    """Who is signed in, in a view that `role_required` guards."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
