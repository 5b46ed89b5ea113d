"""How quick learning is: opening a lesson, answering, finishing, and rebuilding all progress.

`REBUILD_STATEMENTS` (default 20,000) is how many statements the rebuild reads; 1,000,000 for a
country's.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from courses.actions.answers import answer
from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson, finish_lesson
from courses.actions.projection import rebuild
from courses.actions.publishing import publish_lesson
from courses.models import Enrolment, ProgrammeVersion
from courses.queries.progress import lesson_access, progress_of
from courses.queries.projection import difference, keep_copy, learners
from courses.receivers import follow_the_record
from lms.people.models import User
from lms.xapi import profile
from lms.xapi.actions.statements import record
from lms.xapi.models import Statement
from lms.xapi.signals import statements_recorded
from tests import databases
from tests.courses import factories as make
from tests.load.report import heading, measure, percentile, timed

MODULES, LESSONS = 8, 5
STATEMENTS = int(os.environ.get("REBUILD_STATEMENTS", "20000"))


def main() -> None:
    _learning()
    _rebuilding()


def _learning() -> None:
    heading("Learning: one person, a programme of 8 modules with 5 lessons and a gathering each")
    question = make.question()
    modules = [
        make.module_content(*[make.part() for _ in range(LESSONS)], make.part("gathering"))
        for _ in range(MODULES)
    ]
    make.publish_programme(*modules)
    lessons = [part for module in modules for part in module.parts if part.kind == "lesson"]
    for lesson in lessons:
        publish_lesson(make.LessonContent(lesson.uuid, "nb", lesson.title, 10, (question,)), by=None)
    anna = User.objects.create(username="bench-learner")
    enrol(anna, training="pride-basic", by=None)
    acts: dict[str, Callable[[make.PartContent], object]] = {
        "whether a lesson is open": lambda lesson: lesson_access(anna, lesson.uuid),
        "beginning a lesson": lambda lesson: begin_lesson(anna, lesson_uuid=lesson.uuid),
        "answering a question": lambda lesson: answer(
            anna, lesson_uuid=lesson.uuid, question_uuid=question.uuid, response="a"
        ),
        "finishing a lesson": lambda lesson: finish_lesson(anna, lesson_uuid=lesson.uuid),
        "the whole path": lambda lesson: progress_of(anna),
    }
    for name, act in acts.items():
        with CaptureQueriesContext(connection) as captured:
            act(lessons[0])
        times = []
        for lesson in lessons[1:]:
            with timed() as clock:
                act(lesson)
            times.append(clock.seconds * 1000)
        measure(f"{name}, p50", percentile(times, 0.5), "ms")
        measure(f"{name}, p95", percentile(times, 0.95), f"ms, {len(captured)} queries")


def _rebuilding() -> None:
    each = MODULES * (LESSONS + 1)
    heading(f"Rebuilding progress from {STATEMENTS:,} statements")
    version = ProgrammeVersion.objects.get()
    people = User.objects.bulk_create(
        User(username=f"bench-{number}") for number in range(max(1, STATEMENTS // each))
    )
    Enrolment.objects.bulk_create(
        Enrolment(
            person=person, training_id="pride-basic", programme_version=version, enrolled_on=make.START.date()
        )
        for person in people
    )
    recorded = people[:20]
    with _unfollowed(), timed() as recording:
        for person in recorded:
            with transaction.atomic():
                record(_history(person, version))
    measure("recording them, 48 at a time", len(recorded) * each / recording.seconds, "statements/s")
    with timed() as copying:
        _copy_histories(recorded[0], people[20:])
    measure("copying them in, to have them", (len(people) - 20) * each / copying.seconds, "statements/s")
    with timed() as rebuilding:
        read = _rebuild()
    measure("statements read", read)
    measure("rebuilding progress", read / rebuilding.seconds, "statements/s")
    kept = keep_copy(learners())
    _rebuild()
    measure("rows that differ after rebuilding again", len(difference(kept, keep_copy(learners()))))


@contextmanager
def _unfollowed() -> Iterator[None]:
    """Record without progress following, so that the two are measured apart."""
    statements_recorded.disconnect(dispatch_uid="courses.follow_the_record")
    yield
    statements_recorded.connect(follow_the_record, dispatch_uid="courses.follow_the_record")


def _copy_histories(sample: User, people: Sequence[User]) -> None:
    """Give everybody the sample's history, each statement under an id of its own, by COPY."""
    columns = "id, stored, timestamp, person, verb, object_kind, object_id, registration, text, sha256"
    told = list(Statement.objects.of([sample.uuid]).order_by("stored"))
    last = Statement.objects.latest("stored").stored
    query = f"COPY xapi_statement ({columns}) FROM STDIN"
    number = 0
    for first in range(0, len(people), 500):
        with transaction.atomic(), connection.cursor() as cursor, cursor.copy(query) as rows:
            for person in people[first : first + 500]:
                for one in told:
                    number += 1
                    identity = uuid4()
                    text = one.text.replace(str(one.pk), str(identity))
                    text = text.replace(str(sample.uuid), str(person.uuid))
                    rows.write_row(
                        (
                            identity,
                            last + timedelta(microseconds=number),
                            one.timestamp,
                            person.uuid,
                            one.verb,
                            one.object_kind,
                            one.object_id,
                            one.registration,
                            text,
                            sha256(text.encode()).hexdigest(),
                        )
                    )
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("ANALYZE xapi_statement")


def _rebuild() -> int:
    persons = learners()
    read = 0
    for first in range(0, len(persons), 500):
        with transaction.atomic():
            read += rebuild(persons[first : first + 500])
    return read


def _history(person: User, version: ProgrammeVersion) -> list[object]:
    told: list[object] = []
    parts = version.module_versions.values_list("module_parts__part", "module_parts__part__kind")
    for number, (part, kind) in enumerate(parts):
        when = make.at(number % 28)
        if kind == "lesson":
            told.append(
                profile.completed_lesson(person.uuid, lesson=part, duration=timedelta(minutes=9), at=when)
            )
        else:
            length = timedelta(hours=3)
            told.append(
                profile.attended(
                    person.uuid,
                    session=uuid4(),
                    parts=[part],
                    duration=length,
                    scheduled=length,
                    completion=True,
                    at=when,
                )
            )
    return told
