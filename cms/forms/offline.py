"""What a device sends when it has a line again: work done in one lesson, as plain JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.queries.shown_questions import in_words
from cms.wording import in_sum, questions_left, shown
from courses.actions.offline import Delivered, OfflineEvent
from courses.content import QuestionContent
from courses.errors import ModuleClosed, NotEnrolled, NoteRefused, QuestionsLeft, ResponseRefused
from courses.questions import Verdict, type_of
from lms.refusals import Refused

LARGEST_BODY = 512 * 1024
MOST_EVENTS = 200
_YEARS = range(1900, 2200)


class DeliveryRefused(Refused):
    """The delivery is not of the agreed form."""

    sentence = gettext_lazy("This is not work that the page has kept.")


class TooMuchDelivered(DeliveryRefused):
    sentence = gettext_lazy("Deliver at most 200 answers at a time.")


@dataclass(frozen=True)
class Work:
    """One thing done: an answer, with the fields of its form, or, without a question, the end of the
    lesson."""

    uuid: UUID
    claimed_at: datetime
    question: UUID | None
    fields: QueryDict


@dataclass(frozen=True)
class OfflineDelivery:
    """Everything that one device did in one lesson, in order, and the page it stopped at."""

    token: str
    place: str
    works: tuple[Work, ...]

    def events(self, questions: Mapping[UUID, QuestionContent]) -> list[OfflineEvent]:
        """The events to record; `questions` are those of the lesson, in its language."""
        return [
            OfflineEvent(one.uuid, one.claimed_at, one.question, _response(one, questions))
            for one in self.works
        ]


def read_delivery(body: bytes) -> OfflineDelivery:
    """Read `{token, place, events: [{id, at, question, fields: [[name, value]]}]}`.

    Raises `DeliveryRefused`.
    """
    try:
        data = json.loads(body)
        works = tuple(_work(one) for one in data["events"])
        token, place = data["token"], data.get("place") or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DeliveryRefused from error
    if not isinstance(token, str) or not isinstance(place, str) or not _is_place(place):
        raise DeliveryRefused
    if len(works) > MOST_EVENTS:
        raise TooMuchDelivered
    return OfflineDelivery(token, place, works)


def told(delivered: Iterable[Delivered]) -> list[dict[str, Any]]:
    """What became of each event, in words for the page."""
    return [
        {
            "id": str(one.uuid),
            "is_recorded": one.is_recorded,
            "is_new": one.is_new,
            "tone": one.verdict.value,
            "verdict": _verdict(one),
            "feedback": list(filter(None, [*one.feedback, *shown(one.solution), in_sum(one.outcome)])),
            "is_settled": one.is_settled,
            "left": [str(question) for question in one.left],
        }
        for one in delivered
    ]


def _work(data: Mapping[str, Any]) -> Work:
    claimed_at = datetime.fromisoformat(data["at"])
    if claimed_at.tzinfo is None or claimed_at.year not in _YEARS:
        raise ValueError(data["at"])
    question = data.get("question")
    fields = QueryDict(mutable=True)
    for name, value in data.get("fields") or ():
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError(name)
        fields.appendlist(name, value)
    return Work(UUID(data["id"]), claimed_at, UUID(question) if question else None, fields)


def _response(work: Work, questions: Mapping[UUID, QuestionContent]) -> Any:
    question = questions.get(work.question) if work.question else None
    return type_of(question).response_from(work.fields, "svar", question) if question else None


def _is_place(place: str) -> bool:
    return place == "" or (place.isdecimal() and len(place) < 4)


def _verdict(one: Delivered) -> str:
    if one.is_recorded:
        return _("It is delivered.") if one.verdict is Verdict.NONE else in_words(one.verdict)
    match one.refused:
        case ResponseRefused():
            return str(ResponseRefused.sentence)
        case NoteRefused():
            return _("It was not kept: it is empty, too long, or holds an eleven-digit number.")
        case QuestionsLeft():
            return questions_left(len(one.left))
        case ModuleClosed() | NotEnrolled():
            return _("This lesson is not open to you now.")
        case _:
            return _("The lesson has changed, and this question is no longer in it.")
