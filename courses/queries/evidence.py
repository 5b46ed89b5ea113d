"""What the gate and its snapshots need to know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings

from courses.models import Completion, Module, Programme, ProgrammeModule
from lms.dates import oslo_day
from lms.people.models.one_person import accounts_by_person
from lms.xapi import profile
from lms.xapi.models import Statement, Voiding
from lms.xapi.profile import Verb
from lms.xapi.queries.statements import voided


@dataclass(frozen=True)
class Evidence:
    """One completed run, as the gate reads it; `id` is the announcement's, or the attesting or
    recognising statement's. `parent` is the person's uuid."""

    id: str
    parent: str
    training: str
    completed_on: date
    withdrawn: bool


@dataclass(frozen=True)
class Basis:
    """What a piece of evidence rests on: statements as (id, SHA-256 of the stored text), versions
    as their uuids, and the account names of the staff who attested, recognised, marked or assisted."""

    statements: list[tuple[str, str]]
    module_versions: list[str]
    staff: list[str] = field(default_factory=list)


def evidence_for(person_ids: Iterable[int]) -> list[Evidence]:
    """Every completed run of these users (by `User` id), oldest first, and what once was evidence
    and has been voided since, marked withdrawn.

    A programme completed on a version that the directorate has not recorded as following the
    national recommendations is no evidence; demonstration content is none in production.
    """
    owned = accounts_by_person(person_ids)
    accounts = {pk: own.uuids[0] for pk, own in owned.items()}
    standing = Completion.objects.filter(person__in=accounts).exclude(
        programme_version__isnull=False, programme_version__follows_recommendation_on=None
    )
    if settings.IS_PRODUCTION:
        standing = standing.exclude(training__is_demonstration=True)
    found = [
        Evidence(
            str(run.announcement), str(accounts[run.person_id]), run.training_id, run.completed_on, False
        )
        for run in standing
    ]
    shown = {one.id for one in found}
    now = {uuid: own.uuids[0] for own in owned.values() for uuid in own.uuids}
    found += [one for one in _withdrawn(now) if one.id not in shown]
    return sorted(found, key=lambda one: (one.completed_on, one.id))


def fallen(evidence_ids: Iterable[str]) -> set[str]:
    """Which of these pieces of evidence no longer hold. One that was overtaken by an earlier
    completion of the same training still holds, though `evidence_for` names the earlier one."""
    return {str(one) for one in voided(UUID(one) for one in evidence_ids)}


def basis_of(evidence_ids: Iterable[str]) -> dict[str, Basis]:
    """What each piece of evidence rests on, also one that has been overtaken or withdrawn."""
    ids = [UUID(one) for one in evidence_ids]
    tellings = Statement.objects.in_bulk(ids)
    runs = Completion.objects.in_bulk(ids)
    rests: dict[UUID, list[UUID]] = {}
    for uuid in ids:
        if uuid in runs:
            rests[uuid] = list(runs[uuid].rests_on)
        elif uuid in tellings:
            rests[uuid] = _resting(tellings[uuid])
    wanted = {statement for resting in rests.values() for statement in resting}
    statements = Statement.objects.in_bulk(wanted)
    versions = _versions(runs.values())
    return {
        str(uuid): Basis(
            statements=[(str(one), statements[one].sha256) for one in resting if one in statements],
            module_versions=versions.get(uuid, []),
            staff=sorted({name for one in resting if one in statements for name in _staff(statements[one])}),
        )
        for uuid, resting in rests.items()
    }


def _withdrawn(accounts: Mapping[UUID, UUID]) -> Iterable[Evidence]:
    """What these accounts once had; each with the account that its person goes by now."""
    rows = Statement.objects.filter(
        person__in=list(accounts),
        verb__in=[Verb.COMPLETED, Verb.SATISFIED, Verb.WAIVED],
        credential=None,
        pk__in=Voiding.objects.values("target"),
    )
    found = list(rows.defer("text", "data"))
    if not found:
        return
    programmes = dict(Programme.objects.values_list("uuid", "training"))
    modules = dict(Module.objects.values_list("uuid", "training"))
    codes = {"programme": programmes, "module": modules}
    for row in found:
        about = profile.activity_of(row.object_id)
        code = codes.get(about[0], {}).get(about[1]) if about else None
        if code and row.person:
            yield Evidence(str(row.pk), str(accounts[row.person]), code, oslo_day(row.timestamp), True)


def _resting(statement: Statement) -> list[UUID]:
    extensions = statement.data.get("context", {}).get("extensions", {})
    resting = extensions.get(profile.extension("rests-on"))
    return [UUID(one) for one in resting] if resting else [statement.pk]


def _versions(runs: Iterable[Completion]) -> dict[UUID, list[str]]:
    runs = list(runs)
    programmes = {run.programme_version_id for run in runs if run.programme_version_id}
    named: dict[UUID, list[str]] = {}
    rows = ProgrammeModule.objects.filter(programme_version__in=programmes).order_by("position")
    for programme_version, module_version in rows.values_list("programme_version", "module_version"):
        named.setdefault(programme_version, []).append(str(module_version))
    return {
        run.announcement: named.get(run.programme_version_id, [])
        if run.programme_version_id
        else [str(run.module_version_id)]
        if run.module_version_id
        else []
        for run in runs
    }


def _staff(statement: Statement) -> Iterable[str]:
    context = statement.data.get("context", {})
    if name := context.get("instructor", {}).get("account", {}).get("name"):
        yield name
    if attester := context.get("extensions", {}).get(profile.extension("attester")):
        yield attester
