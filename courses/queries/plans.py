"""What programme and module versions ask for, and the paths that rest on them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Exists, OuterRef

from courses.models import (
    Enrolment,
    EnrolmentMove,
    ModulePart,
    ModuleVersion,
    ProgrammeModule,
    ProgrammeVersion,
    Training,
)
from courses.rules.progress import EnrolledPath, ModulePlan


def paths_of(persons: Collection[int]) -> dict[int, list[EnrolledPath]]:
    """The enrolments of these users on their versions, those that they were moved from included."""
    moved = Exists(EnrolmentMove.objects.filter(enrolment=OuterRef("pk")))
    enrolments: list[Any] = list(Enrolment.objects.filter(person__in=persons).annotate(was_moved=moved))
    left = [one.pk for one in enrolments if one.was_moved]
    moves = list(EnrolmentMove.objects.filter(enrolment__in=left)) if left else []
    plans = Plans(
        {one.programme_version_id for one in enrolments} | {one.from_programme_version_id for one in moves},
        {one.module_version_id for one in enrolments} | {one.from_module_version_id for one in moves},
    )
    found: dict[int, list[EnrolledPath]] = {person: [] for person in persons}
    by_uuid = {one.pk: one for one in enrolments}
    for one in enrolments:
        path = plans.path(one, one.programme_version_id, one.module_version_id)
        found[one.person_id].append(path)
    for move in moves:
        one = by_uuid[move.enrolment_id]
        path = plans.path(one, move.from_programme_version_id, move.from_module_version_id)
        until = min(move.moved_at, path.until) if path.until else move.moved_at
        found[one.person_id].append(replace(path, until=until, is_left=True))
    return found


@dataclass(frozen=True)
class ProgrammePlan:
    """The module versions that a programme version names, in order."""

    programme: UUID
    adds_up_attendance: bool
    named: tuple[UUID, ...]


class Plans:
    """The plans of the given programme and module versions.

    Versions never change, so each process reads each of them once.
    """

    _programmes: ClassVar[dict[UUID, ProgrammePlan]] = {}
    _modules: ClassVar[dict[UUID, ModulePlan]] = {}

    def __init__(
        self, programme_versions: Iterable[UUID | None], module_versions: Iterable[UUID | None]
    ) -> None:
        wanted = {uuid for uuid in programme_versions if uuid}
        if unread := wanted - self._programmes.keys():
            self._programmes.update(programme_plans(unread))
        versions = {uuid for uuid in module_versions if uuid}
        versions.update(uuid for programme in wanted for uuid in self._programmes[programme].named)
        if unread := versions - self._modules.keys():
            self._modules.update(module_plans(unread))

    def path(
        self, enrolment: Enrolment, programme_version: UUID | None, module_version: UUID | None
    ) -> EnrolledPath:
        programme = self._programmes[programme_version] if programme_version else None
        named = programme.named if programme else (module_version,)
        return EnrolledPath(
            registration=enrolment.pk,
            training=enrolment.training_id,
            modules=tuple(self._modules[uuid] for uuid in named if uuid),
            programme=programme.programme if programme else None,
            programme_version=programme_version,
            is_renewal=enrolment.is_renewal,
            adds_up_attendance=bool(programme and programme.adds_up_attendance),
            until=enrolment.withdrawn_at,
        )


def programme_plans(versions: Collection[UUID]) -> dict[UUID, ProgrammePlan]:
    """Which module versions these programme versions name."""
    named: dict[UUID, list[UUID]] = {uuid: [] for uuid in versions}
    rows = ProgrammeModule.objects.filter(programme_version__in=versions).order_by("position")
    for programme_version, module_version in rows.values_list("programme_version", "module_version"):
        named[programme_version].append(module_version)
    known = ProgrammeVersion.objects.filter(pk__in=versions)
    return {
        version: ProgrammePlan(programme, adds_up, tuple(named[version]))
        for version, programme, adds_up in known.values_list("pk", "programme", "adds_up_attendance")
    }


def module_plans(versions: Collection[UUID]) -> dict[UUID, ModulePlan]:
    """What these module versions ask for."""
    parts: dict[UUID, list[tuple[UUID, bool, float | None]]] = {uuid: [] for uuid in versions}
    rows = ModulePart.objects.filter(module_version__in=versions)
    columns = rows.values_list("module_version", "part", "is_required", "min_share")
    for version, part, is_required, share in columns:
        parts[version].append((part, is_required, share))
    known = ModuleVersion.objects.filter(pk__in=versions)
    return {
        version: ModulePlan(
            version=version,
            module=module,
            training=training,
            parts=frozenset(part for part, _, _ in parts[version]),
            required=frozenset(part for part, is_required, _ in parts[version] if is_required),
            shares={part: min_share if share is None else share for part, _, share in parts[version]},
        )
        for version, module, training, min_share in known.values_list(
            "pk", "module", "module__training", "min_share"
        )
    }


class EnrolledVersions:
    """The module versions of some enrolments with their parts, read in four queries."""

    def __init__(self, enrolments: Iterable[Enrolment]) -> None:
        enrolments = list(enrolments)
        self._named: dict[UUID, list[UUID]] = {}
        programme_versions = {one.programme_version_id for one in enrolments if one.programme_version_id}
        rows = ProgrammeModule.objects.filter(programme_version__in=programme_versions).order_by("position")
        for programme_version, module_version in rows.values_list("programme_version", "module_version"):
            self._named.setdefault(programme_version, []).append(module_version)
        wanted = {one.module_version_id for one in enrolments if one.module_version_id}
        wanted.update(uuid for named in self._named.values() for uuid in named)
        self._versions = ModuleVersion.objects.select_related("module__training").in_bulk(wanted)
        self.parts: dict[UUID, list[ModulePart]] = {uuid: [] for uuid in wanted}
        found = ModulePart.objects.filter(module_version__in=wanted).select_related("part")
        for row in found.order_by("position"):
            self.parts[row.module_version_id].append(row)
        before = {uuid for version in self._versions.values() for uuid in version.prerequisites}
        self.before = {
            training.module.pk: training
            for training in Training.objects.filter(module__in=before).select_related("module")
        }

    def versions_of(self, enrolment: Enrolment) -> list[ModuleVersion]:
        if enrolment.programme_version_id:
            return [self._versions[uuid] for uuid in self._named.get(enrolment.programme_version_id, ())]
        return [self._versions[enrolment.module_version_id]] if enrolment.module_version_id else []

    def required_parts(self, enrolment: Enrolment) -> set[UUID]:
        return {
            row.part_id
            for version in self.versions_of(enrolment)
            for row in self.parts[version.pk]
            if row.is_required
        }
