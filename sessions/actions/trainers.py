"""When trainers can be asked and what they may lead; when schools are closed."""

from collections.abc import Collection
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from courses.models import Module
from lms.people.actions.traces import audit
from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.models import Competence, TrainerAbsence, TrainerHours


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


def _must_be_near(by: User, trainer: User) -> None:
    if by.pk != trainer.pk and not _coordinates(by, trainer):
        raise NotAllowed


def _coordinates(by: User, trainer: User) -> bool:
    own = access_of(by).organisations(Role.COORDINATOR)
    return User.objects.with_role(Role.TRAINER, at=own).filter(pk=trainer.pk).exists()
