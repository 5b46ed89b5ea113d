from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from courses.actions.answers import answer_each
from courses.actions.quizzes import QuizResult, finish_quiz
from lms.people.models import User


@transaction.atomic
def hand_in_quiz(
    person: User,
    *,
    quiz_uuid: UUID,
    attempt_uuid: UUID,
    responses: Mapping[UUID, Any],
    language: str | None,
) -> QuizResult:
    """Answer the questions of this try and finish it; what cannot be read counts as unanswered.

    Raises `courses.errors.QuizNotStarted`, `OtherTry`, `UnknownQuestion`, `NotEnrolled` or `ModuleClosed`.
    """
    answer_each(
        person, lesson_uuid=quiz_uuid, responses=responses, language=language, attempt_uuid=attempt_uuid
    )
    return finish_quiz(person, quiz_uuid=quiz_uuid)
