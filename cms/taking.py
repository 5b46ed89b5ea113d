"""What a quiz shows to one reader: the cover, a try under way, or the last result."""

from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from cms.asking import asked, show_answer
from cms.content import lesson_content, question_uuid
from cms.models import LessonPage, QuizPage
from cms.sheets import Placed, looks_in
from courses.content import QuestionContent
from courses.errors import ResponseRefused, UnknownLesson
from courses.models import Answer, Attempt
from courses.queries import LessonAccess, questions_for
from courses.queries.content import lesson as live_lesson
from lms.people.models import User


@dataclass
class Taking:
    """A quiz for one reader; `attempt` is the last try, if any."""

    page: QuizPage
    access: LessonAccess | None
    attempt: Attempt | None = None
    tries: int = 0
    questions: list[QuestionContent] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    read_again: list[LessonPage] = field(default_factory=list)

    @property
    def is_recorded(self) -> bool:
        return bool(self.access and self.access.registration)

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

    @property
    def is_under_way(self) -> bool:
        return self.attempt is not None and self.attempt.finished_at is None

    @property
    def is_finished(self) -> bool:
        return self.attempt is not None and self.attempt.finished_at is not None

    @property
    def tries_left(self) -> int | None:
        """None when there is no limit."""
        return max(0, self.page.attempts - self.tries) if self.page.attempts else None

    @property
    def per_cent(self) -> int:
        if not self.attempt or not self.attempt.max_points:
            return 0
        return round(100 * (self.attempt.points or 0) / self.attempt.max_points)

    @property
    def looks(self) -> list[str]:
        return looks_in(self.placed)


def taking(page: QuizPage, access: LessonAccess, reader: User) -> Taking:
    """The quiz as it stands for a reader."""
    tries = list(Attempt.objects.visible_to(reader).filter(quiz_uuid=page.uuid).order_by("-number"))
    shown = Taking(page, access, tries[0] if tries else None, len(tries))
    if shown.attempt is None:
        return shown
    try:
        shown.questions = questions_for(shown.attempt, page.locale.language_code)
        keys = live_lesson(page.uuid, page.locale.language_code).keys
    except UnknownLesson:
        return shown
    blocks = {question_uuid(page.uuid, child.id): child for child in page.bank}
    answers = {
        one.question_uuid: one for one in Answer.objects.visible_to(reader).filter(attempt=shown.attempt)
    }
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
        given = answers.get(question.uuid)
        if given:
            with suppress(ResponseRefused, KeyError):
                show_answer(one, given.response, key=keys[question.uuid], words=question)
        if shown.is_finished and not one.is_right:
            wrong.append(question.uuid)
        shown.placed.append(Placed(blocks[question.uuid], question.uuid, one))
    shown.read_again = _lessons_behind(shown, wrong)
    return shown


def _lessons_behind(shown: Taking, wrong: list[UUID]) -> list[LessonPage]:
    """The lessons that the editor has tied to the questions that were not right, each once; where
    nothing is tied to any of them, the lessons of the module."""
    found: dict[UUID, LessonPage] = {}
    for one in shown.placed:
        lesson = one.block.value.get("read_again")
        if one.question in wrong and lesson and lesson.live:
            found.setdefault(lesson.specific.uuid, lesson.specific)
    if wrong and not found:
        return list(LessonPage.objects.live().sibling_of(shown.page).filter(is_in_use=True).order_by("path"))
    return list(found.values())


def preview(page: QuizPage) -> Taking:
    """Every question of the bank, as its editor sees it while writing; nothing is recorded."""
    shown = Taking(page, None)
    questions = {one.uuid: one for one in lesson_content(page).questions}
    for child in page.bank:
        identity = question_uuid(page.uuid, child.id)
        shown.placed.append(Placed(child, identity, asked(questions[identity], in_quiz=True)))
    return shown
