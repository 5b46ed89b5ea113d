"""What authoring hands over when it publishes: plain, frozen data, kept here append-only.

Titles are given in the source language, with translations by language code. Shares are from 0 to
1, times in whole minutes. Ids of choices and steps are short strings, unique within their question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID


class PartKind(StrEnum):
    LESSON = "lesson"
    QUIZ = "quiz"
    GATHERING = "gathering"
    VISIT = "visit"
    NETWORK_DAY = "network_day"


# What one learns by oneself, at a screen, and what one meets for.
E_LEARNING = frozenset({PartKind.LESSON, PartKind.QUIZ})
MEETINGS = frozenset(PartKind) - E_LEARNING


class ModulePhase(StrEnum):
    """When a module is meant to be taken: before the move, around it, or while the child lives there."""

    BEFORE = "before"
    AROUND = "around"
    DURING = "during"


@dataclass(frozen=True)
class ChoiceContent:
    """One choice; `leads_to` names the next step of a scenario, empty where the story ends."""

    id: str
    text: str
    is_right: bool = False
    feedback: str = ""
    leads_to: str = ""


@dataclass(frozen=True)
class StepContent:
    """One situation of a scenario with its choices; a scenario begins at its first step."""

    id: str
    text: str
    choices: tuple[ChoiceContent, ...]


@dataclass(frozen=True)
class QuestionContent:
    """One question. `kind` is the name of its type (`courses.questions`), which says what the key is.

    `feedback_right` and `feedback_wrong` are shown beside the feedback of each choice.
    """

    uuid: UUID
    kind: str
    prompt: str
    choices: tuple[ChoiceContent, ...] = ()
    targets: tuple[ChoiceContent, ...] = ()
    steps: tuple[StepContent, ...] = ()
    answer: Any = None
    points: int = 1
    feedback_right: str = ""
    feedback_wrong: str = ""


@dataclass(frozen=True)
class QuizContent:
    """How a quiz is taken: how many questions are drawn (None: all), how many tries are allowed
    (None: as many as one likes), the share of points that passes (None: the module's), and whether
    choices are shuffled."""

    draw: int | None = None
    attempts: int | None = None
    pass_mark: float | None = None
    shuffled: bool = True


@dataclass(frozen=True)
class LessonContent:
    """One lesson, or one quiz where `quiz` is given, in one language.

    `is_source` marks the language that owns the keys; translations give words alone, with the same
    question uuids. `material_change` says what changed, where those who completed should see it.
    """

    uuid: UUID
    language: str
    title: str
    minutes: int
    questions: tuple[QuestionContent, ...] = ()
    quiz: QuizContent | None = None
    is_source: bool = True
    material_change: str = ""


@dataclass(frozen=True)
class PartContent:
    """One part of a module. `minutes` is the estimate of e-learning, or the length of a session;
    `min_share` the share of a session one must attend, where it differs from the module's."""

    uuid: UUID
    kind: PartKind
    title: str
    required: bool = True
    minutes: int = 0
    min_share: float | None = None
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ModuleContent:
    """One module with its parts in order. `code` is the stable code of a module that a rule set can
    ask for; without one it gets a code made of its uuid. `any_order` frees the order of its parts."""

    uuid: UUID
    code: str | None
    title: str
    parts: tuple[PartContent, ...]
    pass_mark: float = 0.8
    min_share: float = 0.8
    any_order: bool = True
    prerequisites: tuple[UUID, ...] = ()
    phase: ModulePhase = ModulePhase.BEFORE
    target_groups: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    is_demonstration: bool = False


@dataclass(frozen=True)
class ProgrammeContent:
    """One programme with its modules in order, each published before. `adds_up_attendance` lets
    partial attendances of the same part add up to the share that is needed."""

    uuid: UUID
    code: str
    title: str
    module_uuids: tuple[UUID, ...]
    adds_up_attendance: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)
    is_demonstration: bool = False
