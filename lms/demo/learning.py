"""The demo's learning: people in different places on their paths, as if they had taken the lessons."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from courses.actions.answers import answer_each
from courses.actions.lessons import begin_lesson, finish_lesson
from courses.actions.notes import write_note
from courses.errors import ResponseRefused
from courses.queries.lessons import lesson
from courses.queries.progress import progress_of_each
from courses.queries.progress_state import PartState, ProgrammeProgress
from courses.questions import type_of
from courses.signals import progress_changed
from lms.dates import OSLO
from lms.demo.neighbour_homes import Stage
from lms.demo.persons import Cast
from lms.people.models import User
from lms.xapi.signals import statements_recorded

_EVENING = time(19, 30)
_DONE = {"kari": 3, "ola": 1, "ingrid": 5, "liv": 2, "arne": 1, "siri": 4, "tor": 4, "mona": 6}
_NOTE = (
    "Etter første kveld",
    "Det som satte seg, var hvor mye det betyr å være rolig selv. Vil øve på å vente litt før jeg svarer.",
)


@dataclass
class _Learner:
    """One who learns: how many lessons, and by which number they answer some questions wrongly."""

    person: User
    count: int
    number: int | None = None
    only_begins: bool = False


def load(cast: Cast) -> None:
    """Let each of the cast have done some lessons in the last weeks, and one keep a notebook."""
    evening = datetime.combine(cast.on, _EVENING, OSLO)
    learners = list(_learners(cast))
    with progress_changed.gathered():
        lessons, taken = sum(learner.count for learner in learners), 0
        for number in range(max(learner.count for learner in learners)):
            still = [one for one in learners if one.count > number]
            tell = cast.stretch(taken / lessons, (taken + len(still)) / lessons)
            _next_lessons(still, number=number, on=evening, tell=tell)
            taken += len(still)
        heading, text = _NOTE
        write_note(cast.parents["kari"], heading=heading, text=text)


def _learners(cast: Cast) -> Iterator[_Learner]:
    for name, count in _DONE.items():
        yield _Learner(cast.parents[name], count)
    for number, neighbour in enumerate(cast.neighbours):
        for adult in neighbour.adults[:1]:
            if neighbour.stage is Stage.UNDER_WAY:
                yield _Learner(adult, 1 + (number % 4 == 0), number)
            elif neighbour.stage in {Stage.MATCHED, Stage.URGENT}:
                yield _Learner(adult, 1 + number * 2 % 7, number)
            elif neighbour.stage is Stage.BEGUN:
                yield _Learner(adult, 1, number, only_begins=True)


def _next_lessons(
    learners: Sequence[_Learner], *, number: int, on: datetime, tell: Callable[[float], None]
) -> None:
    """Let each do the first lesson that is open, one every other day; progress follows when all have."""
    paths = progress_of_each([one.person for one in learners], "nb")
    with statements_recorded.gathered():
        for place, one in enumerate(learners):
            tell(place / len(learners))
            part = next(_open_lessons(paths[one.person.pk]), None)
            if part is not None:
                _take(
                    one, part, began=on - timedelta(days=1 if one.only_begins else 2 * (one.count - number))
                )


def _take(learner: _Learner, part: PartState, *, began: datetime) -> None:
    person = learner.person
    begin_lesson(person, lesson_uuid=part.uuid, at=began)
    minutes = 5 if learner.only_begins else max(1, part.minutes - 2)
    _answer_all(person, part.uuid, at=began + timedelta(minutes=minutes), learner=learner.number)
    if not learner.only_begins:
        finish_lesson(person, lesson_uuid=part.uuid, at=began + timedelta(minutes=max(2, part.minutes)))


def _open_lessons(paths: Iterable[ProgrammeProgress]) -> Iterator[PartState]:
    for path in paths:
        for module in path.modules:
            for part in module.parts:
                if part.kind == "lesson" and part.done_on is None and part.opens_with is None:
                    yield part


def _answer_all(person: User, lesson_uuid: UUID, *, at: datetime, learner: int | None) -> None:
    questions = lesson(lesson_uuid, "nb").questions
    right, responses = {}, {}
    for place, question in enumerate(questions.values(), 2):
        kind = type_of(question)
        if kind.is_private:
            continue
        right[question.uuid] = kind.right_response(question)
        stumbles = learner is not None and learner % place == 0
        wrong = kind.wrong_response(question) if stumbles else None
        responses[question.uuid] = right[question.uuid] if wrong is None else wrong
    while responses:
        told = answer_each(person, lesson_uuid=lesson_uuid, responses=responses, language="nb", at=at)
        again = {}
        for uuid, answered in told.items():
            if isinstance(answered, ResponseRefused):
                raise answered
            if not answered.is_settled:
                again[uuid] = right[uuid]
        responses, at = again, at + timedelta(seconds=20)
