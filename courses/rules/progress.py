"""What deeds add up to: parts done, runs completed. A pure function of sets, so the order in which
statements arrive, and how often they are read, cannot matter."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DeedKind(StrEnum):
    DONE = "done"
    PARTIAL = "partial"
    ATTESTED = "attested"
    RECOGNISED = "recognised"


@dataclass(frozen=True)
class Deed:
    """What one counting statement shows.

    `about` are the parts it does (`DONE`), or is a share of (`PARTIAL`), or the one module or
    programme that it completes (`ATTESTED`, `RECOGNISED`). `share` is from 0 to 1.
    """

    statement: UUID
    kind: DeedKind
    at: datetime
    about: tuple[UUID, ...]
    registration: UUID | None = None
    share: float = 0.0


@dataclass(frozen=True)
class ModulePlan:
    """What one module version asks for: its parts, those required, and the share of each that is needed."""

    version: UUID
    module: UUID
    training: str
    parts: frozenset[UUID]
    required: frozenset[UUID]
    shares: Mapping[UUID, float]


@dataclass(frozen=True)
class EnrolledPath:
    """One enrolment on one version. `until` closes it to what happened later; `is_left` marks a
    version that the enrolment was moved from, which gives completed modules alone."""

    registration: UUID
    training: str
    modules: tuple[ModulePlan, ...]
    programme: UUID | None = None
    programme_version: UUID | None = None
    is_renewal: bool = False
    adds_up_attendance: bool = False
    until: datetime | None = None
    is_left: bool = False


@dataclass(frozen=True)
class DonePart:
    """A part done within an enrolment, and the sorted statements that it rests on."""

    registration: UUID
    part: UUID
    at: datetime
    rests_on: tuple[UUID, ...]


@dataclass(frozen=True)
class CompletedRun:
    """A completed run of a training. `evidence` is the announcement's id, or the statement's own;
    `about` the module or programme."""

    evidence: UUID
    training: str
    about: UUID
    how: str
    at: datetime
    rests_on: tuple[UUID, ...]
    registration: UUID | None = None
    programme_version: UUID | None = None
    module_version: UUID | None = None


@dataclass(frozen=True)
class Progress:
    parts: tuple[DonePart, ...]
    runs: tuple[CompletedRun, ...]


Identify = Callable[[str, tuple[UUID, ...]], UUID]


def progress(
    deeds: Collection[Deed],
    paths: Collection[EnrolledPath],
    *,
    codes: Mapping[UUID, str],
    identify: Identify,
) -> Progress:
    """One person's progress.

    `codes` gives the training of a module or programme that is attested; `identify` makes an
    announcement's id from a training's code and the sorted ids that it rests on. Enrolments that
    are no renewals share everything the person has done, and give one run of each training, the
    earliest; each renewal counts its own deeds and gives runs of its own.
    """
    unique = {deed.statement: deed for deed in deeds}.values()
    parts: list[DonePart] = []
    runs: dict[UUID, CompletedRun] = {}
    first: dict[str, CompletedRun] = {}
    for path in sorted(
        paths, key=lambda p: (p.is_renewal, p.registration, p.is_left, str(p.programme_version))
    ):
        done = _done(path, unique)
        if not path.is_left:
            parts += done.values()
        for run in _runs(path, done, identify):
            if path.is_renewal:
                runs.setdefault(run.evidence, run)
            else:
                known = first.get(run.training)
                first[run.training] = min(run, known, key=_earliest) if known else run
    shown = {run.evidence: run for run in first.values()}
    shown.update({evidence: run for evidence, run in runs.items() if evidence not in shown})
    for run in _given(unique, codes):
        shown[run.evidence] = run
    return Progress(
        parts=tuple(sorted(parts, key=lambda one: (one.registration, one.part))),
        runs=tuple(sorted(shown.values(), key=lambda run: run.evidence)),
    )


def _earliest(run: CompletedRun) -> tuple[datetime, UUID, str]:
    return run.at, run.evidence, str(run.registration)


def _done(path: EnrolledPath, deeds: Iterable[Deed]) -> dict[UUID, DonePart]:
    by_part: dict[UUID, list[Deed]] = {}
    for deed in deeds:
        if deed.kind not in (DeedKind.DONE, DeedKind.PARTIAL):
            continue
        if path.is_renewal and deed.registration != path.registration:
            continue
        if path.until is not None and deed.at > path.until:
            continue
        for part in deed.about:
            by_part.setdefault(part, []).append(deed)
    found: dict[UUID, DonePart] = {}
    for module in path.modules:
        for part in module.parts:
            done = _part(path, part, by_part.get(part, ()), module.shares.get(part, 1.0))
            if done:
                found[part] = done
    return found


def _part(path: EnrolledPath, part: UUID, deeds: Iterable[Deed], needed: float) -> DonePart | None:
    added, resting = 0.0, []
    for deed in sorted(deeds, key=lambda deed: (deed.at, deed.statement)):
        if deed.kind is DeedKind.DONE:
            return DonePart(path.registration, part, deed.at, (deed.statement,))
        if path.adds_up_attendance:
            added += deed.share
            resting.append(deed.statement)
            if added >= needed - 1e-9:
                return DonePart(path.registration, part, deed.at, tuple(sorted(resting)))
    return None


def _runs(path: EnrolledPath, done: Mapping[UUID, DonePart], identify: Identify) -> Iterable[CompletedRun]:
    complete: list[CompletedRun] = []
    for module in path.modules:
        if not module.required or not module.required <= done.keys():
            continue
        complete.append(_run(path, [done[part] for part in module.required], identify, module))
        yield complete[-1]
    if path.programme_version and not path.is_left and len(complete) == len(path.modules) > 0:
        needed = [done[part] for module in path.modules for part in module.required]
        yield _run(path, needed, identify, None)


def _run(
    path: EnrolledPath, needed: Iterable[DonePart], identify: Identify, module: ModulePlan | None
) -> CompletedRun:
    """A run of one module of the path, or, for None, of its programme."""
    needed = list(needed)
    rests_on = tuple(sorted({statement for done in needed for statement in done.rests_on}))
    training = module.training if module else path.training
    about = module.module if module else path.programme
    assert about is not None  # noqa: S101
    return CompletedRun(
        evidence=identify(training, rests_on),
        training=training,
        about=about,
        how="earned",
        at=max(done.at for done in needed),
        rests_on=rests_on,
        registration=path.registration,
        programme_version=None if module else path.programme_version,
        module_version=module.version if module else None,
    )


def _given(deeds: Iterable[Deed], codes: Mapping[UUID, str]) -> Iterable[CompletedRun]:
    for deed in deeds:
        if deed.kind not in (DeedKind.ATTESTED, DeedKind.RECOGNISED):
            continue
        for about in deed.about:
            if about in codes:
                yield CompletedRun(
                    evidence=deed.statement,
                    training=codes[about],
                    about=about,
                    how=str(deed.kind),
                    at=deed.at,
                    rests_on=(deed.statement,),
                    registration=deed.registration,
                )
