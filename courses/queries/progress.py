"""Where people are on their paths, and what is open to them."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from courses.content import ModulePhase
from courses.models import Completion, Enrolment, ModuleVersion, Part, PartProgress, Training
from courses.queries.enrolled_parts import (
    EnrolledPart,
    HomeSituation,
    household_of,
    households_of,
    standing_for,
    traces_of,
)
from courses.queries.plans import EnrolledVersions
from courses.queries.progress_state import (
    LessonAccess,
    ModuleProgress,
    Opening,
    PartState,
    PathProgress,
    ProgrammeProgress,
)
from courses.rules.opening import Closed, PartStep, opens_module, opens_parts
from lms.people.models import Role, User
from lms.people.models.access import access_of


def progress_of(person: User, language: str | None = None) -> list[ProgrammeProgress]:
    """Every standing or completed enrolment of a person, as they were made; a fixed number of queries."""
    return progress_of_each([person], language)[person.pk]


def progress_of_each(
    people: Sequence[User], language: str | None = None
) -> dict[int, list[ProgrammeProgress]]:
    """`progress_of` of several, by user id; a fixed number of queries beside one for each one's roles."""
    language = language or get_language()
    enrolments = list(
        Enrolment.objects.filter(person__in=people)
        .select_related("training")
        .order_by("enrolled_on", "training", "uuid")
    )
    plans = EnrolledVersions(enrolments)
    found: dict[int, list[ProgrammeProgress]] = {}
    for person, state in states_of(people).items():
        found[person.pk] = [
            programme_progress(enrolment, plans, state, language)
            for enrolment in enrolments
            if enrolment.person_id == person.pk
            and (enrolment.withdrawn_at is None or state.completed(enrolment) is not None)
        ]
    return found


def begun_by(person_ids: Collection[int]) -> dict[int, list[str]]:
    """The trainings that each of these users is enrolled in, renewals left aside, as they were made;
    one query."""
    enrolments = Enrolment.objects.standing().filter(person__in=person_ids, is_renewal=False)
    found: dict[int, list[str]] = {}
    rows = enrolments.order_by("enrolled_on", "training", "uuid")
    for person, training in rows.values_list("person", "training"):
        found.setdefault(person, []).append(training)
    return found


def tallies_of(
    person_ids: Collection[int], training_codes: Collection[str] = ()
) -> dict[int, list[PathProgress]]:
    """How far each of these users is on each path (of these trainings, if any are named); for
    lists, in a fixed number of queries."""
    enrolments = Enrolment.objects.standing().filter(person__in=person_ids, is_renewal=False)
    if training_codes:
        enrolments = enrolments.filter(training__in=training_codes)
    chosen = list(enrolments.order_by("enrolled_on", "training", "uuid"))
    plans = EnrolledVersions(chosen)
    required = {one.pk: plans.required_parts(one) for one in chosen}
    done: dict[UUID, set[UUID]] = {}
    rows = PartProgress.objects.filter(enrolment__in=[one.pk for one in chosen])
    for enrolment, part in rows.values_list("enrolment", "part"):
        done.setdefault(enrolment, set()).add(part)
    completed: dict[tuple[int, str], date] = {}
    runs = Completion.objects.filter(person__in=person_ids).order_by("-completed_on")
    for person, training, on in runs.values_list("person", "training", "completed_on"):
        completed[person, training] = on
    found: dict[int, list[PathProgress]] = {person: [] for person in person_ids}
    for one in chosen:
        found[one.person_id].append(
            PathProgress(
                code=one.training_id,
                done=len(required[one.pk] & done.get(one.pk, set())),
                required=len(required[one.pk]),
                completed_on=completed.get((one.person_id, one.training_id)),
                enrolment=one.pk,
            )
        )
    return found


def lesson_access(user: User, lesson_uuid: UUID) -> LessonAccess:
    """Whether a user may read a lesson or take a quiz, and where what they do there is recorded.

    Learners read what is open on a path of theirs, and what they have done, for ever; staff read
    everything, for guidance.
    """
    return access_and_standing(user, lesson_uuid)[0]


def access_and_standing(user: User, lesson_uuid: UUID) -> tuple[LessonAccess, EnrolledPart | None]:
    """`lesson_access`, and the enrolment that it comes from."""
    standing = standing_for(user, lesson_uuid)
    guide = is_guide(user)
    if standing is None:
        left = traces_of(user, lesson_uuid)
        may_read = guide or left.done_on is not None
        return LessonAccess(may_read, None, None, left.done_on, left.begun_at, left.place), None
    left = standing.traces
    opens_with = None
    if left.done_on is None and not guide:
        opens_with = _opening_of(user, standing)
    module = standing.part.module
    access = LessonAccess(
        may_read=opens_with is None,
        opens_with=opens_with,
        registration=standing.enrolment.pk,
        done_on=left.done_on,
        begun_at=left.begun_at,
        place=left.place,
        module=module.pk,
        module_title=module.training.title_in(get_language()),
    )
    return access, standing


def may_read(user: User, lesson_uuid: UUID) -> bool:
    """Whether a user may read a lesson; see `lesson_access` for what opens it if not."""
    return lesson_access(user, lesson_uuid).may_read


def _opening_of(person: User, standing: EnrolledPart) -> Opening | None:
    """What opens one part, with no more queries than its module calls for."""
    version = standing.module_part.module_version
    if version.any_order and version.phase == ModulePhase.BEFORE and not version.prerequisites:
        return None
    household = household_of(person)
    if household.has_moved_in:
        return None
    language = get_language()
    before = Training.objects.filter(module__in=[*version.prerequisites, version.module_id])
    trainings = {training.module.pk: training for training in before.select_related("module")}
    complete = set(
        Completion.objects.filter(person=person, training__in=trainings.values()).values_list(
            "training", flat=True
        )
    )
    waits = [trainings[uuid] for uuid in version.prerequisites if uuid in trainings]
    closed = opens_module(
        phase=version.phase,
        waits_for=[one.title_in(language) for one in waits if one.pk not in complete],
        is_complete=trainings[version.module_id].pk in complete,
        has_assignment=household.has_assignment,
        has_moved_in=False,
    )
    if closed is None and not version.any_order:
        closed = _opening_in_order(standing, language)
    return opening(closed)


def _opening_in_order(standing: EnrolledPart, language: str | None) -> Closed | None:
    rows = list(standing.module_part.module_version.module_parts.select_related("part").order_by("position"))
    done = set(PartProgress.objects.filter(enrolment=standing.enrolment).values_list("part", flat=True))
    steps = [
        PartStep(row.part.title_in(language), row.part.kind, row.is_required, row.part_id in done)
        for row in rows
    ]
    openings = opens_parts(steps, module=None, any_order=False, has_moved_in=False)
    found = zip(rows, openings, strict=True)
    return next((one for row, one in found if row.part_id == standing.part.pk), None)


GUIDES = (Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER, Role.EDITOR, Role.ADMIN)


def is_guide(user: User) -> bool:
    """Whether the user reads lessons for guidance, whatever is open to learners."""
    return user.is_superuser or access_of(user).has(*GUIDES)


class LearnerState:
    """What a person has done, and where their household stands."""

    def __init__(self, household: HomeSituation, *, is_guide: bool) -> None:
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


def states_of(people: Sequence[User]) -> dict[User, LearnerState]:
    """The state of each of these users; four queries, and one for the roles of who is not known yet."""
    households = households_of(people)
    found = {one.pk: LearnerState(households[one.pk], is_guide=is_guide(one)) for one in people}
    done = PartProgress.objects.filter(person__in=found)
    for person, enrolment, part, on in done.values_list("person", "enrolment", "part", "done_on"):
        found[person].done[enrolment, part] = on
    for run in Completion.objects.filter(person__in=found).order_by("completed_at", "announcement"):
        found[run.person_id].runs.setdefault(run.training_id, []).append(run)
    return {one: found[one.pk] for one in people}


def programme_progress(
    enrolment: Enrolment, plans: EnrolledVersions, state: LearnerState, language: str | None
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
    version: ModuleVersion,
    enrolment: Enrolment,
    plans: EnrolledVersions,
    state: LearnerState,
    language: str | None,
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
        PartStep(
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
