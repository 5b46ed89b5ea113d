from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.actions import quizzes
from cms.models import QuizPage
from cms.queries.pages import page_in_language
from cms.queries.quiz_screen import put_back, taking
from courses.actions import quizzes as attempts
from courses.errors import ModuleClosed, NotEnrolled, NoTriesLeft, OtherTry, QuizNotStarted, UnknownLesson
from courses.queries.progress import lesson_access
from courses.queries.progress_state import LessonAccess
from courses.questions import type_of
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, signed_in

NO_TRY = UUID(int=0)


@signed_in
@require_safe
def quiz(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A quiz: its cover, the try under way, or how the last one went."""
    page, access = _readable(request, uuid)
    if not access.may_read:
        return TemplateResponse(request, "cms/closed.html", {"page": page, "opens_with": access.opens_with})
    shown = taking(page, access, request.user)
    return TemplateResponse(request, "cms/quiz_page.html", {"page": page, "taking": shown})


@signed_in
@require_POST
def start_quiz(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Start a try, or go on with the one that is open."""
    page, _access = _readable(request, uuid)
    try:
        attempts.start_quiz(request.user, quiz_uuid=page.uuid)
    except NoTriesLeft:
        messages.warning(request, _("You have used all your tries. Talk to your training contact."))
    except (ModuleClosed, NotEnrolled, UnknownLesson) as error:
        raise PermissionDenied from error
    return redirect("cms:quiz", page.uuid)


@signed_in
@require_POST
def hand_in_quiz(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Hand in the try that the form was made for; it is scored here. Where questions are unanswered, the
    page asks first, and `uansett` says yes."""
    page, access = _readable(request, uuid)
    shown = taking(page, access, request.user)
    attempt = uuid_in(request.POST.get("forsok", ""))
    if shown.is_at(attempt) and "uansett" not in request.POST and put_back(shown, request.POST):
        return TemplateResponse(request, "cms/quiz_page.html", {"page": page, "taking": shown})
    responses = {
        question.uuid: type_of(question).response_from(request.POST, f"svar-{question.uuid}", question)
        for question in shown.questions
    }
    given = {uuid: response for uuid, response in responses.items() if response is not None}
    try:
        quizzes.hand_in_quiz(
            request.user,
            quiz_uuid=page.uuid,
            attempt_uuid=attempt or NO_TRY,
            responses=given if shown.is_at(attempt) else {},
            language=get_language(),
        )
    except OtherTry:
        messages.warning(
            request,
            _("What you sent belongs to another try, and was not counted. This is the try that is open now."),
        )
    except QuizNotStarted:
        messages.warning(request, _("This try is handed in already."))
    except (ModuleClosed, NotEnrolled, UnknownLesson) as error:
        raise PermissionDenied from error
    return redirect("cms:quiz", page.uuid)


def _readable(request: SignedIn, uuid: UUID) -> tuple[QuizPage, LessonAccess]:
    page = page_in_language(QuizPage, uuid, get_language())
    if page is None:
        raise Http404
    access = lesson_access(request.user, uuid)
    if not access.may_read and access.opens_with is None:
        raise PermissionDenied
    return page, access
