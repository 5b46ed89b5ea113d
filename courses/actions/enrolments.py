from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.actions.projection import project
from courses.errors import AlreadyComplete, UnknownTraining
from courses.models import (
    Completion,
    Enrolment,
    EnrolmentMove,
    ModuleVersion,
    ProgrammeVersion,
    Training,
)
from courses.queries.enrolled_parts import ENROLMENTS
from courses.queries.versions import version_to_enrol_in, versions_to_enrol_in
from lms.dates import today
from lms.people.actions.traces import audit, audit_each
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.undivided import forget


@transaction.atomic
def enrol(
    person: User, *, training: str, by: User | None, renewal: bool = False, on: date | None = None
) -> Enrolment:
    """Enrol a person in the newest version of a programme (of those that follow the national
    recommendations, where there is one) or of a module.

    Who is enrolled already stays as they are, on their version; who has withdrawn returns. A
    renewal is always a new run. What was learnt before counts at once, except in a renewal.
    Raises `UnknownTraining`.
    """
    lock_persons([person.pk])
    found = Training.objects.filter(code=training).first()
    if found is None:
        raise UnknownTraining(training)
    if not renewal:
        standing = Enrolment.objects.filter(person=person, training=found, is_renewal=False).first()
        if standing:
            return standing if standing.withdrawn_at is None else return_to(standing, by=by)
    version = version_to_enrol_in(found)
    if version is None:
        raise UnknownTraining(training)
    enrolment = _enrolment(person, training, version, by=by, on=on or today())
    enrolment.is_renewal = renewal
    enrolment.save(force_insert=True)
    audit("enrolment.made", f"enrolment:{enrolment.uuid}", by=by, **_as_audited(enrolment))
    _follow([person.pk])
    return enrolment


@transaction.atomic
def enrol_each(
    wanted: Iterable[tuple[User, str]], *, by: User | None, on: date | None = None
) -> list[Enrolment]:
    """`enrol` many at once, pairs of a person and a training that they never were enrolled in, in few
    queries however many they are. Raises `UnknownTraining`."""
    pairs = list(wanted)
    if not pairs:
        return []
    lock_persons(person.pk for person, _ in pairs)
    versions = versions_to_enrol_in(Training.objects.filter(code__in={code for _, code in pairs}))
    for _, code in pairs:
        if code not in versions:
            raise UnknownTraining(code)
    made = Enrolment.objects.bulk_create(
        _enrolment(person, code, versions[code], by=by, on=on or today()) for person, code in pairs
    )
    audit_each([("enrolment.made", f"enrolment:{one.uuid}", _as_audited(one)) for one in made], by=by)
    _follow(sorted({person.pk for person, _ in pairs}))
    return made


@transaction.atomic
def withdraw(enrolment: Enrolment, *, by: User | None, at: datetime | None = None) -> Enrolment:
    """Take a person off a path; what is done stands, and returning brings all of it back."""
    lock_persons([enrolment.person_id])
    enrolment.refresh_from_db()
    if enrolment.withdrawn_at is None:
        enrolment.withdrawn_at = at or timezone.now()
        enrolment.save(update_fields=["withdrawn_at"])
        audit("enrolment.withdrawn", f"enrolment:{enrolment.uuid}", by=by)
        _follow([enrolment.person_id])
    return enrolment


@transaction.atomic
def return_to(enrolment: Enrolment, *, by: User | None) -> Enrolment:
    """Take up a path again where it was left."""
    lock_persons([enrolment.person_id])
    enrolment.refresh_from_db()
    if enrolment.withdrawn_at is not None:
        enrolment.withdrawn_at = None
        enrolment.save(update_fields=["withdrawn_at"])
        audit("enrolment.returned", f"enrolment:{enrolment.uuid}", by=by)
        _follow([enrolment.person_id])
    return enrolment


@transaction.atomic
def move_enrolment(
    enrolment: Enrolment, *, to: ProgrammeVersion | ModuleVersion, by: User, at: datetime | None = None
) -> Enrolment:
    """Move an incomplete enrolment to another version of its training; the move is logged.

    Modules completed under the version that is left stay completed. Raises `AlreadyComplete`, or
    `UnknownTraining` if `to` is a version of something else.
    """
    lock_persons([enrolment.person_id])
    enrolment.refresh_from_db()
    owner = to.programme.training_id if isinstance(to, ProgrammeVersion) else to.module.training_id
    if owner != enrolment.training_id:
        raise UnknownTraining(owner)
    if to.pk in {enrolment.programme_version_id, enrolment.module_version_id}:
        return enrolment
    if Completion.objects.filter(registration=enrolment.uuid, training=enrolment.training_id).exists():
        raise AlreadyComplete
    EnrolmentMove.objects.create(
        enrolment=enrolment,
        from_programme_version=enrolment.programme_version,
        from_module_version=enrolment.module_version,
        moved_at=at or timezone.now(),
        moved_by=by,
    )
    enrolment.programme_version = to if isinstance(to, ProgrammeVersion) else None
    enrolment.module_version = to if isinstance(to, ModuleVersion) else None
    enrolment.save(update_fields=["programme_version", "module_version"])
    audit("enrolment.moved", f"enrolment:{enrolment.uuid}", by=by, to=str(to.pk))
    _follow([enrolment.person_id])
    return enrolment


def _follow(persons: list[int]) -> None:
    """Reckon the progress of these users anew, since a path of theirs was written."""
    forget(ENROLMENTS)
    project(persons)


def _enrolment(
    person: User, code: str, version: ProgrammeVersion | ModuleVersion, *, by: User | None, on: date
) -> Enrolment:
    return Enrolment(
        person=person,
        training_id=code,
        programme_version=version if isinstance(version, ProgrammeVersion) else None,
        module_version=version if isinstance(version, ModuleVersion) else None,
        enrolled_on=on,
        enrolled_by=by,
    )


def _as_audited(enrolment: Enrolment) -> dict[str, Any]:
    return {
        "person": str(enrolment.person.uuid),
        "training": enrolment.training_id,
        "renewal": enrolment.is_renewal,
    }
