"""What one page of a lesson shows to one reader."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from cms.models import LessonPage, LessonProvision
from cms.queries.lesson_sheets import LessonSheet, Placed, looks_in, sheets_of
from cms.queries.part_screen import PartScreen
from cms.queries.published_content import lesson_content
from cms.queries.shown_questions import asked, show_answer, show_standing
from courses.content import QuestionContent
from courses.errors import ResponseRefused, UnknownLesson
from courses.models import Answer, Note
from courses.queries.lessons import lesson as live_lesson
from courses.queries.progress_state import LessonAccess
from courses.questions import type_of
from courses.rules.tries import TRIES, LessonOutcome, Tried, outcome_of, tried
from lms.dates import oslo_day
from lms.people.models import User


@dataclass(frozen=True)
class LessonPlace:
    """A question of a lesson: the number of its page, what it asks, and how its reader stands with it."""

    question: UUID
    number: int
    prompt: str
    tried: Tried

    @property
    def is_behind(self) -> bool:
        """Whether nothing is left to try: it was right, or has no right answer."""
        return self.tried.is_settled and not self.tried.is_shown


@dataclass
class LessonScreen(PartScreen[LessonPage]):
    """A lesson open at one page (`sheet`), for one reader. `tries` is how the reader stands with each of its
    questions, where that is recorded."""

    sheets: list[LessonSheet]
    sheet: LessonSheet
    questions: dict[UUID, QuestionContent]
    tries: dict[UUID, Tried] = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        """Whether to show the lesson itself rather than its cover."""
        access = self.access
        return access is None or access.registration is None or bool(access.begun_at or access.done_on)

    @property
    def is_last(self) -> bool:
        return self.sheet.number == len(self.sheets)

    @property
    def minutes_left(self) -> int:
        """Estimated minutes from this page to the end, at least one."""
        left = len(self.sheets) - self.sheet.number + 1
        return max(1, round(self.page.minutes * left / len(self.sheets)))

    @cached_property
    def asks(self) -> list[LessonPlace]:
        """The questions that the lesson waits for or has waited for, in the order of the pages."""
        return [
            LessonPlace(
                one.question, sheet.number, self.questions[one.question].prompt, self.tries[one.question]
            )
            for sheet in self.sheets
            for one in sheet.placed
            if one.question in self.tries and self.tries[one.question].must_be_answered
        ]

    def places_of(self, questions: Collection[UUID]) -> list[LessonPlace]:
        """Those of these questions that stand on the pages, in the order of the pages."""
        return [one for one in self.asks if one.question in questions]

    @property
    def has_outcome(self) -> bool:
        """Whether to say how the questions went: at the end, unless the answers of a lesson that is done
        have been erased."""
        is_answered = any(one.tried.tries for one in self.asks)
        return self.is_last and bool(self.asks) and (is_answered or not (self.access and self.access.done_on))

    @cached_property
    def outcome(self) -> LessonOutcome:
        return outcome_of(one.tried for one in self.asks)

    @property
    def most_tries(self) -> int:
        return TRIES

    @property
    def left(self) -> list[LessonPlace]:
        """What the lesson waits for before it can be finished."""
        is_done = self.access and self.access.done_on
        return [] if is_done else [one for one in self.asks if not one.tried.is_settled]

    @cached_property
    def provisions(self) -> list[LessonProvision]:
        return list(self.page.provisions.all()) if self.is_last else []

    @property
    def material_change(self) -> str:
        """What is new to a reader who did the lesson before it changed materially."""
        done_on, published = self.access and self.access.done_on, self.page.last_published_at
        is_newer = bool(done_on and published and oslo_day(published) >= done_on)
        return str(self.page.material_change) if is_newer else ""

    @cached_property
    def looks(self) -> list[str]:
        return looks_in(self.sheet.placed)

    def placed(self, question: UUID) -> Placed:
        return next(one for sheet in self.sheets for one in sheet.placed if one.question == question)


def reading(
    page: LessonPage,
    access: LessonAccess,
    reader: User | AnonymousUser,
    *,
    number: int | None = None,
    question: UUID | None = None,
) -> LessonScreen:
    """The lesson open at a page: the one asked for, that of a question, or where the reader stopped."""
    sheets = sheets_of(page)
    sheet = _sheet(sheets, access, number, question)
    questions = {one.uuid: one for one in lesson_content(page).questions}
    answers = _answers(page.uuid, reader) if access.registration else {}
    shown = LessonScreen(page, access, sheets, sheet, questions)
    _ask(shown, answers, reader)
    return shown


def place_in(page: LessonPage, access: LessonAccess, number: int | None) -> tuple[int, int]:
    """The number of the page that a reader is at, and of the last one; no block is built for it."""
    sheets = sheets_of(page)
    return _sheet(sheets, access, number, None).number, len(sheets)


def number_of_page_with(page: LessonPage, question: UUID) -> int:
    """The number of the page that a question stands on; no block is built for it. The first where it
    stands on none."""
    return next((sheet.number for sheet in sheets_of(page) if _holds(sheet, question)), 1)


def whole(page: LessonPage, access: LessonAccess, reader: User) -> LessonScreen:
    """The lesson with all its pages, to be kept on the reader's device: their answers, and no note."""
    sheets = sheets_of(page)
    everything = LessonSheet(1, placed=[one for sheet in sheets for one in sheet.placed])
    questions = {one.uuid: one for one in lesson_content(page).questions}
    answers = _answers(page.uuid, reader) if access.registration else {}
    shown = LessonScreen(page, access, sheets, everything, questions)
    _ask(shown, answers, reader, with_notes=False)
    return shown


def preview(page: LessonPage) -> LessonScreen:
    """The whole lesson on one page, as its editor sees it while writing; nothing is recorded."""
    sheets = sheets_of(page)
    whole = LessonSheet(
        1, placed=[one for sheet in sheets for one in [*_headings(page, sheet), *sheet.placed]]
    )
    questions = {one.uuid: one for one in lesson_content(page).questions}
    shown = LessonScreen(page, None, sheets, whole, questions)
    for one in whole.placed:
        if one.question in questions:
            one.asked = asked(questions[one.question])
    return shown


def _headings(page: LessonPage, sheet: LessonSheet) -> list[Placed]:
    """The block that begins a page, so that the preview shows where it does."""
    begins = [child for child in page.body if child.block_type == "new_page"]
    return [Placed(one) for one in begins if one.value["heading"] == sheet.heading][:1]


def _sheet(
    sheets: list[LessonSheet], access: LessonAccess, number: int | None, question: UUID | None
) -> LessonSheet:
    if question:
        for sheet in sheets:
            if _holds(sheet, question):
                return sheet
    if number is None:
        number = int(access.place) if access.place.isdecimal() and len(access.place) < 4 else 1
    return sheets[min(max(number, 1), len(sheets)) - 1]


def _holds(sheet: LessonSheet, question: UUID) -> bool:
    return any(one.question == question for one in sheet.placed)


def _answers(lesson: UUID, reader: User | AnonymousUser) -> dict[UUID, list[Any]]:
    """The reader's responses to each question of the lesson, the oldest first."""
    found = Answer.objects.visible_to(reader).filter(lesson_uuid=lesson, attempt=None)
    responses: dict[UUID, list[Any]] = {}
    for question, response in found.order_by("answered_at", "pk").values_list("question_uuid", "response"):
        responses.setdefault(question, []).append(response)
    return responses


def _ask(
    shown: LessonScreen,
    answers: dict[UUID, list[Any]],
    reader: User | AnonymousUser,
    *,
    with_notes: bool = True,
) -> None:
    asks = [one for one in shown.sheet.placed if one.question in shown.questions]
    keys = _keys(shown) if shown.is_recorded and (shown.is_last or asks) else {}
    shown.tries = {uuid: tried(key, answers.get(uuid, ())) for uuid, key in keys.items()}
    if not asks:
        return
    notes = _notes(shown, reader) if with_notes else {}
    for one in asks:
        assert one.question  # noqa: S101
        address = reverse("cms:answer", args=[shown.page.uuid, one.question])
        words = shown.questions[one.question]
        one.asked = asked(words, address=address, is_open=shown.is_recorded)
        one.asked.text = notes.get(one.question, "")
        given, key = answers.get(one.question), keys.get(one.question)
        if given and key:
            with suppress(ResponseRefused):
                show_answer(one.asked, given[-1], key=key, words=words)
            show_standing(one.asked, shown.tries[one.question], key=key, words=words)


def _keys(shown: LessonScreen) -> dict[UUID, QuestionContent]:
    """The keys of the lesson's questions: its own in the source language, which owns them."""
    if shown.page.is_source:
        return shown.questions
    try:
        return live_lesson(shown.page.uuid, shown.page.locale.language_code).keys
    except UnknownLesson:
        return {}


def _notes(shown: LessonScreen, reader: User | AnonymousUser) -> dict[UUID, str]:
    private = [
        one.question
        for one in shown.sheet.placed
        if one.question and type_of(shown.questions[one.question]).is_private
    ]
    if not private or not shown.is_recorded:
        return {}
    found = Note.objects.visible_to(reader).filter(question_uuid__in=private)
    return {uuid: text for uuid, text in found.values_list("question_uuid", "text") if uuid}
