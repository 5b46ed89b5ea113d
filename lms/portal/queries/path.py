"""A person's path drawn from the start to trained and beyond: done, now, next, later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from courses.queries.progress_state import (
    ModuleProgress,
    PartnerMark,
    PartState,
    ProgrammeProgress,
    marks_of,
)
from sessions.models import Registration
from sessions.queries.next_step import PathStep, next_step, seats_by_part


class StopPlace(StrEnum):
    """Where a stop lies on the path."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True)
class PathMeeting:
    """A part met in person, with the person's own registration where there is one."""

    part: PartState
    registration: Registration | None


@dataclass(frozen=True)
class Stop:
    """One module on the path."""

    module: ModuleProgress
    place: StopPlace
    programme: str
    meetings: tuple[PathMeeting, ...] = ()
    partners: tuple[PartnerMark, ...] = ()

    @property
    def done(self) -> int:
        return sum(part.done_on is not None for part in self.module.parts if part.is_required)

    @property
    def required(self) -> int:
        return sum(part.is_required for part in self.module.parts)


@dataclass(frozen=True)
class LearningPath:
    """Everything on the path, in order, and how far the person has come."""

    stops: tuple[Stop, ...]
    next_step: PathStep | None
    done: int
    required: int
    minutes_left: int
    completed: tuple[ProgrammeProgress, ...]

    @property
    def share(self) -> float:
        return self.done / self.required if self.required else 0.0

    @property
    def around_now(self) -> tuple[Stop, ...]:
        """The last stop done, the present one and the two after it."""
        here = next(
            (i for i, stop in enumerate(self.stops) if stop.place is not StopPlace.DONE), len(self.stops)
        )
        return self.stops[max(0, here - 1) : here + 3]


def path_of(
    programmes: Sequence[ProgrammeProgress],
    upcoming: Sequence[Registration],
    partners: Mapping[str, Sequence[ProgrammeProgress]] | None = None,
    *,
    arriving: Registration | None = None,
) -> LearningPath:
    """The path through these programmes, each module once, for who is signed up to these sessions;
    with what the partners, by name, have of the same modules. `arriving` is the session whose doors
    are open now, if the person has yet to say that they have come. A programme completed otherwise,
    as by training given elsewhere, leaves nothing of its modules to do."""
    booked = seats_by_part(upcoming)
    modules = list(_modules(programmes))
    asked_for = {module.uuid for one in programmes if one.completed_on is None for module in one.modules}
    left = [m for m, _ in modules if m.completed_on is None and m.uuid in asked_for]
    left_uuids = {module.uuid for module in left}
    here = next((module.uuid for module in left if module.opens_with is None), None)
    stops = tuple(
        Stop(
            module,
            _place(module, here) if module.uuid in left_uuids else StopPlace.DONE,
            programme,
            tuple(PathMeeting(p, booked.get(p.uuid)) for p in module.parts if not p.is_e_learning),
            marks_of(module.uuid, partners or {}),
        )
        for module, programme in modules
    )
    parts = {p.uuid: p for module, _ in modules for p in module.parts if p.is_required}
    to_do = {p.uuid for module in left for p in module.parts if p.done_on is None}
    return LearningPath(
        stops=stops,
        next_step=PathStep("check_in", registration=arriving) if arriving else next_step(left, upcoming),
        done=sum(uuid not in to_do for uuid in parts),
        required=len(parts),
        minutes_left=sum(p.minutes for p in parts.values() if p.is_e_learning and p.uuid in to_do),
        completed=tuple(p for p in programmes if p.completed_on),
    )


def first_reading(path: LearningPath, most: int = 3) -> tuple[PartState, ...]:
    """The e-learning to read first once a child has moved in: what is made for that time."""
    late = [stop.module for stop in path.stops if stop.module.phase in {"around", "during"}]
    parts = (part for module in late for part in module.parts)
    return tuple(p for p in parts if p.kind == "lesson" and p.done_on is None and not p.opens_with)[:most]


def _modules(programmes: Iterable[ProgrammeProgress]) -> Iterable[tuple[ModuleProgress, str]]:
    seen: set[UUID] = set()
    for programme in programmes:
        for module in programme.modules:
            if module.uuid not in seen:
                seen.add(module.uuid)
                yield module, programme.title if programme.is_programme else ""


def _place(module: ModuleProgress, here: UUID | None) -> StopPlace:
    if module.uuid == here:
        return StopPlace.NOW
    return StopPlace.LATER if module.opens_with else StopPlace.NEXT
