"""From what is recorded to what the rules of progress need: deeds from statements, paths from
enrolments. A fixed number of queries for any number of persons."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import isodate

from courses.models import (
    Module,
    Programme,
)
from courses.rules.progress import Deed, DeedKind
from lms.xapi import profile
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from lms.xapi.queries.statements import counting

RESTS_ON = "rests-on"
ASSISTED = "assisted"
_PARTS = {("lesson", Verb.COMPLETED), ("quiz", Verb.PASSED), ("quiz", Verb.COMPLETED)}
_TRAININGS = {"module", "programme"}
VERBS = (Verb.COMPLETED, Verb.PASSED, Verb.ATTENDED, Verb.SATISFIED, Verb.WAIVED)


@dataclass(frozen=True)
class Announced:
    """A standing announcement, and the statements it says that it rests on."""

    statement: UUID
    rests_on: frozenset[UUID]


@dataclass
class Record:
    """What one person's counting statements say."""

    deeds: list[Deed] = field(default_factory=list)
    announced: list[Announced] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable["Record"]) -> "Record":
        """What several accounts of one person say together."""
        found = list(records)
        return cls(
            [deed for one in found for deed in one.deeds], [told for one in found for told in one.announced]
        )


@dataclass(frozen=True)
class StatementFacts:
    """The members of a statement that progress is read from."""

    id: UUID
    person: UUID | None
    verb: str
    object_id: str
    timestamp: datetime
    registration: UUID | None
    is_own: bool
    result: Mapping[str, Any]
    context: Mapping[str, Any]


def records(persons: Collection[UUID]) -> dict[UUID, Record]:
    """The records of these persons (account names), from the statements that count; one query."""
    found: dict[UUID, Record] = {person: Record() for person in persons}
    rows = (
        counting()
        .filter(person__in=list(persons), verb__in=VERBS)
        .values_list(
            "id",
            "person",
            "verb",
            "object_id",
            "timestamp",
            "registration",
            "credential",
            "data__result",
            "data__context",
        )
    )
    for id_, person, verb, object_id, timestamp, registration, credential, result, context in rows:
        told = StatementFacts(
            id_,
            person,
            verb,
            object_id,
            timestamp,
            registration,
            credential is None,
            result or {},
            context or {},
        )
        announced = announcement_in(told)
        if announced:
            found[person].announced.append(announced)
        elif deed := deed_in(told):
            found[person].deeds.append(deed)
    return found


def announcement_in(told: StatementFacts) -> Announced | None:
    """The announcement that a statement is, or None: they are written from progress, never read."""
    about = profile.activity_of(told.object_id)
    extensions = told.context.get("extensions", {})
    if not told.is_own or about is None or about[0] not in _TRAININGS:
        return None
    if told.verb not in (Verb.COMPLETED, Verb.SATISFIED) or profile.extension("attester") in extensions:
        return None
    return Announced(told.id, frozenset(UUID(one) for one in extensions.get(profile.extension(RESTS_ON), ())))


def deed_in(told: StatementFacts) -> Deed | None:
    """What a counting statement shows about progress, or None."""
    if told.verb == Verb.ATTENDED:
        return _attendance(told)
    about = profile.activity_of(told.object_id)
    if about is None:
        return None
    kind, identifier = about
    if (kind, told.verb) in _PARTS:
        failed = told.result.get("completion") is False or told.result.get("success") is False
        return (
            None if failed else Deed(told.id, DeedKind.DONE, told.timestamp, (identifier,), told.registration)
        )
    if kind in _TRAININGS and told.is_own:
        given = DeedKind.RECOGNISED if told.verb == Verb.WAIVED else DeedKind.ATTESTED
        return Deed(told.id, given, told.timestamp, (identifier,), told.registration)
    return None


def training_codes(found: Iterable[Record]) -> dict[UUID, str]:
    """The training code of every module and programme that these records attest or recognise."""
    given = (DeedKind.ATTESTED, DeedKind.RECOGNISED)
    about = {uuid for one in found for deed in one.deeds if deed.kind in given for uuid in deed.about}
    if not about:
        return {}
    codes = dict(Module.objects.filter(pk__in=about).values_list("pk", "training"))
    return codes | dict(Programme.objects.filter(pk__in=about).values_list("pk", "training"))


def _attendance(told: StatementFacts) -> Deed | None:
    others = told.context.get("contextActivities", {}).get("other", [])
    activities = (profile.activity_of(other["id"]) for other in others)
    parts = tuple(about[1] for about in activities if about and about[0] == "part")
    if not parts:
        return None
    if told.result.get("completion") is True:
        return Deed(told.id, DeedKind.DONE, told.timestamp, parts, told.registration)
    scheduled = told.context.get("extensions", {}).get(profile.extension("scheduled-duration"))
    length, attended = _seconds(scheduled), _seconds(told.result.get("duration"))
    share = attended / length if length else 0.0
    return Deed(told.id, DeedKind.PARTIAL, told.timestamp, parts, told.registration, share)


def _seconds(duration: object) -> float:
    if not isinstance(duration, str):
        return 0.0
    try:
        parsed = isodate.parse_duration(duration)
    except isodate.ISO8601Error:
        return 0.0
    return parsed.total_seconds() if isinstance(parsed, timedelta) else 0.0


def persons_concerned(batch: Collection[Statement]) -> set[UUID]:
    """The account names of those whose progress these new statements, or those that they void, may
    change."""
    voided = [statement.voids for statement in batch if statement.voids is not None]
    targets = list(Statement.objects.filter(pk__in=voided)) if voided else []
    return {
        statement.person
        for statement in (*batch, *targets)
        if statement.person is not None
        and statement.verb in VERBS
        and announcement_in(_told(statement)) is None
    }


def _told(statement: Statement) -> StatementFacts:
    return StatementFacts(
        statement.pk,
        statement.person,
        statement.verb,
        statement.object_id,
        statement.timestamp,
        statement.registration,
        statement.credential_id is None,
        statement.data.get("result", {}),
        statement.data.get("context", {}),
    )
