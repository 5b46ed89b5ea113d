"""The shapes in which training is told to the floors above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from courses.content import E_LEARNING


@dataclass(frozen=True)
class Opening:
    """What opens something that is closed: `reason` is one of `prerequisite`, `phase_around`,
    `phase_during`, `part_before`; `title` names the module or part to do first, where there is one."""

    reason: str
    title: str = ""
    kind: str = ""


@dataclass(frozen=True)
class PartState:
    """One part on somebody's path. `minutes` is the estimate; `opens_with` is None once it is open."""

    uuid: UUID
    kind: str
    title: str
    minutes: int
    is_required: bool
    done_on: date | None
    opens_with: Opening | None

    @property
    def is_e_learning(self) -> bool:
        return self.kind in E_LEARNING


@dataclass(frozen=True)
class ModuleProgress:
    """One module on somebody's path, with its parts in order."""

    uuid: UUID
    version: UUID
    code: str
    title: str
    phase: str
    parts: list[PartState]
    completed_on: date | None
    opens_with: Opening | None

    @property
    def minutes_left(self) -> int:
        """E-learning left among the required parts, in minutes."""
        return sum(
            part.minutes
            for part in self.parts
            if part.is_required and part.is_e_learning and part.done_on is None
        )

    @property
    def next_part(self) -> PartState | None:
        """The first open required part that is not done."""
        return next(
            (p for p in self.parts if p.is_required and p.done_on is None and p.opens_with is None), None
        )


class ModulesTogether:
    """What `modules`, in order, come to together; only required parts count."""

    modules: list[ModuleProgress]

    @property
    def required(self) -> int:
        return sum(part.is_required for module in self.modules for part in module.parts)

    @property
    def done(self) -> int:
        return sum(
            part.is_required and part.done_on is not None for module in self.modules for part in module.parts
        )

    @property
    def minutes_left(self) -> int:
        """E-learning left, in minutes."""
        return sum(module.minutes_left for module in self.modules)

    @property
    def next_part(self) -> PartState | None:
        """What to do next: the first open part that is not done."""
        return next((m.next_part for m in self.modules if m.opens_with is None and m.next_part), None)


@dataclass(frozen=True)
class ProgrammeProgress(ModulesTogether):
    """One enrolment: in a programme, or in a module alone (then `modules` has that one)."""

    enrolment: UUID
    code: str
    title: str
    is_programme: bool
    is_renewal: bool
    is_demonstration: bool
    modules: list[ModuleProgress]
    completed_on: date | None
    how: str

    @property
    def minutes_left(self) -> int:
        return super().minutes_left if self.completed_on is None else 0

    @property
    def next_part(self) -> PartState | None:
        return super().next_part if self.completed_on is None else None


@dataclass(frozen=True)
class PartnerMark:
    """Whether another adult of the home has done the same module or programme: done or not, and when, no
    more."""

    name: str
    done_on: date | None


def marks_of(module: UUID, partners: Mapping[str, Sequence[ProgrammeProgress]]) -> tuple[PartnerMark, ...]:
    """What the partners, by name, have of a module: of those who have it on their path, as it was done in
    the last of their enrolments."""
    found = []
    for name, theirs in partners.items():
        done = [
            (each.completed_on or one.completed_on)
            for one in theirs
            for each in one.modules
            if each.uuid == module
        ]
        if done:
            found.append(PartnerMark(name, done[-1]))
    return tuple(found)


def marks_of_training(
    code: str, partners: Mapping[str, Sequence[ProgrammeProgress]]
) -> tuple[PartnerMark, ...]:
    """What the partners, by name, have of a training: of those who have it on their path."""
    own = {name: [one for one in theirs if one.code == code] for name, theirs in partners.items()}
    return tuple(PartnerMark(name, each[-1].completed_on) for name, each in own.items() if each)


@dataclass(frozen=True)
class OpenPart:
    """A required part that is still to do for a training; `minutes` is its estimate or length."""

    part_uuid: UUID
    kind: str
    title: str
    minutes: int
    module_uuid: UUID


@dataclass(frozen=True)
class PathProgress:
    """How far one person is on one path: required parts done, of how many."""

    code: str
    done: int
    required: int
    completed_on: date | None
    enrolment: UUID


@dataclass(frozen=True)
class LessonAccess:
    """Whether a user may read a lesson, what opens it if not, and the registration under which what
    they do there is recorded (None for staff who read for guidance); `module` is the one it is part
    of on their path."""

    may_read: bool
    opens_with: Opening | None = None
    registration: UUID | None = None
    done_on: date | None = None
    begun_at: datetime | None = None
    place: str = ""
    module: UUID | None = None
    module_title: str = ""
