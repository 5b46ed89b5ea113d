"""Where a person stands: which enrolment an event belongs to, and what is open to them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from courses.models import Bookmark, Completion, Enrolment, ModulePart, Part, PartProgress
from lms.dates import today
from lms.people.models import Assignment, FosterParent, User
from lms.undivided import remembered
from lms.xapi import profile

ENROLMENTS = "the enrolments that hold parts"


@dataclass(frozen=True)
class Traces:
    """What a person has left in a lesson or quiz: when it was first done, begun, and where they stopped."""

    done_on: date | None = None
    begun_at: datetime | None = None
    place: str = ""


@dataclass(frozen=True)
class EnrolledPart:
    """An enrolment that holds a part, the part's place in it, and what the person has left there."""

    enrolment: Enrolment
    part: Part
    module_part: ModulePart
    traces: Traces = Traces()

    def place(self, *, language: str | None = None, revision: str | None = None) -> profile.Context:
        """Where in the learning an event on this part belongs."""
        version = self.enrolment.programme_version
        return profile.Context(
            registration=self.enrolment.pk,
            module=self.part.module_id,
            programme=version.programme_id if version else None,
            language=language,
            revision=revision,
        )


@dataclass(frozen=True)
class HomeSituation:
    """What of a person's home decides which modules are open."""

    has_assignment: bool
    has_moved_in: bool


def enrolments_holding(person: User, parts: Collection[UUID]) -> list[Enrolment]:
    """The person's standing enrolments whose version holds one of these parts: renewals under way
    first, then as they were made."""
    memory = remembered(ENROLMENTS)
    if memory is None:
        return _holding(person, parts)
    key = person.pk, frozenset(parts)
    if key not in memory:
        memory[key] = _holding(person, parts)
    known: list[Enrolment] = memory[key]
    return known


def _holding(person: User, parts: Collection[UUID]) -> list[Enrolment]:
    in_programme = Q(programme_version__programme_modules__module_version__module_parts__part__in=parts)
    alone = Q(module_version__module_parts__part__in=parts)
    found = list(
        Enrolment.objects.standing()
        .filter(in_programme | alone, person=person)
        .select_related("programme_version", "training")
        .distinct()
    )
    renewals = [one.pk for one in found if one.is_renewal]
    finished: set[tuple[UUID | None, str]] = set()
    if renewals:
        runs = Completion.objects.filter(person=person, registration__in=renewals)
        finished = set(runs.values_list("registration", "training"))

    def rank(one: Enrolment) -> tuple[bool, date, str, UUID]:
        is_under_way = one.is_renewal and (one.pk, one.training_id) not in finished
        return not is_under_way, one.enrolled_on, one.training_id, one.pk

    return sorted(found, key=rank)


def holds_any(person: User, parts: Collection[UUID]) -> bool:
    """Whether one of these parts is on a path of the person's, or was done by them: what they may read
    about, open now or not. At most two queries, however many parts."""
    if not parts:
        return False
    in_programme = Q(programme_version__programme_modules__module_version__module_parts__part__in=parts)
    alone = Q(module_version__module_parts__part__in=parts)
    on_path = Enrolment.objects.standing().filter(in_programme | alone, person=person)
    return on_path.exists() or PartProgress.objects.filter(person=person, part__in=parts).exists()


def standing_for(person: User, part_uuid: UUID) -> EnrolledPart | None:
    """The enrolment under which what the person does with this part is recorded."""
    found = enrolments_holding(person, [part_uuid])
    if not found:
        return None
    rows = ModulePart.objects.filter(part=part_uuid).filter(_pinned_by(found[0]))
    module_part = (
        _with_traces(rows, person).select_related("part__module__training", "module_version").first()
    )
    if module_part is None:
        return None
    return EnrolledPart(found[0], module_part.part, module_part, _traces(module_part))


def traces_of(person: User, part_uuid: UUID) -> Traces:
    """What a person has left in a part that they are not enrolled in now."""
    module_part = _with_traces(ModulePart.objects.filter(part=part_uuid), person).first()
    return _traces(module_part) if module_part else Traces()


def _with_traces(rows: QuerySet[ModulePart], person: User) -> QuerySet[ModulePart]:
    """One query for the part's place and for what the person has left in it."""
    bookmark = Bookmark.objects.filter(person=person, lesson_uuid=OuterRef("part"))
    done = PartProgress.objects.filter(person=person, part=OuterRef("part")).order_by("done_on")
    return rows.annotate(
        begun_at=Subquery(bookmark.values("begun_at")[:1]),
        place=Subquery(bookmark.values("place")[:1]),
        done_on=Subquery(done.values("done_on")[:1]),
    )


def _traces(row: Any) -> Traces:
    return Traces(row.done_on, row.begun_at, row.place or "")


def _pinned_by(enrolment: Enrolment) -> Q:
    if enrolment.programme_version_id is None:
        return Q(module_version=enrolment.module_version_id)
    return Q(module_version__programme_modules__programme_version=enrolment.programme_version_id)


def household_of(person: User) -> HomeSituation:
    """Whether the person's present home has an assignment, and whether a child has moved in."""
    return households_of([person])[person.pk]


def households_of(people: Iterable[User]) -> dict[int, HomeSituation]:
    """`household_of` for each of these users, by user id; one query."""
    moved: dict[int, list[date | None]] = {one.pk: [] for one in people}
    rows = FosterParent.objects.filter(user__in=moved, home__assignments__in=Assignment.objects.open())
    for person, on in rows.current().values_list("user", "home__assignments__moved_in_on"):
        moved[person].append(on)
    day = today()
    return {
        person: HomeSituation(bool(found), any(on is not None and on <= day for on in found))
        for person, found in moved.items()
    }
