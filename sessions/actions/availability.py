"""When trainers can be asked and what they may lead; when schools are closed."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from courses.models import Module
from lms.people.actions import audit
from lms.people.models import Membership, Municipality, Role, User
from lms.people.models.access import access_of
from sessions.errors import NotAllowed
from sessions.models import Competence, SchoolHoliday, TrainerAbsence, TrainerHours


@transaction.atomic
def add_absence(trainer: User, *, begins_at: datetime, ends_at: datetime, by: User) -> TrainerAbsence:
    """Keep a time when a trainer cannot be asked, once however often it is told; no reason is stored.
    Raises `NotAllowed` unless `by` is the trainer or coordinates a service of theirs."""
    _must_be_near(by, trainer)
    absence, is_new = TrainerAbsence.objects.get_or_create(
        trainer=trainer, period=DateTimeTZRange(begins_at, ends_at)
    )
    if not is_new:
        return absence
    audit("trainer.absence_added", f"person:{trainer.uuid}", by=by)
    return absence


@transaction.atomic
def remove_absence(absence: TrainerAbsence, *, by: User) -> None:
    """Forget an absence. Raises `NotAllowed` as `add_absence`."""
    _must_be_near(by, absence.trainer)
    absence.delete()
    audit("trainer.absence_removed", f"person:{absence.trainer.uuid}", by=by)


@transaction.atomic
def set_hours(
    trainer: User, *, weekdays: Collection[int], earliest: time | None, latest: time | None, by: User
) -> TrainerHours:
    """Keep the weekdays and times when a trainer can usually be asked. Raises `NotAllowed` as
    `add_absence`."""
    _must_be_near(by, trainer)
    hours, _ = TrainerHours.objects.update_or_create(
        trainer=trainer,
        defaults={"weekdays": sorted(set(weekdays)), "earliest": earliest, "latest": latest},
    )
    audit("trainer.hours_set", f"person:{trainer.uuid}", by=by)
    return hours


@transaction.atomic
def set_competence(trainer: User, *, modules: Collection[UUID], by: User) -> None:
    """Keep which modules a trainer may lead; none recorded means all. Raises `NotAllowed` unless `by`
    coordinates a service of theirs."""
    if not _coordinates(by, trainer):
        raise NotAllowed
    Competence.objects.filter(trainer=trainer).exclude(module__in=modules).delete()
    Competence.objects.bulk_create(
        [Competence(trainer=trainer, module=module) for module in Module.objects.filter(pk__in=modules)],
        ignore_conflicts=True,
    )
    audit("trainer.competence_set", f"person:{trainer.uuid}", by=by, modules=len(modules))


@transaction.atomic
def keep_school_holiday(
    *, county_number: str, name: str, first_day: date, last_day: date, by: User
) -> SchoolHoliday:
    """Keep days on which the schools of a county (all where it is empty) are closed; one that begins on
    the same day is replaced. Raises `NotAllowed` outside the coordinator's own region."""
    _must_know_county(by, county_number)
    holiday, _ = SchoolHoliday.objects.update_or_create(
        county_number=county_number, first_day=first_day, defaults={"name": name, "last_day": last_day}
    )
    audit("school_holiday.kept", f"school_holiday:{holiday.pk}", by=by, county=county_number)
    return holiday


@transaction.atomic
def remove_school_holiday(holiday: SchoolHoliday, *, by: User) -> None:
    """Forget a school holiday. Raises `NotAllowed` as `keep_school_holiday`."""
    _must_know_county(by, holiday.county_number)
    audit("school_holiday.removed", f"school_holiday:{holiday.pk}", by=by, county=holiday.county_number)
    holiday.delete()


def _must_know_county(by: User, county_number: str) -> None:
    access = access_of(by)
    if access.has(Role.ADMIN):
        return
    own = Municipality.objects.filter(county_number=county_number, region__in=access.regions)
    if not (county_number and access.has(Role.COORDINATOR) and own.exists()):
        raise NotAllowed


def _must_be_near(by: User, trainer: User) -> None:
    if by.pk != trainer.pk and not _coordinates(by, trainer):
        raise NotAllowed


def _coordinates(by: User, trainer: User) -> bool:
    own = access_of(by).organisations(Role.COORDINATOR)
    return Membership.objects.filter(user=trainer, role=Role.TRAINER, organisation__in=own).exists()
