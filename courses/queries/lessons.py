"""What trainings and lessons are called, and the questions as a learner may see them."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from courses.content import ChoiceContent, QuestionContent, QuizContent
from courses.errors import UnknownLesson
from courses.models import Attempt, LessonVersion, ModulePart, ModuleVersion
from courses.queries.versions import newest_lesson_versions
from courses.questions import type_of
from courses.rules.content_json import questions_of, quiz_of
from lms.undivided import remembered

LESSONS = "the lessons that are live"


@dataclass(frozen=True)
class Lesson:
    """A lesson or quiz as it is live: words in one language, keys of the source language; `shown` are the
    questions that stand on its pages in that language, whose translation may lag behind."""

    uuid: UUID
    language: str
    title: str
    minutes: int
    revision: str
    source: LessonVersion
    questions: dict[UUID, QuestionContent]
    keys: dict[UUID, QuestionContent]
    shown: frozenset[UUID]
    quiz: QuizContent | None


def lesson(lesson_uuid: UUID, language: str | None = None) -> Lesson:
    """The live lesson in a language, else in its source language. Raises `UnknownLesson`."""
    memory = remembered(LESSONS)
    if memory is None:
        return _read(lesson_uuid, language)
    key = lesson_uuid, language or get_language()
    if key not in memory:
        memory[key] = _read(*key)
    known: Lesson = memory[key]
    return known


def _read(lesson_uuid: UUID, language: str | None) -> Lesson:
    versions = newest_lesson_versions([lesson_uuid])
    if not versions:
        raise UnknownLesson(lesson_uuid)
    source = next((one for one in versions.values() if one.is_source), None) or next(iter(versions.values()))
    shown = versions.get((lesson_uuid, language or get_language() or ""), source)
    keys = {question.uuid: question for question in questions_of(source.content)}
    words = {question.uuid: question for question in questions_of(shown.content)}
    return Lesson(
        uuid=lesson_uuid,
        language=shown.language,
        title=shown.title,
        minutes=source.minutes,
        revision=f"{source.number}" if shown is source else f"{source.number}-{shown.language}{shown.number}",
        source=source,
        questions={uuid: words.get(uuid, key) for uuid, key in keys.items()},
        keys=keys,
        shown=frozenset(words),
        quiz=quiz_of(source.content),
    )


def questions_for(attempt: Attempt, language: str | None = None) -> list[QuestionContent]:
    """The questions of a try at a quiz, in the order drawn, with choices in the order shown.

    They hold the keys: a page must not send those. A question taken out of the quiz since is left out.
    """
    return drawn_from(lesson(attempt.quiz_uuid, language), attempt)


def drawn_from(live: Lesson, attempt: Attempt) -> list[QuestionContent]:
    """`questions_for`, of a quiz that is read already."""
    shuffled = bool(live.quiz and live.quiz.shuffled)
    found = [live.questions[uuid] for uuid in attempt.drawn if uuid in live.questions]
    return [as_shown(question, attempt.shuffle if shuffled else None) for question in found]


def as_shown(question: QuestionContent, shuffle: int | None) -> QuestionContent:
    """The question with its choices in the order to show: shuffled by the number given, and always
    so where their order gives the answer away."""
    kind = type_of(question)
    if kind.keeps_order or (shuffle is None and not kind.hides_order):
        return question
    return replace(
        question,
        choices=_shuffled(question.choices, question.uuid, shuffle or 0),
        targets=_shuffled(question.targets, question.uuid, (shuffle or 0) + 1),
    )


def pinned(lesson_uuids: Iterable[UUID]) -> set[UUID]:
    """Those of these lessons and quizzes that a published version holds which somebody is on, or
    which is its module's newest: they can be replaced, but not unpublished."""
    wanted = list(lesson_uuids)
    newest = ModuleVersion.objects.order_by("module", "-number").distinct("module").values("pk")
    rows = ModulePart.objects.filter(part__in=wanted).filter(
        Q(module_version__in=newest)
        | Q(module_version__enrolments__isnull=False)
        | Q(module_version__programme_versions__enrolments__isnull=False)
    )
    return set(rows.values_list("part", flat=True))


def _shuffled(choices: tuple[ChoiceContent, ...], question: UUID, number: int) -> tuple[ChoiceContent, ...]:
    shown = list(choices)
    random.Random(f"{question}:{number}").shuffle(shown)  # noqa: S311
    if len(shown) > 1 and shown == list(choices):
        shown.append(shown.pop(0))
    return tuple(shown)
