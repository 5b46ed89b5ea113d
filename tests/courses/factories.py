"""Content and paths that a test needs but does not speak about."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from courses.actions import publishing
from courses.actions.enrolments import enrol
from courses.actions.publishing import publish_lesson, record_recommendation
from courses.content import (
    ChoiceContent,
    LessonContent,
    ModuleContent,
    PartContent,
    PartKind,
    ProgrammeContent,
    QuestionContent,
    QuizContent,
)
from courses.models import Enrolment, ModuleVersion, Part, ProgrammeVersion
from lms.people.models import User
from lms.xapi import profile
from lms.xapi.actions.drafts import draft
from lms.xapi.actions.statements import record, store
from lms.xapi.models import Credential, Statement, Tie
from lms.xapi.rules.json_text import parse_statements
from tests import factories

START = datetime(2026, 2, 1, 10, tzinfo=UTC)


def at(day: int, hour: int = 10) -> datetime:
    """An instant `day` days after the first of February 2026."""
    return START + timedelta(days=day, hours=hour - 10)


def question(**values) -> QuestionContent:
    """A single choice with one right answer, `a`."""
    return QuestionContent(
        **{
            "uuid": uuid4(),
            "kind": "single_choice",
            "prompt": "Hva hjelper barnet?",
            "choices": (
                ChoiceContent("a", "Ro og tid", is_right=True, feedback="Ja."),
                ChoiceContent("b", "Straff", feedback="Nei."),
            ),
            **values,
        }
    )


def part(kind: str = PartKind.LESSON, **values) -> PartContent:
    return PartContent(
        **{"uuid": uuid4(), "kind": PartKind(kind), "title": f"Del {kind}", "minutes": 10, **values}
    )


def module_content(*parts: PartContent, **values) -> ModuleContent:
    return ModuleContent(**{"uuid": uuid4(), "code": None, "title": "Tilknytning", "parts": parts, **values})


def publish_module(content: ModuleContent, *, questions: Sequence[QuestionContent] = ()) -> ModuleVersion:
    """Publish a module and everything of it that can be read."""
    for one in content.parts:
        if one.kind == PartKind.LESSON:
            publish_lesson(LessonContent(one.uuid, "nb", one.title, one.minutes, tuple(questions)), by=None)
        elif one.kind == PartKind.QUIZ:
            publish_lesson(
                LessonContent(
                    one.uuid, "nb", one.title, one.minutes, tuple(questions) or (question(),), QuizContent()
                ),
                by=None,
            )
    return publishing.publish_module(content, by=None)


def publish_programme(*modules: ModuleContent, code: str = "pride-basic", **values) -> ProgrammeVersion:
    """Publish a programme of these modules, each published first, recorded as recommended."""
    for module in modules:
        publish_module(module)
    content = ProgrammeContent(
        **{
            "uuid": uuid4(),
            "code": code,
            "title": "PRIDE grunnopplæring",
            "module_uuids": tuple(module.uuid for module in modules),
            **values,
        }
    )
    version = publishing.publish_programme(content, by=None)
    return record_recommendation(version, by=factories.UserFactory(), on=START.date())


def enrolled(person: User | None = None, *, parts: Sequence[PartContent] = (), **values) -> Enrolment:
    """A person on a programme of one module with these parts (default: one lesson)."""
    publish_programme(module_content(*(parts or (part(),))), **values)
    return enrol(
        person or factories.UserFactory(),
        training=values.get("code", "pride-basic"),
        by=None,
        on=START.date(),
    )


def finish(
    person: User,
    lesson: UUID | PartContent | Part,
    *,
    when: datetime = START,
    registration: UUID | None = None,
) -> Statement:
    """Record that a person finished a lesson, as the platform does."""
    uuid = lesson if isinstance(lesson, UUID) else lesson.uuid
    place = profile.Context(registration=registration)
    (statement,) = record(
        [
            profile.completed_lesson(
                person.uuid, lesson=uuid, duration=timedelta(minutes=5), at=when, place=place
            )
        ]
    )
    return statement


def attend(
    person: User,
    *parts: PartContent | Part,
    when: datetime = START,
    minutes: int = 180,
    scheduled: int = 180,
    completion: bool = True,
    registration: UUID | None = None,
    trainer: User | None = None,
) -> Statement:
    """Record that a person attended a session that delivers these parts."""
    (statement,) = record(
        [
            profile.attended(
                person.uuid,
                session=uuid4(),
                parts=[one.uuid for one in parts],
                duration=timedelta(minutes=minutes),
                scheduled=timedelta(minutes=scheduled),
                completion=completion,
                at=when,
                place=profile.Context(
                    registration=registration, instructor=trainer.uuid if trainer else None
                ),
            )
        ]
    )
    return statement


def pass_quiz(person: User, quiz: PartContent | Part, *, when: datetime = START) -> Statement:
    (statement,) = record([profile.passed(person.uuid, quiz=quiz.uuid, score=1.0, at=when)])
    return statement


def publish_programme_again(version: ProgrammeVersion) -> ProgrammeVersion:
    """Publish a programme again, with its modules' newest versions."""
    training = version.programme.training
    modules = version.programme_modules.order_by("position").values_list("module_version__module", flat=True)
    content = ProgrammeContent(version.programme_id, training.code, training.titles["nb"], tuple(modules))
    return publishing.publish_programme(content, by=None)


def outside_finish(person: User, lesson: PartContent, *, is_tied: bool) -> Statement:
    """An external tool's credential says that a person finished a lesson."""
    credential = Credential.objects.create(
        name="Ekstern", key=uuid4().hex[:20], secret_hash="", scopes=["statements/write"]
    )
    if is_tied:
        Tie.objects.create(credential=credential, activity=profile.activity_id("lesson", lesson.uuid))
    statement = profile.completed_lesson(
        person.uuid, lesson=lesson.uuid, duration=timedelta(minutes=5), at=START
    )
    sources, _ = parse_statements(json.dumps(statement.as_version()))
    (stored,) = store([draft(sources[0], credential=credential)])
    return stored
