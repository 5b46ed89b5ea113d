"""From what is recorded to what the rules of progress need: deeds from statements, paths from
enrolments. A fixed number of queries for any number of persons."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

import isodate
from django.db.models import Exists, OuterRef

from courses.models import (
    Enrolment,
    EnrolmentMove,
    Module,
    ModulePart,
    ModuleVersion,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
)
from courses.rules.progress import Deed, DeedKind, ModulePlan, Path
from lms.xapi import profile
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from lms.xapi.queries.statements import counting

RESTS_ON = "rests-on"
ASSISTED = "assisted"
_PARTS = {("lesson", Verb.COMPLETED), ("quiz", Verb.PASSED), ("quiz", Verb.COMPLETED)}
_TRAININGS = {"module", "programme"}
VERBS = (Verb.COMPLETED, Verb.PASSED, Verb.ATTENDED, Verb.SATISFIED, Verb.WAIVED)


@dataclass(frozen=True)
class Announced:
    """A standing announcement, and the statements it says that it rests on."""

    statement: UUID
    rests_on: frozenset[UUID]


@dataclass
class Record:
    """What one person's counting statements say."""

    deeds: list[Deed] = field(default_factory=list)
    announced: list[Announced] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """The members of a statement that progress is read from."""

    id: UUID
    person: UUID | None
    verb: str
    object_id: str
    timestamp: datetime
    registration: UUID | None
    is_own: bool
    result: Mapping[str, Any]
    context: Mapping[str, Any]


def records(persons: Collection[UUID]) -> dict[UUID, Record]:
    """The records of these persons (account names), from the statements that count; one query."""
    found: dict[UUID, Record] = {person: Record() for person in persons}
    rows = (
        counting()
        .filter(person__in=list(persons), verb__in=VERBS)
        .values_list(
            "id",
            "person",
            "verb",
            "object_id",
            "timestamp",
            "registration",
            "credential",
            "data__result",
            "data__context",
        )
    )
    for id_, person, verb, object_id, timestamp, registration, credential, result, context in rows:
        told = Told(
            id_,
            person,
            verb,
            object_id,
            timestamp,
            registration,
            credential is None,
            result or {},
            context or {},
        )
        announced = announcement_in(told)
        if announced:
            found[person].announced.append(announced)
        elif deed := deed_in(told):
            found[person].deeds.append(deed)
    return found


def announcement_in(told: Told) -> Announced | None:
    """The announcement that a statement is, or None: they are written from progress, never read."""
    about = profile.activity_of(told.object_id)
    extensions = told.context.get("extensions", {})
    if not told.is_own or about is None or about[0] not in _TRAININGS:
        return None
    if told.verb not in (Verb.COMPLETED, Verb.SATISFIED) or profile.extension("attester") in extensions:
        return None
    return Announced(told.id, frozenset(UUID(one) for one in extensions.get(profile.extension(RESTS_ON), ())))


def deed_in(told: Told) -> Deed | None:
    """What a counting statement shows about progress, or None."""
    if told.verb == Verb.ATTENDED:
        return _attendance(told)
    about = profile.activity_of(told.object_id)
    if about is None:
        return None
    kind, identifier = about
    if (kind, told.verb) in _PARTS:
        failed = told.result.get("completion") is False or told.result.get("success") is False
        return (
            None if failed else Deed(told.id, DeedKind.DONE, told.timestamp, (identifier,), told.registration)
        )
    if kind in _TRAININGS and told.is_own:
        given = DeedKind.RECOGNISED if told.verb == Verb.WAIVED else DeedKind.ATTESTED
        return Deed(told.id, given, told.timestamp, (identifier,), told.registration)
    return None


def paths_of(persons: Collection[int]) -> dict[int, list[Path]]:
    """The enrolments of these users on their versions, those that they were moved from included."""
    moved = Exists(EnrolmentMove.objects.filter(enrolment=OuterRef("pk")))
    enrolments: list[Any] = list(Enrolment.objects.filter(person__in=persons).annotate(was_moved=moved))
    left = [one.pk for one in enrolments if one.was_moved]
    moves = list(EnrolmentMove.objects.filter(enrolment__in=left)) if left else []
    plans = Plans(
        {one.programme_version_id for one in enrolments} | {one.from_programme_version_id for one in moves},
        {one.module_version_id for one in enrolments} | {one.from_module_version_id for one in moves},
    )
    found: dict[int, list[Path]] = {person: [] for person in persons}
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


def training_codes(found: Iterable[Record]) -> dict[UUID, str]:
    """The training code of every module and programme that these records attest or recognise."""
    given = (DeedKind.ATTESTED, DeedKind.RECOGNISED)
    about = {uuid for one in found for deed in one.deeds if deed.kind in given for uuid in deed.about}
    if not about:
        return {}
    codes = dict(Module.objects.filter(pk__in=about).values_list("pk", "training"))
    return codes | dict(Programme.objects.filter(pk__in=about).values_list("pk", "training"))


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

    def path(self, enrolment: Enrolment, programme_version: UUID | None, module_version: UUID | None) -> Path:
        programme = self._programmes[programme_version] if programme_version else None
        named = programme.named if programme else (module_version,)
        return Path(
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


def _attendance(told: Told) -> Deed | None:
    others = told.context.get("contextActivities", {}).get("other", [])
    activities = (profile.activity_of(other["id"]) for other in others)
    parts = tuple(about[1] for about in activities if about and about[0] == "part")
    if not parts:
        return None
    if told.result.get("completion") is True:
        return Deed(told.id, DeedKind.DONE, told.timestamp, parts, told.registration)
    scheduled = told.context.get("extensions", {}).get(profile.extension("scheduled-duration"))
    length, attended = _seconds(scheduled), _seconds(told.result.get("duration"))
    share = attended / length if length else 0.0
    return Deed(told.id, DeedKind.PARTIAL, told.timestamp, parts, told.registration, share)


def _seconds(duration: object) -> float:
    if not isinstance(duration, str):
        return 0.0
    try:
        parsed = isodate.parse_duration(duration)
    except isodate.ISO8601Error:
        return 0.0
    return parsed.total_seconds() if isinstance(parsed, timedelta) else 0.0


def persons_concerned(batch: Collection[Statement]) -> set[UUID]:
    """The account names of those whose progress these new statements, or those that they void, may
    change."""
    voided = [statement.voids for statement in batch if statement.voids is not None]
    targets = list(Statement.objects.filter(pk__in=voided)) if voided else []
    return {
        statement.person
        for statement in (*batch, *targets)
        if statement.person is not None
        and statement.verb in VERBS
        and announcement_in(_told(statement)) is None
    }


def _told(statement: Statement) -> Told:
    return Told(
        statement.pk,
        statement.person,
        statement.verb,
        statement.object_id,
        statement.timestamp,
        statement.registration,
        statement.credential_id is None,
        statement.data.get("result", {}),
        statement.data.get("context", {}),
    )
