"""What a person has answered in a lesson, and what it still waits for: one rule, with a line or without."""

from typing import Any
from uuid import UUID

from courses.models import Answer
from courses.queries.lessons import Lesson
from courses.rules.tries import Tried, tried
from lms.people.models import User


def tried_in(person: User, live: Lesson) -> dict[UUID, Tried]:
    """How a person stands with each question that the lesson shows in this language, in its order."""
    given: dict[UUID, list[Any]] = {}
    rows = Answer.objects.filter(person=person, lesson_uuid=live.uuid, attempt=None)
    for question, response in rows.order_by("answered_at", "pk").values_list("question_uuid", "response"):
        given.setdefault(question, []).append(response)
    return {uuid: tried(key, given.get(uuid, ())) for uuid, key in live.keys.items() if uuid in live.shown}
