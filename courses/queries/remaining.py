"""What many people have left of their training, with the rules of its order, read at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from courses.models import Completion, Enrolment, ModuleVersion, PartProgress, Training
from courses.queries.plans import EnrolledVersions
from courses.queries.progress_state import OpenPart
from courses.queries.versions import versions_to_enrol_in
from lms.people.models import User


@dataclass(frozen=True)
class LeftModule:
    """A module with the required parts that are still to do, in order. `waits_for` are the modules,
    by uuid, that must be complete first and are not."""

    uuid: UUID
    title: str
    phase: str
    any_order: bool
    waits_for: tuple[UUID, ...]
    parts: tuple[OpenPart, ...]


class Left:
    """What these people have left of these trainings, pairs of user id and training code, by their own
    enrolment, else by the newest version; read once, in a fixed number of queries."""

    def __init__(self, pairs: Iterable[tuple[int, str]]) -> None:
        wanted = set(pairs)
        persons, codes = {person for person, _ in wanted}, {code for _, code in wanted}
        self._chosen = _enrolments(wanted, persons, codes)
        self._completed: dict[int, set[str]] = {}
        self._renewed: set[tuple[UUID, str]] = set()
        runs = Completion.objects.filter(person__in=persons)
        for person, training, registration in runs.values_list("person", "training", "registration"):
            self._completed.setdefault(person, set()).add(training)
            if registration:
                self._renewed.add((registration, training))
        self._plans = EnrolledVersions(self._chosen.values())
        self._done: dict[UUID, set[UUID]] = {}
        rows = PartProgress.objects.filter(enrolment__in=[one.pk for one in self._chosen.values()])
        for enrolment, part in rows.values_list("enrolment", "part"):
            self._done.setdefault(enrolment, set()).add(part)

    def modules(
        self, person: int, code: str, language: str | None, *, anew: bool = False
    ) -> list[LeftModule] | None:
        """The modules with something left, in order; None where nothing of the training is published.
        With `anew` they are taken again from the start, unless a renewal is under way."""
        one = self._chosen.get((person, code))
        if one is None:
            return None
        finished = self._completed.get(person, set())
        is_renewed = (one.pk, code) in self._renewed
        is_again = anew and not (one.is_renewal and not is_renewed)
        is_done = is_renewed if one.is_renewal else code in finished
        if is_done and not is_again:
            return []
        behind = set() if is_again else self._done.get(one.pk, set())
        versions = self._plans.versions_of(one)
        modules = (_left(version, self._plans, behind, finished, language) for version in versions)
        return [module for module in modules if module.parts]

    def parts(self, person: int, code: str, language: str | None) -> list[OpenPart]:
        """The required parts still to do, in order; none where all is done or nothing is published."""
        return [part for module in self.modules(person, code, language) or () for part in module.parts]


def open_parts(person: User, training_code: str, language: str | None = None) -> list[OpenPart]:
    """The required parts that a person has yet to do for a training, in order; of the newest
    version for who is not enrolled. None left, or an unknown training, gives an empty list."""
    pair = person.pk, training_code
    return Left([pair]).parts(*pair, language or get_language())


def _enrolments(
    pairs: Collection[tuple[int, str]], persons: Collection[int], codes: Collection[str]
) -> dict[tuple[int, str], Enrolment]:
    """The enrolment that counts for each pair, or one imagined in the version to enrol in."""
    standing = Enrolment.objects.standing().filter(person__in=persons, training__in=codes)
    found: dict[tuple[int, str], Enrolment] = {}
    for one in standing.order_by("is_renewal", "enrolled_on"):
        found[one.person_id, one.training_id] = one
    missing = {code for person, code in pairs if (person, code) not in found}
    versions = versions_to_enrol_in(Training.objects.filter(pk__in=missing)) if missing else {}
    for person, code in pairs:
        version = versions.get(code)
        if (person, code) not in found and version is not None:
            is_module = isinstance(version, ModuleVersion)
            found[person, code] = Enrolment(
                person_id=person,
                training_id=code,
                module_version_id=version.pk if is_module else None,
                programme_version_id=None if is_module else version.pk,
            )
    return {pair: one for pair, one in found.items() if pair in pairs}


def _left(
    version: ModuleVersion,
    plans: EnrolledVersions,
    done: Collection[UUID],
    finished: Collection[str],
    language: str | None,
) -> LeftModule:
    waits = (uuid for uuid in version.prerequisites if uuid in plans.before)
    return LeftModule(
        uuid=version.module_id,
        title=version.module.training.title_in(language),
        phase=version.phase,
        any_order=version.any_order,
        waits_for=tuple(uuid for uuid in waits if plans.before[uuid].pk not in finished),
        parts=tuple(
            OpenPart(
                row.part_id, row.part.kind, row.part.title_in(language), row.part.minutes, version.module_id
            )
            for row in plans.parts[version.pk]
            if row.is_required and row.part_id not in done
        ),
    )
