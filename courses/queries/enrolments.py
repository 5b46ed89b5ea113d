"""Who of a home is on which path, as staff see and change it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from courses.models import Enrolment
from courses.queries.assistance import adults_of
from courses.queries.progress import tallies_of
from courses.queries.progress_state import PathProgress
from courses.queries.versions import versions_to_enrol_in
from lms.people.models import FosterHome, User


@dataclass(frozen=True)
class PathRow:
    """One enrolment as a row. `newer` says that a newer version than the pinned one is offered."""

    enrolment: Enrolment
    title: str
    tally: PathProgress | None
    newer: bool

    @property
    def is_complete(self) -> bool:
        return self.tally is not None and self.tally.completed_on is not None


@dataclass(frozen=True)
class AdultPaths:
    """An adult of the home with their paths, as they were made."""

    person: User
    rows: list[PathRow]


def paths_in(home: FosterHome) -> list[AdultPaths]:
    """Each adult's enrolments; a fixed number of queries."""
    adults = adults_of(home)
    found = Enrolment.objects.filter(person__in=adults).select_related("training")
    enrolments = list(found.order_by("enrolled_on", "training", "uuid"))
    tallies = {
        tally.enrolment: tally
        for told in tallies_of([adult.pk for adult in adults]).values()
        for tally in told
    }
    offered = versions_to_enrol_in({enrolment.training for enrolment in enrolments})
    language = get_language()
    rows: dict[int, list[PathRow]] = {adult.pk: [] for adult in adults}
    for enrolment in enrolments:
        pinned = enrolment.programme_version_id or enrolment.module_version_id
        version = offered.get(enrolment.training_id)
        rows[enrolment.person_id].append(
            PathRow(
                enrolment,
                enrolment.training.title_in(language),
                tallies.get(enrolment.pk),
                version is not None and version.pk != pinned,
            )
        )
    return [AdultPaths(adult, rows[adult.pk]) for adult in adults]


def enrolment_in(home: FosterHome, uuid: UUID) -> Enrolment | None:
    """An enrolment of one of the home's adults, or None."""
    adults = [adult.pk for adult in adults_of(home)]
    return Enrolment.objects.select_related("training", "person").filter(person__in=adults, pk=uuid).first()
