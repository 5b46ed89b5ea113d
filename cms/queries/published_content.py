"""What a published page is to the floor below: plain data, keyed by what all languages share."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from cms.blocks.questions import BLOCKS
from cms.models import LessonPage, ModuleMeeting, ModulePage, ProgrammePage, QuizPage
from cms.rules.order import interleaved
from courses.content import (
    LessonContent,
    ModuleContent,
    ModulePhase,
    PartContent,
    PartKind,
    ProgrammeContent,
    QuestionContent,
    QuizContent,
)


def question_uuid(lesson: UUID, block_id: str) -> UUID:
    """The identity of a question, the same in every language of the lesson."""
    return uuid5(lesson, str(block_id))


def lesson_content(page: LessonPage | QuizPage) -> LessonContent:
    """A lesson or quiz in its page's language."""
    stream = page.bank if isinstance(page, QuizPage) else page.body
    questions = []
    for number, raw in enumerate(stream.raw_data):
        if raw["type"] in BLOCKS:
            child = stream[number]
            questions.append(child.block.content(question_uuid(page.uuid, child.id), child.value))
    return LessonContent(
        uuid=page.uuid,
        language=page.locale.language_code,
        title=page.title,
        minutes=page.minutes,
        questions=tuple(questions),
        quiz=_quiz(page) if isinstance(page, QuizPage) else None,
        is_source=page.is_source,
        material_change=page.material_change,
    )


def question_content(page: LessonPage, question: UUID) -> QuestionContent | None:
    """One question of a lesson in its page's language, made of its own block alone; None where the page has
    no such question."""
    for number, raw in enumerate(page.body.raw_data):
        if raw["type"] in BLOCKS and question_uuid(page.uuid, raw["id"]) == question:
            child = page.body[number]
            content: QuestionContent = child.block.content(question, child.value)
            return content
    return None


def module_content(
    page: ModulePage,
    *,
    lessons: Iterable[LessonPage | QuizPage],
    titles: dict[UUID, dict[str, str]],
    is_demonstration: bool,
) -> ModuleContent:
    """A module from its source-language page; `titles` gives the translated titles by uuid."""
    parts = interleaved(
        [_lesson_part(lesson, titles) for lesson in lessons],
        [(_meeting_part(meeting, titles), meeting.after_lesson) for meeting in page.meetings.all()],
    )
    return ModuleContent(
        uuid=page.uuid,
        code=page.code or None,
        title=page.title,
        parts=tuple(parts),
        pass_mark=page.pass_mark / 100,
        min_share=page.min_share / 100,
        any_order=page.any_order,
        prerequisites=tuple(link.module.uuid for link in page.prerequisites.select_related("module")),
        phase=ModulePhase(page.phase),
        target_groups=tuple(sorted(group.pk for group in page.target_groups.all())),
        titles=titles.get(page.uuid, {}),
        is_demonstration=is_demonstration,
    )


def programme_content(
    page: ProgrammePage, *, modules: Iterable[ModulePage], titles: dict[UUID, dict[str, str]]
) -> ProgrammeContent:
    """A programme from its source-language page, with its modules in order."""
    return ProgrammeContent(
        uuid=page.uuid,
        code=page.code,
        title=page.title,
        module_uuids=tuple(module.uuid for module in modules),
        adds_up_attendance=page.may_add_up,
        titles=titles.get(page.uuid, {}),
        is_demonstration=page.is_demonstration,
    )


def _lesson_part(page: LessonPage | QuizPage, titles: dict[UUID, dict[str, str]]) -> PartContent:
    return PartContent(
        uuid=page.uuid,
        kind=PartKind.QUIZ if isinstance(page, QuizPage) else PartKind.LESSON,
        title=page.title,
        required=page.is_required,
        minutes=page.minutes,
        titles=titles.get(page.uuid, {}),
    )


def _meeting_part(meeting: ModuleMeeting, titles: dict[UUID, dict[str, str]]) -> PartContent:
    return PartContent(
        uuid=meeting.uuid,
        kind=PartKind(meeting.kind),
        title=meeting.title,
        required=meeting.is_required,
        minutes=meeting.minutes,
        min_share=meeting.min_share / 100 if meeting.min_share else None,
        titles=titles.get(meeting.uuid, {}),
    )


def _quiz(page: QuizPage) -> QuizContent:
    return QuizContent(
        draw=page.draws or None,
        attempts=page.attempts or None,
        pass_mark=page.pass_mark / 100,
        shuffled=page.shuffles,
    )
