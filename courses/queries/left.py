"""What many people have left of their training, with the rules of its order, read at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from courses.models import Completion, Enrolment, ModuleVersion, PartProgress, Training
from courses.queries.answers import OpenPart
from courses.queries.paths import Plans
from courses.queries.versions import versions_to_enrol_in


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


def left_for(
    wanted: Iterable[tuple[int, str]], language: str | None, *, anew: Collection[tuple[int, str]] = ()
) -> dict[tuple[int, str], list[LeftModule]]:
    """By user id and training code: the modules with something left, in order; of the newest version
    for who is not enrolled. Trainings of which nothing is published are absent. Those in `anew` are
    taken again from the start where no renewal is under way. A fixed number of queries."""
    pairs = set(wanted)
    persons, codes = {person for person, _ in pairs}, {code for _, code in pairs}
    chosen = _enrolments(pairs, persons, codes)
    completed: dict[int, set[str]] = {}
    renewed: set[UUID] = set()
    runs = Completion.objects.filter(person__in=persons)
    for person, training, registration in runs.values_list("person", "training", "registration"):
        completed.setdefault(person, set()).add(training)
        if registration:
            renewed.add(registration)
    plans = Plans(chosen.values())
    done: dict[UUID, set[UUID]] = {}
    rows = PartProgress.objects.filter(enrolment__in=[one.pk for one in chosen.values()])
    for enrolment, part in rows.values_list("enrolment", "part"):
        done.setdefault(enrolment, set()).add(part)
    found: dict[tuple[int, str], list[LeftModule]] = {}
    for (person, code), one in chosen.items():
        finished = completed.get(person, set())
        is_again = (person, code) in anew and not (one.is_renewal and one.pk not in renewed)
        is_done = one.pk in renewed if one.is_renewal else code in finished
        if is_done and not is_again:
            found[person, code] = []
            continue
        behind = set() if is_again else done.get(one.pk, set())
        modules = [_left(version, plans, behind, finished, language) for version in plans.versions_of(one)]
        found[person, code] = [module for module in modules if module.parts]
    return found


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
    plans: Plans,
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
