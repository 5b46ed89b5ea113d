"""Progress from the record: what is written to the projection, announced, and taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from psycopg import sql

from courses.models import Completion, PartProgress
from courses.queries.plans import paths_of
from courses.queries.record import RESTS_ON, Record, records, training_codes
from courses.rules.progress import CompletedRun, Identify, Progress, progress
from courses.signals import progress_changed
from lms.dates import oslo_day
from lms.people.models import User
from lms.people.models.one_person import accounts_by_person, standing_for, standing_ids
from lms.people.queries import locked_persons
from lms.xapi import profile
from lms.xapi.actions.statements import record as tell
from lms.xapi.actions.statements import void
from lms.xapi.queries.statements import taken

FALLEN = "completion-fell"
_Row = TypeVar("_Row", PartProgress, Completion)


def project(persons: Collection[int]) -> list[int]:
    """Bring the progress of these users in line with the record, in the caller's transaction.

    Locks the persons, writes what differs, announces what is newly complete, voids announcements
    that no longer hold, and sends `progress_changed` with those for whom anything changed, whose
    ids are returned.
    """
    return _project(locked_persons(standing_ids(persons)))


def project_accounts(accounts: Collection[UUID]) -> list[int]:
    """`project` for these account names, of whom some may be nobody's."""
    return _project(list(standing_for(accounts).order_by("pk").select_for_update(no_key=True)))


def _project(users: list[User]) -> list[int]:
    if not users:
        return []
    read = _read(users)
    changed = _write(users, read)
    for user in users:
        for fallen in _fallen(read[user.pk].record):
            void(fallen, by=None, reason=FALLEN, persons=[user.pk])
            changed.add(user.pk)
    if news := _announcements(users, read):
        tell(news)
    if ids := sorted(changed):
        progress_changed.send(sender=PartProgress, persons=ids)
    return ids


def rebuild(persons: Collection[int]) -> int:
    """Drop and rebuild the progress of these users, in the caller's transaction; writes no
    statement and sends nothing. Returns how many statements were read."""
    users = locked_persons(standing_ids(persons))
    ids = [pk for own in accounts_by_person(user.pk for user in users).values() for pk in own.pks]
    PartProgress.objects.filter(person__in=ids).delete()
    Completion.objects.filter(person__in=ids).delete()
    read = _read(users)
    _copy_in(PartProgress, (row for user in users for row in _part_rows(user, read[user.pk].progress)))
    _copy_in(Completion, (row for user in users for row in _run_rows(user, read[user.pk].progress)))
    return sum(len(one.record.deeds) + len(one.record.announced) for one in read.values())


def _copy_in(model: type[_Row], rows: Iterable[_Row]) -> None:
    fields = model._meta.concrete_fields
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column or "") for field in fields),
    )
    with connection.cursor() as cursor, cursor.copy(query) as lines:
        for row in rows:
            lines.write_row([getattr(row, field.attname) for field in fields])


@dataclass(frozen=True)
class _Read:
    record: Record
    progress: Progress


def _read(users: Collection[User]) -> dict[int, _Read]:
    """What is recorded of these users, and what it adds up to; of whoever had several accounts, all of it."""
    owned = accounts_by_person(user.pk for user in users)
    paths = paths_of([pk for own in owned.values() for pk in own.pks])
    by_account = records([uuid for own in owned.values() for uuid in own.uuids])
    told = {pk: Record.of(by_account[uuid] for uuid in own.uuids) for pk, own in owned.items()}
    codes = training_codes(told.values())
    return {
        user.pk: _Read(
            told[user.pk],
            progress(
                told[user.pk].deeds,
                [path for pk in owned[user.pk].pks for path in paths[pk]],
                codes=codes,
                identify=_identified(owned[user.pk].uuids),
            ),
        )
        for user in users
    }


def _identified(accounts: Sequence[UUID]) -> Identify:
    """The id of an announcement: as it was given under one of the person's earlier accounts, else under the
    one that stands."""
    if len(accounts) == 1:
        return partial(profile.announcement_id, accounts[0])

    def identify(training: str, rests_on: tuple[UUID, ...]) -> UUID:
        ids = [profile.announcement_id(account, training, rests_on) for account in accounts]
        known = taken(ids)
        return next((one for one in ids if one in known), ids[0])

    return identify


def _part_rows(user: User, found: Progress) -> Iterable[PartProgress]:
    for done in found.parts:
        yield PartProgress(
            enrolment_id=done.registration,
            part_id=done.part,
            person=user,
            done_on=oslo_day(done.at),
            done_at=done.at,
            rests_on=list(done.rests_on),
        )


def _run_rows(user: User, found: Progress) -> Iterable[Completion]:
    for run in found.runs:
        yield Completion(
            announcement=run.evidence,
            person=user,
            training_id=run.training,
            how=run.how,
            completed_on=oslo_day(run.at),
            completed_at=run.at,
            rests_on=list(run.rests_on),
            registration=run.registration,
            programme_version_id=run.programme_version,
            module_version_id=run.module_version,
        )


def _write(users: Collection[User], read: Mapping[int, _Read]) -> set[int]:
    parts = [row for user in users for row in _part_rows(user, read[user.pk].progress)]
    runs = [row for user in users for row in _run_rows(user, read[user.pk].progress)]
    persons = [user.pk for user in users]
    gone_parts, new_parts = _difference(PartProgress.objects.filter(person__in=persons), parts)
    gone_runs, new_runs = _difference(Completion.objects.filter(person__in=persons), runs)
    if gone_parts:
        PartProgress.objects.filter(pk__in=[row.pk for row in gone_parts]).delete()
    if gone_runs:
        Completion.objects.filter(pk__in=[row.pk for row in gone_runs]).delete()
    if new_parts:
        PartProgress.objects.bulk_create(new_parts)
    if new_runs:
        Completion.objects.bulk_create(new_runs)
    changed = {row.person_id for row in (*gone_parts, *new_parts)}
    return changed | {row.person_id for row in (*gone_runs, *new_runs)}


def _difference(kept: Iterable[_Row], wanted: Iterable[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows to take away, and those to add."""
    old = {_values(row): row for row in kept}
    new = {_values(row): row for row in wanted}
    return (
        [row for values, row in old.items() if values not in new],
        [row for values, row in new.items() if values not in old],
    )


def _values(row: PartProgress | Completion) -> tuple[object, ...]:
    values = (getattr(row, field.attname) for field in row._meta.concrete_fields)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)


def _fallen(found: Record) -> list[UUID]:
    """Announcements that rest on something that counts no longer. One that was only overtaken by
    an earlier completion still tells the truth, and stands."""
    counting = {deed.statement for deed in found.deeds}
    return sorted(one.statement for one in found.announced if not one.rests_on <= counting)


def _announcements(users: Collection[User], read: Mapping[int, _Read]) -> list[Any]:
    """The announcements that were never made. One made before and voided since is not made again."""
    runs = {
        run.evidence: (user, run)
        for user in users
        for run in read[user.pk].progress.runs
        if run.how == Completion.How.EARNED
    }
    told = {one.statement for found in read.values() for one in found.record.announced}
    if new := runs.keys() - told:
        new -= taken(new)
    ordered = sorted((runs[uuid] for uuid in new), key=lambda one: (one[1].at, one[1].evidence))
    return [_announcement(user, run) for user, run in ordered]


def _announcement(user: User, run: CompletedRun) -> Any:
    place = profile.Context(
        registration=run.registration,
        extensions={profile.extension(RESTS_ON): [str(one) for one in run.rests_on]},
    )
    if run.programme_version is not None:
        return profile.satisfied(user.uuid, programme=run.about, at=run.at, id=run.evidence, place=place)
    return profile.completed_module(user.uuid, module=run.about, at=run.at, id=run.evidence, place=place)
