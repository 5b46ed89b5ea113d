"""What the country's people have learnt: enrolments, lessons and attested training, as statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID, uuid4

from courses.models import Attestation, Enrolment, Part
from lms.dates import OSLO
from lms.demo.country.households import ATTESTED, Circle, Household, Stage
from lms.demo.country.land import BASIC, KINSHIP, PART_2, PART_3, Land, Track
from lms.demo.country.patterns import STAND_IN, STAND_IN_AT
from lms.people.models import HomeKind, User
from lms.xapi import profile
from lms.xapi.actions.drafts import Draft
from lms.xapi.actions.statements import store

PROVIDER = "Fosterhjemstjenesten, opplæring på papir"
# Lessons that a home still on its way has done.
_LESSONS = {Stage.UNDER_WAY: 4, Stage.MATCHED: 3, Stage.URGENT: 2, Stage.BREACH: 1}


@dataclass(frozen=True)
class Way:
    """One adult's enrolment in the training that the home needs before approval."""

    track: Track
    enrolment: UUID


def enrol(land: Land, circle: Circle) -> dict[int, Way]:
    """Enrol the adults as their rule sets ask, by user id for the training before approval; what is asked
    after a child has moved in is enrolled in beside it."""
    rows: list[Enrolment] = []
    ways: dict[int, Way] = {}
    for household in circle.households:
        code = KINSHIP if household.kind is HomeKind.KINSHIP and KINSHIP in land.tracks else BASIC
        for adult in household.adults:
            if household.stage not in ATTESTED:
                rows.append(_enrolment(land.tracks[code], household, adult))
                ways[adult.pk] = Way(land.tracks[code], rows[-1].uuid)
            if household.has_moved_in:
                later = [land.tracks[part] for part in (PART_2, PART_3) if part in land.tracks]
                rows += [_enrolment(track, household, adult) for track in later]
    Enrolment.objects.bulk_create(rows)
    return ways


def _enrolment(track: Track, household: Household, adult: User) -> Enrolment:
    return Enrolment(
        uuid=uuid4(),
        person=adult,
        training_id=track.code,
        programme_version_id=track.programme_version,
        module_version_id=track.module_version,
        enrolled_on=household.home.registered_on,
    )


def place(track: Track, module: UUID, *, is_led: bool = False) -> profile.Context:
    """Where a pattern's event belongs."""
    return profile.Context(
        registration=STAND_IN.registration,
        module=module,
        programme=track.programme,
        instructor=STAND_IN.instructor if is_led else None,
    )


def learn(land: Land, circle: Circle, ways: dict[int, Way]) -> list[Draft]:
    """The lessons that the circle's people have done, and what was attested for them."""
    stated: list[Draft] = []
    for household in circle.households:
        for at, adult in enumerate(household.adults):
            if adult.pk in ways:
                number = _lessons_done(land, circle, household) - at * (household.number % 2)
                stated += _lessons(land, household, adult, ways[adult.pk], max(0, number))
    return stated + _attest(land, circle)


def _lessons_done(land: Land, circle: Circle, household: Household) -> int:
    if household.stage is not Stage.GROUP:
        return _LESSONS.get(household.stage, 0)
    if household.number % 2:  # every other home meets its group and takes the lessons later
        return 1
    weeks_run = max(0, -circle.first_week)
    if weeks_run > len(land.gatherings):
        return len(land.tracks[BASIC].lessons)
    return weeks_run * len(land.tracks[BASIC].lessons) // max(1, len(land.gatherings))


def _lessons(land: Land, household: Household, adult: User, way: Way, number: int) -> Iterable[Draft]:
    lessons = way.track.lessons[:number]
    begins = datetime.combine(household.home.registered_on + timedelta(days=2), time(19, 30), OSLO)
    step = (land.now - begins) / (len(lessons) + 1)
    for number, part in enumerate(lessons, 1):
        yield land.patterns.copy(
            (way.track.code, part.pk),
            partial(_finished, way.track, part),
            person=adult.uuid,
            at=begins + min(step, timedelta(days=3)) * number,
            registration=way.enrolment,
        )


def _finished(track: Track, lesson: Part) -> profile.Stated:
    return profile.completed_lesson(
        STAND_IN.person,
        lesson=lesson.pk,
        duration=timedelta(minutes=lesson.minutes or 10),
        at=STAND_IN_AT,
        place=place(track, lesson.module_id),
    )


def _attest(land: Land, circle: Circle) -> list[Draft]:
    track = land.tracks[BASIC]
    attester = circle.district.coordinator
    stated, rows = [], []
    for household in circle.at(*ATTESTED):
        ended_on = household.home.registered_on + timedelta(days=100 + household.number % 80)
        for adult in household.adults:
            statement = land.patterns.copy(
                "attested",
                lambda: _attested(track),
                person=adult.uuid,
                at=datetime.combine(ended_on, time(12), OSLO),
                instructor=attester.uuid,
            )
            stated.append(statement)
            rows.append(
                Attestation(
                    kind=Attestation.Kind.ATTESTED,
                    person=adult,
                    training_id=track.code,
                    provider=PROVIDER,
                    ended_on=ended_on,
                    attested_by=attester,
                    attested_at=land.now,
                    statement=statement.id,
                )
            )
    Attestation.objects.bulk_create(rows)
    return stated


def _attested(track: Track) -> profile.Stated:
    assert track.programme is not None  # noqa: S101 - the basic training is a programme
    return profile.attested(
        STAND_IN.person,
        kind="programme",
        training=track.programme,
        provider=PROVIDER,
        document_sha256="",
        attester=STAND_IN.instructor,
        at=STAND_IN_AT,
    )


def record(stated: list[Draft]) -> None:
    """Record a circle's statements in the order in which they happened; progress follows them."""
    store(sorted(stated, key=lambda one: one.timestamp or STAND_IN_AT))
