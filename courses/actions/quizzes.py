import random
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from courses.actions.lessons import completed_codes, note_beginning, open_standing
from courses.errors import NoTriesLeft, QuizNotStarted, UnknownLesson
from courses.models import Answer, Attempt
from courses.queries.lessons import lesson
from courses.questions import is_scored
from lms.people.models import User
from lms.people.models.one_person import accounts_of
from lms.people.queries import lock_persons
from lms.xapi import profile
from lms.xapi.actions.statements import record
from lms.xapi.models import Statement
from lms.xapi.profile import Verb


@dataclass(frozen=True)
class QuizResult:
    """How a try went: `share` of the points, the share that passes, the questions that were not
    right (to read again), tries left (None: as many as one likes), and trainings now completed."""

    has_passed: bool
    share: float
    pass_mark: float
    read_again: tuple[UUID, ...]
    tries_left: int | None
    completed: tuple[str, ...] = ()


@transaction.atomic
def start_quiz(person: User, *, quiz_uuid: UUID, at: datetime | None = None) -> Attempt:
    """Start a try at a quiz, or go on with the one that is open; its questions are drawn now.

    Raises `NotEnrolled`, `ModuleClosed`, `UnknownLesson` or `NoTriesLeft`.
    """
    lock_persons([person.pk])
    live = lesson(quiz_uuid)
    if live.quiz is None:
        raise UnknownLesson(quiz_uuid)
    standing = open_standing(person, quiz_uuid)
    tries = Attempt.objects.filter(person=person, quiz_uuid=quiz_uuid)
    going = tries.filter(finished_at=None).first()
    if going:
        return going
    if live.quiz.attempts is not None and _used(person, quiz_uuid) >= live.quiz.attempts:
        raise NoTriesLeft
    note_beginning(person, standing.enrolment, standing.part.module_id)
    bank = [question.uuid for question in live.keys.values() if is_scored(question)]
    drawn = random.sample(bank, live.quiz.draw) if live.quiz.draw else bank
    return Attempt.objects.create(
        person=person,
        quiz_version=live.source,
        quiz_uuid=quiz_uuid,
        number=(tries.aggregate(last=Max("number"))["last"] or 0) + 1,
        drawn=drawn,
        shuffle=random.randrange(1_000_000),  # noqa: S311
        started_at=at or timezone.now(),
    )


@transaction.atomic
def finish_quiz(person: User, *, quiz_uuid: UUID, at: datetime | None = None) -> QuizResult:
    """Finish the open try: what is unanswered counts as wrong. Sent twice, it answers the same.

    Raises `QuizNotStarted`, `NotEnrolled`, `ModuleClosed` or `UnknownLesson`.
    """
    lock_persons([person.pk])
    live = lesson(quiz_uuid)
    if live.quiz is None:
        raise UnknownLesson(quiz_uuid)
    standing = open_standing(person, quiz_uuid)
    attempt = Attempt.objects.filter(person=person, quiz_uuid=quiz_uuid).order_by("-number").first()
    if attempt is None:
        raise QuizNotStarted
    mark = live.quiz.pass_mark
    if mark is None:
        mark = standing.module_part.module_version.pass_mark
    before = completed_codes(person)
    if attempt.finished_at is None:
        now = at or timezone.now()
        _mark(attempt, {uuid: key.points for uuid, key in live.keys.items()}, mark, now)
        build = profile.passed if attempt.has_passed else profile.failed
        place = standing.place(language=live.language, revision=live.revision)
        record([build(person.uuid, quiz=quiz_uuid, score=_share(attempt), at=now, place=place)])
    allowed = live.quiz.attempts
    return QuizResult(
        has_passed=bool(attempt.has_passed),
        share=_share(attempt),
        pass_mark=mark,
        read_again=_read_again(attempt),
        tries_left=None if allowed is None else max(0, allowed - _used(person, quiz_uuid)),
        completed=tuple(sorted(completed_codes(person) - before)),
    )


def _used(person: User, quiz_uuid: UUID) -> int:
    """Tries used, by the record: erasing one's own traces gives no new ones."""
    return int(
        Statement.objects.standing()
        .of(accounts_of(person).uuids)
        .filter(object_id=profile.activity_id("quiz", quiz_uuid), verb__in=[Verb.PASSED, Verb.FAILED])
        .count()
    )


def _mark(attempt: Attempt, points: dict[UUID, int], mark: float, now: datetime) -> None:
    given = Answer.objects.filter(attempt=attempt).values_list("points", flat=True)
    attempt.points = sum(one or 0.0 for one in given)
    attempt.max_points = float(sum(points.get(uuid, 0) for uuid in attempt.drawn))
    attempt.has_passed = _share(attempt) >= mark - 1e-9
    attempt.finished_at = now
    attempt.save(update_fields=["points", "max_points", "has_passed", "finished_at"])


def _share(attempt: Attempt) -> float:
    if not attempt.max_points:
        return 0.0
    return min(1.0, round((attempt.points or 0.0) / attempt.max_points, 4))


def _read_again(attempt: Attempt) -> tuple[UUID, ...]:
    right = set(Answer.objects.filter(attempt=attempt, is_right=True).values_list("question_uuid", flat=True))
    return tuple(uuid for uuid in attempt.drawn if uuid not in right)
