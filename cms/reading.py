"""What one page of a lesson shows to one reader."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from cms.asking import asked, show_answer
from cms.content import lesson_content
from cms.models import LessonPage, LessonProvision
from cms.sheets import Placed, Sheet, looks_in, sheets_of
from courses.content import QuestionContent, QuestionKind
from courses.errors import ResponseRefused, UnknownLesson
from courses.models import Answer, Note
from courses.queries import LessonAccess
from courses.queries.content import lesson as live_lesson
from courses.rules.scoring import is_answered, must_be_answered
from lms.dates import oslo_day
from lms.people.models import User


@dataclass(frozen=True)
class Left:
    """A question that a lesson waits for: the number of its page, and what it asks."""

    question: UUID
    number: int
    prompt: str


@dataclass
class Reading:
    """A lesson open at one page (`sheet`), for one reader. On the last page, `left` is what stands on the
    pages before it and must be answered before the lesson can be finished."""

    page: LessonPage
    access: LessonAccess | None
    sheets: list[Sheet]
    sheet: Sheet
    questions: dict[UUID, QuestionContent]
    left: "list[Left]" = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        """Whether to show the lesson itself rather than its cover."""
        access = self.access
        return access is None or access.registration is None or bool(access.begun_at or access.done_on)

    @property
    def is_last(self) -> bool:
        return self.sheet.number == len(self.sheets)

    @property
    def is_recorded(self) -> bool:
        return bool(self.access and self.access.registration)

    @property
    def minutes_left(self) -> int:
        """Estimated minutes from this page to the end, at least one."""
        left = len(self.sheets) - self.sheet.number + 1
        return max(1, round(self.page.minutes * left / len(self.sheets)))

    def places_of(self, questions: Collection[UUID]) -> list[Left]:
        """Those of these questions that stand on the pages, in the order of the pages."""
        return [
            Left(one.question, sheet.number, self.questions[one.question].prompt)
            for sheet in self.sheets
            for one in sheet.placed
            if one.question and one.question in questions
        ]

    @property
    def module_uuid(self) -> UUID:
        if self.access and self.access.module:
            return self.access.module
        return UUID(str(self.page.get_parent().translation_key))

    @property
    def module_title(self) -> str:
        if self.access and self.access.module_title:
            return self.access.module_title
        return str(self.page.get_parent().title)

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
) -> Reading:
    """The lesson open at a page: the one asked for, that of a question, or where the reader stopped."""
    sheets = sheets_of(page)
    sheet = _sheet(sheets, access, number, question)
    questions = {one.uuid: one for one in lesson_content(page).questions}
    answers = _answers(page.uuid, reader) if access.registration else {}
    shown = Reading(page, access, sheets, sheet, questions)
    _ask(shown, answers, reader)
    if shown.is_last and shown.is_recorded and not access.done_on:
        left = shown.places_of(_unanswered(_keys(shown), answers))
        shown.left = [one for one in left if one.number != sheet.number]
    return shown


def _unanswered(keys: Mapping[UUID, QuestionContent], answers: Mapping[UUID, Answer]) -> set[UUID]:
    return {
        uuid
        for uuid, key in keys.items()
        if must_be_answered(key) and not (uuid in answers and is_answered(key, answers[uuid].response))
    }


def whole(page: LessonPage, access: LessonAccess, reader: User) -> Reading:
    """The lesson with all its pages, to be kept on the reader's device: their answers, and no note."""
    sheets = sheets_of(page)
    everything = Sheet(1, placed=[one for sheet in sheets for one in sheet.placed])
    questions = {one.uuid: one for one in lesson_content(page).questions}
    answers = _answers(page.uuid, reader) if access.registration else {}
    shown = Reading(page, access, sheets, everything, questions)
    _ask(shown, answers, reader, with_notes=False)
    return shown


def preview(page: LessonPage) -> Reading:
    """The whole lesson on one page, as its editor sees it while writing; nothing is recorded."""
    sheets = sheets_of(page)
    whole = Sheet(1, placed=[one for sheet in sheets for one in [*_headings(page, sheet), *sheet.placed]])
    questions = {one.uuid: one for one in lesson_content(page).questions}
    shown = Reading(page, None, sheets, whole, questions)
    for one in whole.placed:
        if one.question in questions:
            one.asked = asked(questions[one.question])
    return shown


def _headings(page: LessonPage, sheet: Sheet) -> list[Placed]:
    """The block that begins a page, so that the preview shows where it does."""
    begins = [child for child in page.body if child.block_type == "new_page"]
    return [Placed(one) for one in begins if one.value["heading"] == sheet.heading][:1]


def _sheet(sheets: list[Sheet], access: LessonAccess, number: int | None, question: UUID | None) -> Sheet:
    if question:
        for sheet in sheets:
            if any(one.question == question for one in sheet.placed):
                return sheet
    if number is None:
        number = int(access.place) if access.place.isdecimal() and len(access.place) < 4 else 1
    return sheets[min(max(number, 1), len(sheets)) - 1]


def _answers(lesson: UUID, reader: User | AnonymousUser) -> dict[UUID, Answer]:
    """The reader's last answer to each question of the lesson."""
    found = Answer.objects.visible_to(reader).filter(lesson_uuid=lesson, attempt=None)
    return {one.question_uuid: one for one in found.order_by("answered_at", "pk")}


def _ask(
    shown: Reading, answers: dict[UUID, Answer], reader: User | AnonymousUser, *, with_notes: bool = True
) -> None:
    asks = [one for one in shown.sheet.placed if one.question in shown.questions]
    if not asks:
        return
    keys = _keys(shown) if shown.is_recorded and any(one.question in answers for one in asks) else {}
    notes = _notes(shown, reader) if with_notes else {}
    for one in asks:
        assert one.question  # noqa: S101
        address = reverse("cms:answer", args=[shown.page.uuid, one.question])
        words = shown.questions[one.question]
        one.asked = asked(words, address=address, is_open=shown.is_recorded)
        one.asked.text = notes.get(one.question, "")
        given = answers.get(one.question)
        if given and one.question in keys:
            with suppress(ResponseRefused):
                show_answer(one.asked, given.response, key=keys[one.question], words=words)


def _keys(shown: Reading) -> dict[UUID, QuestionContent]:
    """The keys of the lesson's questions: its own in the source language, which owns them."""
    if shown.page.is_source:
        return shown.questions
    try:
        return live_lesson(shown.page.uuid, shown.page.locale.language_code).keys
    except UnknownLesson:
        return {}


def _notes(shown: Reading, reader: User | AnonymousUser) -> dict[UUID, str]:
    reflections = [
        one.question
        for one in shown.sheet.placed
        if one.question and shown.questions[one.question].kind is QuestionKind.REFLECTION
    ]
    if not reflections or not shown.is_recorded:
        return {}
    found = Note.objects.visible_to(reader).filter(question_uuid__in=reflections)
    return {uuid: text for uuid, text in found.values_list("question_uuid", "text") if uuid}
