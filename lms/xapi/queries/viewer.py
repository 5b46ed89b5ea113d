"""Looking through the statements, and at one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from lms.dates import OSLO
from lms.xapi.models import ObjectKind, Statement
from lms.xapi.profile import activity_of, extension
from lms.xapi.queries.search import FAILED, Condition, StatementSearch, find
from lms.xapi.queries.statements import is_voided, voided, voiding_of
from lms.xapi.rules.actors import account, person_of
from lms.xapi.rules.facets import activity_keys, agent_identity, agent_keys, verb_key
from lms.xapi.rules.forwarding import without_answers
from lms.xapi.rules.labels import KINDS, REASONS, VERBS
from lms.xapi.rules.timeline import Timeline, draw
from lms.xapi.rules.timestamps import instant

_PAGE = 25


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as one line; `kind` and the uuid alone where it is about an activity of ours."""

    id: UUID
    at: datetime
    stored: datetime
    person: UUID | None
    actor: str
    verb: str
    kind: str
    about: str
    refers: UUID | None
    is_voided: bool


@dataclass(frozen=True, slots=True)
class StatementsFound:
    """One page of what a search finds, newest first, drawn on a timeline; `last` is where older ones
    follow, None where there are none."""

    rows: Sequence[StatementRow] = ()
    timeline: Timeline | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement without what the person answered; `voided_by` and `reason` where it is voided."""

    statement: Statement
    row: StatementRow
    source: str
    voided_by: UUID | None
    reason: str
    may_be_voided: bool


def statements_found(asked: Mapping[str, Any], *, after: datetime | None) -> StatementsFound:
    """What a search finds: by `person`, `verb` and `activity`, from the day `since` to the day `until`,
    each may be empty. Five queries at most."""
    page = find(_search(asked, after))
    statements = [(found, json.loads(found.text)) for found in page.statements]
    gone = voided([found.id for found, _ in statements])
    return StatementsFound(
        rows=[_row(found.id, found.stored, data, is_voided=found.id in gone) for found, data in statements],
        timeline=draw([(instant(data["timestamp"]), data["verb"]["id"]) for _, data in statements]),
        last=page.statements[-1].stored if page.has_more else None,
    )


def statement_page(statement_id: UUID) -> StatementPage | None:
    """One statement; None where there is none, and for a failed attempt, which nobody looks at."""
    found = Statement.objects.exclude(verb=FAILED).filter(pk=statement_id).first()
    if found is None or found.data.get("result", {}).get("success") is False:
        return None
    gone = is_voided(found)
    voiding = voiding_of(found) if gone else None
    said = voiding.data.get("context", {}).get("extensions", {}) if voiding else {}
    reason = said.get(extension("reason"), "")
    return StatementPage(
        statement=found,
        row=_row(found.pk, found.stored, found.data, is_voided=gone),
        source=json.dumps(without_answers(found.data), ensure_ascii=False, indent=2),
        voided_by=voiding.pk if voiding else None,
        reason=str(REASONS.get(reason, reason)),
        may_be_voided=found.voids is None and not gone,
    )


def _search(asked: Mapping[str, Any], after: datetime | None) -> StatementSearch:
    conditions: list[Condition] = []
    if asked["person"]:
        conditions.append(agent_keys(agent_identity(account(str(asked["person"]))) or ""))
    if asked["verb"]:
        conditions.append((verb_key(asked["verb"]),))
    if asked["activity"]:
        conditions.append(activity_keys(asked["activity"]))
    return StatementSearch(
        conditions=conditions,
        since=_midnight(asked["since"]) - timedelta(microseconds=1) if asked["since"] else None,
        until=_midnight(asked["until"] + timedelta(days=1)) - timedelta(microseconds=1)
        if asked["until"]
        else None,
        after=after,
        limit=_PAGE,
        is_for_staff=True,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=OSLO)


def _row(statement_id: UUID, stored: datetime, data: dict[str, Any], *, is_voided: bool) -> StatementRow:
    about = data["object"]
    verb = data["verb"]["id"]
    person = person_of(data["actor"])
    ours = activity_of(about["id"]) if "id" in about else None
    return StatementRow(
        id=statement_id,
        at=instant(data["timestamp"]),
        stored=stored,
        person=person,
        actor=str(person or (agent_identity(data["actor"]) or "").replace("\x00", " ")),
        verb=str(VERBS.get(verb) or verb.rsplit("/", 1)[-1]),
        kind=str(KINDS.get(ours[0], "")) if ours else "",
        about=about.get("id") or about.get("objectType", ""),
        refers=UUID(about["id"]) if about.get("objectType") == ObjectKind.REFERENCE else None,
        is_voided=is_voided,
    )
