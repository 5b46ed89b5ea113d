"""When a question of a lesson is settled, so that the lesson waits for it no longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from courses.content import QuestionContent
from courses.errors import ResponseRefused
from courses.questions import is_scored, must_be_answered, score

TRIES = 3


@dataclass(frozen=True)
class Tried:
    """How somebody stands with one question of a lesson.

    `tries` counts the answers that fit the question as it stands today; `right_at` is the number of the
    first that was right, None if none was. Once right, a question stays so; after three tries that were
    not, its answer is shown, so that nobody is stuck.
    """

    must_be_answered: bool
    is_scored: bool
    tries: int = 0
    right_at: int | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the right answer is shown, since it was not found."""
        return self.is_scored and self.right_at is None and self.tries >= TRIES

    @property
    def is_settled(self) -> bool:
        if not self.must_be_answered:
            return True
        if not self.is_scored:
            return self.tries > 0
        return self.right_at is not None or self.is_shown

    @property
    def tries_left(self) -> int:
        """How many more tries before the answer is shown; 0 where nothing is left to try."""
        return TRIES - self.tries if self.tries and not self.is_settled else 0


@dataclass(frozen=True)
class LessonOutcome:
    """How a lesson's questions went: of `total` that have a right answer, `first` were right at the first
    try, `later` at another."""

    total: int = 0
    first: int = 0
    later: int = 0


NOTHING_ASKED = LessonOutcome()


def tried(question: QuestionContent, responses: Iterable[Any]) -> Tried:
    """How somebody stands who has given these responses to the question, the oldest first."""
    number, right_at = 0, None
    for response in responses:
        try:
            scored = score(question, response)
        except ResponseRefused:
            continue
        number += 1
        if scored.is_right and right_at is None:
            right_at = number
    must = must_be_answered(question)
    return Tried(must, must and is_scored(question), number, right_at)


def outcome_of(each: Iterable[Tried]) -> LessonOutcome:
    """The sum of how somebody stands with each question of a lesson."""
    scored = [one for one in each if one.is_scored]
    first = sum(one.right_at == 1 for one in scored)
    right = sum(one.right_at is not None for one in scored)
    return LessonOutcome(len(scored), first, right - first)
