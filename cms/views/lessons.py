from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.actions.remarks import REMARKERS
from cms.models import LessonPage
from cms.queries import endings
from cms.queries.lesson_screen import LessonScreen, number_of_page_with, place_in, reading
from cms.queries.part_screen import PartScreen
from cms.queries.published_content import question_content
from cms.views.opening import only_where_open, open_to, readable
from cms.wording import questions_left, where
from courses.actions import answers
from courses.actions.lessons import begin_lesson, finish_lesson
from courses.actions.offline import hand_out
from courses.errors import NoteRefused, QuestionsLeft, ResponseRefused, UnknownQuestion
from courses.queries.progress import progress_of
from courses.questions import type_of
from lms.people.decorators import SignedIn, signed_in
from lms.people.models.access import access_of


@signed_in
@require_safe
def lesson(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One page of a lesson; `?side=` names it, or `?sporsmal=` a question on it; else one goes on where
    one stopped."""
    page, access = open_to(request, LessonPage, uuid)
    if not access.may_read:
        return TemplateResponse(request, "cms/closed.html", {"page": page, "opens_with": access.opens_with})
    number, question = _number(request.GET.get("side")), _uuid(request.GET.get("sporsmal"))
    return _shown(request, reading(page, access, request.user, number=number, question=question))


@signed_in
@require_POST
def begin(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Begin a lesson."""
    page, access = readable(request, LessonPage, uuid)
    if access.registration is not None:
        only_where_open(begin_lesson)(request.user, lesson_uuid=page.uuid, place="1")
    return redirect(_address(page, 1))


@signed_in
@require_POST
def go_on(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Go to the next page of a lesson, or finish it from the last one."""
    page, access = readable(request, LessonPage, uuid)
    at, last = place_in(page, access, _number(request.POST.get("side")))
    if access.registration is None:
        return redirect(_address(page, at + 1) if at < last else _module_address(page))
    if at < last:
        begin_lesson(request.user, lesson_uuid=page.uuid, place=str(at + 1))
        return redirect(_address(page, at + 1))
    try:
        finished = finish_lesson(request.user, lesson_uuid=page.uuid, language=get_language())
    except QuestionsLeft as error:
        shown = reading(page, access, request.user, number=at)
        return _back_to(request, shown, error.questions)
    return redirect("cms:lesson-end", uuid=page.uuid) if finished.is_new else redirect(_module_address(page))


@signed_in
@require_safe
def lesson_end(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The end of a lesson for who has done it: what it was about, their own score, what comes next. Anyone
    else is led to the lesson."""
    page, access = readable(request, LessonPage, uuid)
    end = endings.lesson_end(page, access, progress_of(request.user), request.user)
    if end is None:
        return redirect(_address(page, 1))
    context = {"page": page, "reading": PartScreen(page, access), "end": end}
    return TemplateResponse(request, "cms/lesson_end.html", context)


def _back_to(request: SignedIn, shown: LessonScreen, questions: Collection[UUID]) -> HttpResponse:
    """To the first of the questions that the lesson waits for, with word of how many there are."""
    left = shown.places_of(questions)
    messages.warning(request, " ".join([questions_left(len(questions)), *where(left)]))
    if not left:
        return redirect(_address(shown.page, shown.sheet.number))
    return redirect(f"{_address(shown.page, left[0].number)}#q-{left[0].question}")


@signed_in
@require_POST
def answer(request: SignedIn, uuid: UUID, question: UUID) -> HttpResponse:
    """Answer a question; the answer is scored here and the feedback shown at once."""
    page, access = readable(request, LessonPage, uuid)
    asked = question_content(page, question)
    if asked is None:
        raise Http404
    refusal = ""
    if access.registration is not None:
        response = type_of(asked).response_from(request.POST, "svar", asked)
        refusal = _answer(request, page, question, response)
    if not request.htmx:  # type: ignore[attr-defined]
        if refusal:
            messages.error(request, refusal)
        return redirect(f"{_address(page, number_of_page_with(page, question))}#q-{question}")
    shown = reading(page, access, request.user, question=question)
    placed = shown.placed(question)
    if placed.asked:
        placed.asked.refusal = refusal
        placed.asked.was_kept = not refusal and bool(placed.asked.text)
    context = {"page": page, "reading": shown, "placed": placed, "asked": placed.asked}
    return render(request, "cms/one_question.html", context)


def _answer(request: SignedIn, page: LessonPage, question: UUID, response: Any) -> str:
    """Record the answer; the sentence that says why it was refused, if it was."""
    if response is None:
        return _("Choose or write an answer first.")
    try:
        only_where_open(answers.answer)(
            request.user,
            lesson_uuid=page.uuid,
            question_uuid=question,
            response=response,
            language=get_language(),
        )
    except ResponseRefused:
        return str(ResponseRefused.sentence)
    except NoteRefused as error:
        return error.said
    except UnknownQuestion as error:
        raise Http404 from error
    return ""


def _shown(request: SignedIn, shown: LessonScreen) -> TemplateResponse:
    token = hand_out(request.user, lesson_uuid=shown.page.uuid) if shown.is_recorded else ""
    may_remark = access_of(request.user).has(*REMARKERS)
    context = {"page": shown.page, "reading": shown, "token": token, "may_remark": may_remark}
    return TemplateResponse(request, "cms/lesson_page.html", context)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 4 else None


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _address(page: LessonPage, number: int) -> str:
    return f"{reverse('cms:lesson', args=[page.uuid])}?side={number}"


def _module_address(page: LessonPage) -> str:
    return reverse("cms:module", args=[page.get_parent().translation_key])
