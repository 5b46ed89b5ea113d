"""Who is asking, and for what."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from lms.people.models import User


def reader_of(request: HttpRequest) -> User:
    """The signed-in user; behind a guard there always is one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def uuid_in(text: str) -> UUID | None:
    """The UUID that a request holds as text; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
