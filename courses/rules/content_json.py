"""Content to plain JSON and back."""

import json
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

from courses.content import (
    ChoiceContent,
    LessonContent,
    QuestionContent,
    QuizContent,
    StepContent,
)
from courses.questions import type_named


def plain(content: LessonContent) -> dict[str, Any]:
    """The lesson as the JSON that is kept."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(content), cls=DjangoJSONEncoder))
    return data


def in_todays_names(data: dict[str, Any]) -> dict[str, Any]:
    """A lesson kept as JSON, its types of question by the names that they have now."""
    questions = [{**one, "kind": type_named(one["kind"]).name} for one in data["questions"]]
    return {**data, "questions": questions}


def questions_of(data: dict[str, Any]) -> tuple[QuestionContent, ...]:
    """The questions of a lesson kept as JSON, in order."""
    return tuple(_question(question) for question in data["questions"])


def quiz_of(data: dict[str, Any]) -> QuizContent | None:
    """How the quiz is taken, or None for a lesson."""
    return QuizContent(**data["quiz"]) if data["quiz"] else None


def _question(data: dict[str, Any]) -> QuestionContent:
    return QuestionContent(
        **{
            **data,
            "uuid": UUID(data["uuid"]),
            "kind": type_named(data["kind"]).name,
            "choices": _choices(data["choices"]),
            "targets": _choices(data["targets"]),
            "steps": tuple(
                StepContent(id=step["id"], text=step["text"], choices=_choices(step["choices"]))
                for step in data["steps"]
            ),
        }
    )


def _choices(data: list[dict[str, Any]]) -> tuple[ChoiceContent, ...]:
    return tuple(ChoiceContent(**choice) for choice in data)
