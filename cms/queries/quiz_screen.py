"""What a quiz shows to one reader: the cover, a try under way, or the last result."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import QueryDict
from wagtail.blocks import StreamValue

from cms.models import LessonPage, QuizPage
from cms.queries.lesson_sheets import Placed, looks_in
from cms.queries.part_screen import PartScreen
from cms.queries.published_content import lesson_content, question_uuid
from cms.queries.shown_questions import ShownQuestion, asked, show_answer, show_sent
from courses.content import QuestionContent
from courses.errors import ResponseRefused, UnknownLesson
from courses.models import Answer, Attempt
from courses.queries.lessons import drawn_from
from courses.queries.lessons import lesson as live_lesson
from courses.queries.progress_state import LessonAccess
from courses.questions import is_answered, type_of
from lms.people.models import User


@dataclass
class QuizScreen(PartScreen[QuizPage]):
    """A quiz for one reader; `attempt` is the last try, if any. `left` are the questions of a try that was
    sent without an answer to them."""

    attempt: Attempt | None = None
    tries: int = 0
    questions: list[QuestionContent] = field(default_factory=list)
    keys: dict[UUID, QuestionContent] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    left: list[ShownQuestion] = field(default_factory=list)
    read_again: list[LessonPage] = field(default_factory=list)

    @property
    def is_under_way(self) -> bool:
        return self.attempt is not None and self.attempt.finished_at is None

    def is_at(self, attempt: UUID | None) -> bool:
        """Whether this try is the one under way."""
        return self.is_under_way and self.attempt is not None and self.attempt.pk == attempt

    @property
    def is_finished(self) -> bool:
        return self.attempt is not None and self.attempt.finished_at is not None

    @property
    def tries_left(self) -> int | None:
        """None when there is no limit."""
        return max(0, self.page.attempts - self.tries) if self.page.attempts else None

    @property
    def right(self) -> int:
        """How many of the questions were answered rightly."""
        return sum(bool(one.asked and one.asked.is_right) for one in self.placed)

    @property
    def per_cent(self) -> int:
        if not self.attempt or not self.attempt.max_points:
            return 0
        return round(100 * (self.attempt.points or 0) / self.attempt.max_points)

    @property
    def looks(self) -> list[str]:
        return looks_in(self.placed)


def taking(page: QuizPage, access: LessonAccess, reader: User) -> QuizScreen:
    """The quiz as it stands for a reader."""
    tries = list(_tries(page, reader))
    shown = QuizScreen(page, access, tries[0] if tries else None, len(tries))
    if shown.attempt is None:
        return shown
    try:
        live = live_lesson(page.uuid, page.locale.language_code)
    except UnknownLesson:
        return shown
    shown.questions, shown.keys = drawn_from(live, shown.attempt), live.keys
    bank, behind = _bank_and_lessons(page)
    blocks = {question_uuid(page.uuid, child.id): child for child in bank}
    answers = {UUID(one["question"]): one["response"] for one in tries[0].given}
    wrong: list[UUID] = []
    for question in shown.questions:
        if question.uuid not in blocks:
            continue
        one = asked(
            question,
            is_open=shown.is_under_way,
            shuffle=shown.attempt.shuffle if page.shuffles else None,
            in_quiz=True,
        )
        if question.uuid in answers:
            with suppress(ResponseRefused, KeyError):
                show_answer(one, answers[question.uuid], key=live.keys[question.uuid], words=question)
        if shown.is_finished and not one.is_right:
            wrong.append(question.uuid)
        shown.placed.append(Placed(blocks[question.uuid], question.uuid, one))
    for number, placed in enumerate(shown.placed, 1):
        if placed.asked:
            placed.asked.number, placed.asked.total = number, len(shown.placed)
    shown.read_again = (
        _lessons_behind(shown, [behind[one] for one in wrong if one in behind]) if wrong else []
    )
    return shown


def put_back(shown: QuizScreen, sent: QueryDict) -> bool:
    """Put what was sent into the fields of the try under way, and note what has no whole answer yet;
    whether anything has none."""
    for one in (placed.asked for placed in shown.placed):
        if one is None:
            continue
        key = shown.keys[one.uuid]
        response = type_of(key).response_from(sent, one.name, key)
        show_sent(one, sent, response)
        if not is_answered(key, response):
            one.is_left = True
            shown.left.append(one)
    return bool(shown.left)


def _tries(page: QuizPage, reader: User) -> Any:
    """The reader's tries, the last one first, each with what was `given`: question and response."""
    answers = Answer.objects.visible_to(reader).filter(attempt=OuterRef("pk"))
    given = answers.values(json=JSONObject(question="question_uuid", response="response"))
    tries = Attempt.objects.visible_to(reader).filter(quiz_uuid=page.uuid)
    return tries.annotate(given=ArraySubquery(given)).order_by("-number")


def _bank_and_lessons(page: QuizPage) -> tuple[StreamValue, dict[UUID, int]]:
    """The questions, and by question the lesson to read again: read from the stored form, since each
    kind of question would otherwise ask for its lessons on its own."""
    stored = [{**one, "value": dict(one["value"])} for one in page.bank.raw_data]
    lessons = {question_uuid(page.uuid, one["id"]): one["value"].pop("read_again", None) for one in stored}
    bank = StreamValue(page.bank.stream_block, stored, is_lazy=True)
    return bank, {question: lesson for question, lesson in lessons.items() if lesson}


def _lessons_behind(shown: QuizScreen, tied: list[int]) -> list[LessonPage]:
    """The lessons that the editor has tied to the questions that were not right, each once; where
    nothing is tied to any of them, the lessons of the module."""
    live = LessonPage.objects.live()
    found = {lesson.pk: lesson for lesson in live.filter(pk__in=tied)} if tied else {}
    if not found:
        return list(live.sibling_of(shown.page).filter(is_in_use=True).order_by("path"))
    return [found[pk] for pk in dict.fromkeys(tied) if pk in found]


def preview(page: QuizPage) -> QuizScreen:
    """Every question of the bank, as its editor sees it while writing; nothing is recorded."""
    shown = QuizScreen(page, None)
    questions = {one.uuid: one for one in lesson_content(page).questions}
    for child in page.bank:
        identity = question_uuid(page.uuid, child.id)
        shown.placed.append(Placed(child, identity, asked(questions[identity], in_quiz=True)))
    return shown
