"""What a person has answered in a lesson, and what it still waits for: one rule, with a line or without."""

from uuid import UUID

from courses.models import Answer, PartProgress
from courses.queries.content import Lesson
from courses.rules.scoring import is_answered, must_be_answered
from lms.people.models import User


def questions_left(person: User, live: Lesson) -> list[UUID]:
    """The questions that the lesson must have answered before it is finished, in its order; none once it
    has been done."""
    if PartProgress.objects.filter(person=person, part=live.uuid).exists():
        return []
    wanted = {uuid: key for uuid, key in live.keys.items() if uuid in live.shown and must_be_answered(key)}
    given = Answer.objects.filter(
        person=person, lesson_uuid=live.uuid, attempt=None, question_uuid__in=wanted
    )
    last = dict(given.order_by("answered_at", "pk").values_list("question_uuid", "response"))
    return [uuid for uuid, key in wanted.items() if uuid not in last or not is_answered(key, last[uuid])]
