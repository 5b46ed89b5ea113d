"""Who may open a lesson or quiz, asked in one way by every page of theirs."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import get_language

from cms.models import LessonPage, QuizPage
from cms.queries.pages import page_in_language
from courses.errors import ModuleClosed, NotEnrolled, UnknownLesson
from courses.queries.progress import lesson_access
from courses.queries.progress_state import LessonAccess
from lms.people.decorators import SignedIn

T = TypeVar("T", LessonPage, QuizPage)
Given = ParamSpec("Given")
Done = TypeVar("Done")


def open_to(request: SignedIn, model: type[T], uuid: UUID) -> tuple[T, LessonAccess]:
    """The page in the reader's language, and whether it is open to them; 404 where there is none, 403
    for who is on no path to it."""
    page = page_in_language(model, uuid, get_language())
    if page is None:
        raise Http404
    access = lesson_access(request.user, uuid)
    if not access.may_read and access.opens_with is None:
        raise PermissionDenied
    return page, access


def readable(request: SignedIn, model: type[T], uuid: UUID) -> tuple[T, LessonAccess]:
    """`open_to`, and 403 for what is not open yet."""
    page, access = open_to(request, model, uuid)
    if not access.may_read:
        raise PermissionDenied
    return page, access


def only_where_open(act: Callable[Given, Done]) -> Callable[Given, Done]:
    """Answer 403 where an act finds that its lesson or quiz is not open to who acts."""

    @wraps(act)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> Done:
        try:
            return act(*args, **kwargs)
        except (ModuleClosed, NotEnrolled, UnknownLesson) as error:
            raise PermissionDenied from error

    return guarded
