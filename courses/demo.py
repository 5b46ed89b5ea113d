"""The demo's learning: people in different places on their paths, as if they had taken the lessons."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from courses import actions
from courses.content import QuestionContent, QuestionKind
from courses.errors import ResponseRefused
from courses.queries.answers import PartState
from courses.queries.content import lesson
from courses.queries.progress import progress_of
from courses.signals import progress_changed
from lms.dates import OSLO
from lms.people.demo import Cast
from lms.people.demo_neighbours import Stage
from lms.people.models import User

_EVENING = time(19, 30)
_DONE = {"kari": 3, "ola": 1, "ingrid": 5, "liv": 2, "arne": 1, "siri": 4, "tor": 4, "mona": 6}
_NOTE = (
    "Etter første kveld",
    "Det som satte seg, var hvor mye det betyr å være rolig selv. Vil øve på å vente litt før jeg svarer.",
)


def load(cast: Cast) -> None:
    """Let each of the cast have done some lessons in the last weeks, and one keep a notebook."""
    with progress_changed.gathered():
        _load(cast)


def _load(cast: Cast) -> None:
    evening = datetime.combine(cast.on, _EVENING, OSLO)
    for name, count in _DONE.items():
        _learn(cast.parents[name], count=count, on=evening)
    for number, neighbour in enumerate(cast.neighbours):
        for adult in neighbour.adults[:1]:
            if neighbour.stage is Stage.UNDER_WAY:
                _learn(adult, count=1 + number % 2, on=evening, learner=number)
            elif neighbour.stage is Stage.BEGUN:
                _begin(adult, on=evening, learner=number)
    heading, text = _NOTE
    actions.write_note(cast.parents["kari"], heading=heading, text=text)


def _learn(person: User, *, count: int, on: datetime, learner: int | None = None) -> None:
    """Do some lessons, one every other day; a `learner` by number answers some questions wrongly first."""
    for number in range(count):
        part = next(_open_lessons(person), None)
        if part is None:
            return
        began = on - timedelta(days=2 * (count - number))
        actions.begin_lesson(person, lesson_uuid=part.uuid, at=began)
        _answer_all(
            person, part.uuid, at=began + timedelta(minutes=max(1, part.minutes - 2)), learner=learner
        )
        actions.finish_lesson(
            person, lesson_uuid=part.uuid, at=began + timedelta(minutes=max(2, part.minutes))
        )


def _begin(person: User, *, on: datetime, learner: int) -> None:
    """Answer the questions of the first lesson without finishing it."""
    part = next(_open_lessons(person), None)
    if part:
        began = on - timedelta(days=1)
        actions.begin_lesson(person, lesson_uuid=part.uuid, at=began)
        _answer_all(person, part.uuid, at=began + timedelta(minutes=5), learner=learner)


def _open_lessons(person: User) -> Iterator[PartState]:
    for path in progress_of(person, "nb"):
        for module in path.modules:
            for part in module.parts:
                if part.kind == "lesson" and part.done_on is None and part.opens_with is None:
                    yield part


def _answer_all(person: User, lesson_uuid: UUID, *, at: datetime, learner: int | None) -> None:
    questions, responses = lesson(lesson_uuid, "nb").questions, {}
    for place, question in enumerate(questions.values(), 2):
        if question.kind is not QuestionKind.REFLECTION:
            stumbles = learner is not None and learner % place == 0
            responses[question.uuid] = _wrong(question) if stumbles else _right(question)
    while responses:
        told = actions.answer_each(person, lesson_uuid=lesson_uuid, responses=responses, language="nb", at=at)
        again = {}
        for uuid, answered in told.items():
            if isinstance(answered, ResponseRefused):
                raise answered
            if not answered.is_settled:
                again[uuid] = _right(questions[uuid])
        responses, at = again, at + timedelta(seconds=20)


def _wrong(question: QuestionContent) -> Any:
    """A response that is not right, where there is one."""
    match question.kind:
        case QuestionKind.SINGLE:
            return next(choice.id for choice in question.choices if not choice.is_right)
        case QuestionKind.MULTIPLE:
            return [choice.id for choice in question.choices if not choice.is_right]
        case QuestionKind.TRUE_FALSE:
            return not question.answer
        case QuestionKind.ORDERING:
            return [choice.id for choice in reversed(question.choices)]
        case QuestionKind.MATCHING:
            left, right = list(question.answer), list(question.answer.values())
            return dict(zip(left, [*right[1:], right[0]], strict=True))
        case _:
            return _right(question)


def _right(question: QuestionContent) -> Any:
    """A response that is right, or one that is possible where nothing is right or wrong."""
    match question.kind:
        case QuestionKind.SINGLE:
            return next(choice.id for choice in question.choices if choice.is_right)
        case QuestionKind.MULTIPLE:
            return [choice.id for choice in question.choices if choice.is_right]
        case QuestionKind.ORDERING:
            return [choice.id for choice in question.choices]
        case QuestionKind.FILL_IN:
            return question.answer[0]
        case QuestionKind.LIKERT:
            return question.choices[-1].id
        case QuestionKind.SCENARIO:
            return _way_through(question)
        case _:
            return question.answer


def _way_through(question: QuestionContent) -> list[str]:
    steps = {step.id: step for step in question.steps}
    taken, where = [], question.steps[0].id
    while where:
        choices = steps[where].choices
        choice = next((one for one in choices if one.is_right), choices[0])
        taken.append(choice.id)
        where = choice.leads_to
    return taken
