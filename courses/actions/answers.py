from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.actions.lessons import Late, open_standing
from courses.actions.notes import keep_reflection
from courses.content import QuestionContent
from courses.errors import (
    OtherTry,
    QuizNotStarted,
    ResponseRefused,
    UnknownQuestion,
)
from courses.models import Answer, Attempt, Bookmark
from courses.queries.enrolled_parts import EnrolledPart
from courses.queries.lessons import Lesson, lesson
from courses.questions import Scored, Verdict, score, solution, type_of
from courses.rules.tries import tried
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.xapi import profile
from lms.xapi.actions.statements import record
from lms.xapi.models import Statement


@dataclass(frozen=True)
class Answered:
    """How an answer went; see `courses.questions.Scored`. `is_new` is False for one sent twice.
    `is_settled` says that the lesson waits for the question no longer; `solution` is its answer in words,
    once that is shown (see `courses.rules.tries`)."""

    is_right: bool | None
    share: float | None
    feedback: tuple[str, ...]
    is_new: bool
    verdict: Verdict = Verdict.NONE
    is_settled: bool = True
    solution: tuple[str, ...] = ()


@transaction.atomic
def answer(
    person: User,
    *,
    lesson_uuid: UUID,
    question_uuid: UUID,
    response: Any,
    language: str | None = None,
    at: datetime | None = None,
    late: Late | None = None,
) -> Answered:
    """Score and record an answer in a lesson, or in the open try at a quiz.

    The same answer sent twice is recorded once; in a quiz the first answer of a try stands. The
    text of a private one goes to the person's notebook and nowhere else. Raises `NotEnrolled`,
    `ModuleClosed`, `UnknownLesson`, `UnknownQuestion`, `QuizNotStarted` or `ResponseRefused`.
    """
    (told,) = answer_each(
        person,
        lesson_uuid=lesson_uuid,
        responses={question_uuid: response},
        language=language,
        at=at,
        late=late,
    ).values()
    if isinstance(told, ResponseRefused):
        raise told
    return told


@transaction.atomic
def answer_each(
    person: User,
    *,
    lesson_uuid: UUID,
    responses: Mapping[UUID, Any],
    language: str | None = None,
    at: datetime | None = None,
    late: Late | None = None,
    attempt_uuid: UUID | None = None,
) -> dict[UUID, Answered | ResponseRefused]:
    """`answer` for several questions of a lesson at once, in few queries however many they are.

    A response that is refused is told as such, and the others stand. Raises what else `answer` raises,
    and `OtherTry` where the open try at a quiz is not `attempt_uuid`, the one they were written for.
    """
    lock_persons([person.pk])
    live = lesson(lesson_uuid, language)
    standing = open_standing(person, lesson_uuid)
    attempt = _open_attempt(person, live)
    if attempt and attempt_uuid and attempt.pk != attempt_uuid:
        raise OtherTry
    for uuid in responses:
        if uuid not in live.keys or (attempt and uuid not in attempt.drawn):
            raise UnknownQuestion(uuid)
    when = at or timezone.now()
    sent_before = late is not None and Statement.objects.filter(pk=late.event).exists()
    earlier: dict[UUID, list[Answer]] = {uuid: [] for uuid in responses}
    mine = Answer.objects.filter(person=person, question_uuid__in=list(responses))
    for one in mine.order_by("answered_at", "pk"):
        earlier[one.question_uuid].append(one)
    this_try = (attempt.pk if attempt else None, lesson_uuid)
    told: dict[UUID, Answered | ResponseRefused] = {}
    news: list[tuple[QuestionContent, Scored]] = []
    for uuid, response in responses.items():
        question, words = live.keys[uuid], live.questions[uuid]
        if type_of(question).is_private:
            told[uuid] = _reflect(person, standing, live, words, response, when, late)
            continue
        try:
            scored = score(question, response, words=words)
        except ResponseRefused as refusal:
            told[uuid] = refusal
            continue
        same_try = [one for one in earlier[uuid] if (one.attempt_id, one.lesson_uuid) == this_try]
        before = [one.response for one in same_try]
        if sent_before or (same_try and same_try[-1].response == scored.response):
            told[uuid] = _told(question, words, scored, before or [scored.response], is_new=False)
        elif same_try and attempt:
            told[uuid] = ResponseRefused(_("The question is answered already in this try."))
        else:
            told[uuid] = _told(question, words, scored, [*before, scored.response], is_new=True)
            news.append((question, scored))
    statements = record(
        profile.answered(
            person.uuid,
            question=_as_interaction(question, live.questions[question.uuid], live.language),
            at=when,
            response=scored.spelt,
            success=scored.is_right,
            score=scored.share,
            place=standing.place(language=live.language, revision=live.revision),
            claimed_at=late.claimed_at if late else None,
            id=late.event if late else None,
        )
        for question, scored in news
    )
    Answer.objects.bulk_create(
        Answer(
            person=person,
            attempt=attempt,
            lesson_uuid=lesson_uuid,
            question_uuid=question.uuid,
            response=scored.response,
            is_right=scored.is_right,
            points=None if scored.share is None else scored.share * question.points,
            is_first=not earlier[question.uuid],
            answered_at=when,
            statement=statement.pk,
        )
        for (question, scored), statement in zip(news, statements, strict=True)
    )
    return told


@transaction.atomic
def erase_learning_traces(person: User) -> None:
    """Erase one's own answers, tries and bookmarks at once. What is completed stands."""
    lock_persons([person.pk])
    Answer.objects.filter(person=person).delete()
    Attempt.objects.filter(person=person).delete()
    Bookmark.objects.filter(person=person).delete()


def _told(
    question: QuestionContent, words: QuestionContent, scored: Scored, responses: list[Any], *, is_new: bool
) -> Answered:
    now = tried(question, responses)
    return Answered(
        scored.is_right,
        scored.share,
        scored.feedback,
        is_new,
        scored.verdict,
        now.is_settled,
        solution(question, words) if now.is_shown else (),
    )


def _reflect(
    person: User,
    standing: EnrolledPart,
    live: Lesson,
    words: QuestionContent,
    response: Any,
    when: datetime,
    late: Late | None,
) -> Answered:
    text = response if isinstance(response, str) else ""
    if text.strip():
        keep_reflection(
            person, lesson_uuid=live.uuid, question_uuid=words.uuid, heading=words.prompt, text=text, at=when
        )
    event = uuid5(standing.enrolment.pk, f"reflected {words.uuid}")
    is_new = not Statement.objects.filter(pk=event).exists()
    if is_new:
        record(
            [
                profile.answered(
                    person.uuid,
                    question=_as_interaction(words, words, live.language),
                    at=when,
                    place=standing.place(language=live.language, revision=live.revision),
                    claimed_at=late.claimed_at if late else None,
                    id=event,
                )
            ]
        )
    return Answered(None, None, (), is_new)


def _open_attempt(person: User, live: Lesson) -> Attempt | None:
    if live.quiz is None:
        return None
    attempt = Attempt.objects.filter(person=person, quiz_uuid=live.uuid, finished_at=None).first()
    if attempt is None:
        raise QuizNotStarted
    return attempt


def _as_interaction(key: QuestionContent, words: QuestionContent, language: str) -> profile.Question:
    kind = type_of(key)
    return profile.Question(
        uuid=key.uuid,
        interaction_type=kind.interaction,
        prompt=words.prompt,
        language=language,
        choices=[(choice.id, choice.text) for choice in words.choices] if kind.components else (),
        component=kind.components,
        correct=kind.correct_pattern(key),
    )
