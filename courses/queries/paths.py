"""Enrolments with the versions they pin and what is done in them, built into what screens show."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from courses.models import (
    Completion,
    Enrolment,
    ModulePart,
    ModuleVersion,
    Part,
    PartProgress,
    ProgrammeModule,
    Training,
)
from courses.queries.answers import ModuleProgress, Opening, PartState, ProgrammeProgress
from courses.queries.standing import Household, households_of
from courses.rules.opening import Closed, Step, opens_module, opens_parts
from lms.people.models import Role, User
from lms.people.models.access import access_of

GUIDES = (Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER, Role.EDITOR, Role.ADMIN)


def is_guide(user: User) -> bool:
    """Whether the user reads lessons for guidance, whatever is open to learners."""
    return user.is_superuser or access_of(user).has(*GUIDES)


class Plans:
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


class State:
    """What a person has done, and where their household stands."""

    def __init__(self, household: Household, *, is_guide: bool) -> None:
        self.household = household
        self.is_guide = is_guide
        self.done: dict[tuple[UUID, UUID], date] = {}
        self.runs: dict[str, list[Completion]] = {}

    def run(self, training: str, enrolment: Enrolment) -> Completion | None:
        """The earliest completion of a training, or, within a renewal, that renewal's own."""
        runs = self.runs.get(training, [])
        if enrolment.is_renewal:
            runs = [run for run in runs if run.registration == enrolment.pk]
        return runs[0] if runs else None

    def completed(self, enrolment: Enrolment) -> Completion | None:
        return self.run(enrolment.training_id, enrolment)


def states_of(people: Sequence[User]) -> dict[User, State]:
    """The state of each of these users; four queries, and one for the roles of who is not known yet."""
    households = households_of(people)
    found = {one.pk: State(households[one.pk], is_guide=is_guide(one)) for one in people}
    done = PartProgress.objects.filter(person__in=found)
    for person, enrolment, part, on in done.values_list("person", "enrolment", "part", "done_on"):
        found[person].done[enrolment, part] = on
    for run in Completion.objects.filter(person__in=found).order_by("completed_at", "announcement"):
        found[run.person_id].runs.setdefault(run.training_id, []).append(run)
    return {one: found[one.pk] for one in people}


def programme_progress(
    enrolment: Enrolment, plans: Plans, state: State, language: str | None
) -> ProgrammeProgress:
    run = state.completed(enrolment)
    return ProgrammeProgress(
        enrolment=enrolment.pk,
        code=enrolment.training_id,
        title=enrolment.training.title_in(language),
        is_programme=enrolment.programme_version_id is not None,
        is_renewal=enrolment.is_renewal,
        is_demonstration=enrolment.training.is_demonstration,
        modules=[
            _module(version, enrolment, plans, state, language) for version in plans.versions_of(enrolment)
        ],
        completed_on=run.completed_on if run else None,
        how=run.how if run else "",
    )


def _module(
    version: ModuleVersion, enrolment: Enrolment, plans: Plans, state: State, language: str | None
) -> ModuleProgress:
    run = state.run(version.module.training_id, enrolment)
    before = [plans.before[uuid] for uuid in version.prerequisites if uuid in plans.before]
    waits = [training.title_in(language) for training in before if training.pk not in state.runs]
    moved_in = state.household.has_moved_in or state.is_guide
    closed = opens_module(
        phase=version.phase,
        waits_for=waits,
        is_complete=run is not None,
        has_assignment=state.household.has_assignment,
        has_moved_in=moved_in,
    )
    rows = plans.parts[version.pk]
    steps = [
        Step(
            row.part.title_in(language),
            row.part.kind,
            row.is_required,
            (enrolment.pk, row.part_id) in state.done,
        )
        for row in rows
    ]
    openings = opens_parts(steps, module=closed, any_order=version.any_order, has_moved_in=moved_in)
    return ModuleProgress(
        uuid=version.module_id,
        version=version.pk,
        code=version.module.training_id,
        title=version.module.training.title_in(language),
        phase=version.phase,
        parts=[
            _part(row.part, row.is_required, state.done.get((enrolment.pk, row.part_id)), opening, language)
            for row, opening in zip(rows, openings, strict=True)
        ],
        completed_on=run.completed_on if run else None,
        opens_with=opening(closed),
    )


def _part(
    part: Part, is_required: bool, done_on: date | None, closed: Closed | None, language: str | None
) -> PartState:
    return PartState(
        uuid=part.uuid,
        kind=part.kind,
        title=part.title_in(language),
        minutes=part.minutes,
        is_required=is_required,
        done_on=done_on,
        opens_with=opening(closed),
    )


def opening(closed: Closed | None) -> Opening | None:
    return Opening(closed.reason, closed.name, closed.kind) if closed else None
