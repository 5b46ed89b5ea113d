from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from cms.actions import quizzes
from cms.models import QuizPage
from cms.queries.endings import quiz_end
from cms.queries.quiz_screen import put_back, taking
from cms.views.opening import only_where_open, open_to
from courses.actions import quizzes as attempts
from courses.actions.quizzes import QuizResult
from courses.queries.progress import progress_of
from courses.questions import type_of
from lms.look.form_view import button_view
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, signed_in
from lms.people.models import User

NO_TRY = UUID(int=0)


@signed_in
@require_safe
def quiz(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A quiz: its cover, the try under way, or how the last one went and where a passed one leads."""
    page, access = open_to(request, QuizPage, uuid)
    if not access.may_read:
        return TemplateResponse(request, "cms/closed.html", {"page": page, "opens_with": access.opens_with})
    shown = taking(page, access, request.user)
    context = {"page": page, "taking": shown}
    if shown.attempt and shown.attempt.has_passed:
        context["ending"] = quiz_end(page, access, progress_of(request.user), request.user)
    return TemplateResponse(request, "cms/quiz_page.html", context)


@signed_in
@require_POST
def start_quiz(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Start a try, or go on with the one that is open."""
    page, _access = open_to(request, QuizPage, uuid)
    return button_view(
        request, act=lambda: _start(request.user, page.uuid), onward=reverse("cms:quiz", args=[page.uuid])
    )


@signed_in
@require_POST
def hand_in_quiz(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Hand in the try that the form was made for; it is scored here. Where questions are unanswered, the
    page asks first, and `uansett` says yes."""
    page, access = open_to(request, QuizPage, uuid)
    shown = taking(page, access, request.user)
    attempt = uuid_in(request.POST.get("forsok", ""))
    if shown.is_at(attempt) and "uansett" not in request.POST and put_back(shown, request.POST):
        return TemplateResponse(request, "cms/quiz_page.html", {"page": page, "taking": shown})
    responses = {
        question.uuid: type_of(question).response_from(request.POST, f"svar-{question.uuid}", question)
        for question in shown.questions
    }
    given = {uuid: response for uuid, response in responses.items() if response is not None}

    @only_where_open
    def hand_in() -> QuizResult:
        return quizzes.hand_in_quiz(
            request.user,
            quiz_uuid=page.uuid,
            attempt_uuid=attempt or NO_TRY,
            responses=given if shown.is_at(attempt) else {},
            language=get_language(),
        )

    return button_view(request, act=hand_in, onward=reverse("cms:quiz", args=[page.uuid]))


@only_where_open
def _start(person: User, quiz: UUID) -> None:
    attempts.start_quiz(person, quiz_uuid=quiz)
