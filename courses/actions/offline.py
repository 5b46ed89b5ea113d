"""Lessons worked through without a line: handed out with a token, delivered later, once."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils import timezone

from courses.actions.answers import answer
from courses.actions.lessons import Late, begin_lesson, finish_lesson
from courses.errors import CoursesError, QuestionsLeft, TokenNotValid, WrongIdentity
from courses.questions import Verdict
from courses.rules.offline import LONGEST, happened_at
from courses.rules.tries import NOTHING_ASKED, LessonOutcome
from lms.people.models import User
from lms.people.models.one_person import accounts_of
from lms.people.queries import lock_persons

_SALT = "courses.late"


@dataclass(frozen=True)
class OfflineEvent:
    """One thing done without a line. `uuid` is made in the browser, at random (version 4), and is the
    statement's id; `question` and `response` are given for an answer, and neither for having finished
    the lesson."""

    uuid: UUID
    claimed_at: datetime
    question: UUID | None = None
    response: Any = None


@dataclass(frozen=True)
class Delivered:
    """What became of an event: recorded, or `refused` with the error that says why. `feedback` is that
    of an answer, and `solution` its right answer in words once that is shown; an answer that is not
    `is_settled` is to be tried again. `outcome` is how the questions of a finished lesson went. An event
    delivered before is recorded already, and says so by `is_new`. `left` are the questions that a lesson
    that cannot be finished yet waits for."""

    uuid: UUID
    is_recorded: bool
    is_new: bool = False
    refused: CoursesError | None = None
    verdict: Verdict = Verdict.NONE
    feedback: tuple[str, ...] = ()
    left: tuple[UUID, ...] = ()
    is_settled: bool = True
    solution: tuple[str, ...] = ()
    outcome: LessonOutcome = NOTHING_ASKED

    @property
    def is_right(self) -> bool | None:
        """None where nothing is right or wrong."""
        return None if self.verdict is Verdict.NONE else self.verdict is Verdict.RIGHT


def hand_out(person: User, *, lesson_uuid: UUID, at: datetime | None = None) -> str:
    """The token that goes with a lesson kept for later: whose, which, and the server's time."""
    now = (at or timezone.now()).timestamp()
    return signing.dumps([str(person.uuid), str(lesson_uuid), now], salt=_SALT, compress=True)


def deliver(
    person: User,
    *,
    token: str,
    events: Sequence[OfflineEvent],
    language: str | None = None,
    place: str = "",
    at: datetime | None = None,
) -> list[Delivered]:
    """Record what was done without a line, in the order given; each event stands alone, and sent
    again changes nothing. `place` is where the reader was last, for a lesson that is not finished.

    Its time is the claimed one, clamped between the token's and now. Raises `TokenNotValid` for a
    token that is forged, another person's, or older than 30 days.
    """
    lesson_uuid, handed_out = read_token(person, token)
    now = at or timezone.now()
    if now - handed_out > LONGEST:
        raise TokenNotValid
    delivered = [_deliver(person, lesson_uuid, handed_out, event, language, now) for event in events]
    if place and not any(event.question is None for event in events):
        with suppress(CoursesError):
            begin_lesson(person, lesson_uuid=lesson_uuid, place=place, at=now)
    return delivered


def _deliver(
    person: User,
    lesson_uuid: UUID,
    handed_out: datetime,
    event: OfflineEvent,
    language: str | None,
    now: datetime,
) -> Delivered:
    if event.uuid.version != 4:
        return Delivered(event.uuid, False, refused=WrongIdentity())
    when = happened_at(event.claimed_at, handed_out=handed_out, received=now)
    late = Late(event.claimed_at, event.uuid)
    try:
        with transaction.atomic():
            lock_persons([person.pk])
            begin_lesson(person, lesson_uuid=lesson_uuid, at=handed_out)
            if event.question is None:
                finished = finish_lesson(
                    person, lesson_uuid=lesson_uuid, language=language, at=when, late=late
                )
                return Delivered(event.uuid, True, finished.is_new, outcome=finished.outcome)
            told = answer(
                person,
                lesson_uuid=lesson_uuid,
                question_uuid=event.question,
                response=event.response,
                language=language,
                at=when,
                late=late,
            )
            return Delivered(
                event.uuid,
                True,
                told.is_new,
                verdict=told.verdict,
                feedback=told.feedback,
                is_settled=told.is_settled,
                solution=told.solution,
            )
    except QuestionsLeft as error:
        return Delivered(event.uuid, False, refused=error, left=error.questions)
    except CoursesError as error:
        return Delivered(event.uuid, False, refused=error)


def read_token(person: User, token: str) -> tuple[UUID, datetime]:
    """The lesson that a token was handed out with, and when. Raises `TokenNotValid`."""
    try:
        owner, lesson_uuid, moment = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError) as error:
        raise TokenNotValid from error
    if owner != str(person.uuid) and owner not in {str(uuid) for uuid in accounts_of(person).uuids}:
        raise TokenNotValid
    return UUID(lesson_uuid), datetime.fromtimestamp(moment, tz=timezone.get_current_timezone())
