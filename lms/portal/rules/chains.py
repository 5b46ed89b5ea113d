"""Which tables hang in a chain, what of their rows may never change, how a block is sealed, and what a check
can find."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

BLOCK = 2000
MOST_FINDINGS = 200
# A row may tell of a moment that long before the block before its own was sealed: a slow transaction.
SLOWEST = timedelta(days=1)
BLOTTED = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class Source:
    """A table whose rows hang in a chain of its own.

    `columns` are those that may never change. `place` is a column that rises with new rows, an id or a
    moment; a table without one is small, and read whole. `time` is when a row says that it was made.
    `frozen` is the condition (SQL) from which on a row never changes. `shortest` is after how many days rows
    may go lawfully; None: by no time, only by a door that records each.
    """

    table: str
    columns: tuple[str, ...]
    key: str = "id"
    key_type: str = "bigint"
    place: str = ""
    is_moment: bool = False
    time: str = ""
    frozen: str = "TRUE"
    shortest: int | None = None


SOURCES = (
    Source(
        "people_auditentry",
        ("id", "at", "by_id", "act", "subject", "data"),
        place="id",
        time="at",
        shortest=365,
    ),
    Source(
        "people_lookup",
        ("id", "at", "person_id", "home_id", "by_id", "organisation_id", "role", "purpose", "supervision_id"),
        place="id",
        time="at",
        shortest=365,
    ),
    Source(
        "people_securityevent",
        ("id", "at", "kind", "person_id", "by_id", "door", "office_id", "network", "reference"),
        place="id",
        time="at",
        shortest=90,
    ),
    Source(
        "approval_approval",
        (
            *("id", "uuid", "assignment_id", "decided_by_id", "decided_for_id", "decided_at"),
            *("police_certificate_seen_on", "snapshot"),
        ),
        place="id",
    ),
    Source(
        "approval_review",
        (
            *("id", "approval_id", "reason", "evidence", "person_id", "opened_at", "conclusion"),
            *("withdrawal_reason", "concluded_by_id", "concluded_at", "snapshot"),
        ),
        time="concluded_at",
        frozen="t.conclusion <> ''",
    ),
    Source(
        "approval_ruleset",
        (
            *("id", "code", "kind", "version", "valid_from", "urgent_days", "is_demonstration", "made_by_id"),
            *("proposed_by_id", "proposed_at", "confirmed_by_id", "confirmed_at", "copied_from_id"),
        ),
        frozen="t.confirmed_by_id IS NOT NULL",
    ),
    Source(
        "approval_requirement",
        (
            *("id", "rule_set_id", "position", "key", "phase", "any_of", "who", "only_for", "strength"),
            *("due_days", "valid_months"),
        ),
        frozen="EXISTS (SELECT FROM approval_ruleset s WHERE s.id = t.rule_set_id "
        "AND s.confirmed_by_id IS NOT NULL)",
    ),
    Source(
        "xapi_statement",
        (
            *("id", "stored", "timestamp", "person", "verb", "object_kind", "object_id", "registration"),
            *("refers", "voids", "credential_id", "text", "sha256"),
        ),
        key_type="uuid",
        place="stored",
        is_moment=True,
        time="stored",
    ),
    Source(
        "xapi_erasure",
        ("statement_id", "stored", "sha256", "reason", "by_id", "at"),
        key="statement_id",
        key_type="uuid",
        time="at",
    ),
    Source(
        "courses_lessonversion",
        (
            *("id", "lesson_uuid", "language", "number", "is_source", "title", "minutes", "content"),
            *("material_change", "published_at", "published_by_id"),
        ),
        place="id",
    ),
    Source(
        "courses_moduleversion",
        (
            *("uuid", "module_id", "number", "pass_mark", "min_share", "any_order", "phase", "prerequisites"),
            *("target_groups", "published_at", "published_by_id"),
        ),
        key="uuid",
        key_type="uuid",
    ),
    Source(
        "courses_modulepart",
        ("id", "module_version_id", "part_id", "position", "is_required", "min_share"),
        place="id",
    ),
    Source(
        "courses_programmeversion",
        ("uuid", "programme_id", "number", "adds_up_attendance", "published_at", "published_by_id"),
        key="uuid",
        key_type="uuid",
    ),
    Source(
        "courses_programmemodule",
        ("id", "programme_version_id", "module_version_id", "position"),
        place="id",
    ),
    Source("portal_chainremoval", ("id", "source", "keys", "lowest", "highest", "at"), place="id", time="at"),
)
BY_TABLE = {source.table: source for source in SOURCES}


class Found(StrEnum):
    """What a check can find."""

    CHANGED = "changed"
    VANISHED = "vanished"
    CAME_IN = "came_in"
    BACK_DATED = "back_dated"
    TOO_EARLY = "too_early"
    STATE = "state"
    BLOCK = "block"
    HEAD = "head"
    OLDER = "older"
    ANCHOR = "anchor"
    FILE = "file"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was: what, in which table, which row (its key) or which anchor or block
    (its number), and of which day it is."""

    what: Found
    source: str = ""
    key: str = ""
    day: str = ""

    def as_json(self) -> dict[str, str]:
        return {"what": self.what.value, "source": self.source, "key": self.key, "day": self.day}

    @classmethod
    def of(cls, kept: dict[str, str]) -> "Finding":
        return cls(Found(kept["what"]), kept["source"], kept["key"], kept["day"])


def seal_of(
    *,
    source: str,
    number: int,
    sealed_at: datetime,
    columns: Sequence[str],
    keys: Sequence[str],
    days: Sequence[date | None],
    digests: Sequence[bytes],
    reach: tuple[int, int, int],
    before: bytes,
) -> bytes:
    """The seal of a block: SHA-256 of all that it holds and of the seal before."""
    said = json.dumps(
        [
            source,
            number,
            sealed_at.astimezone(UTC).isoformat(),
            list(columns),
            list(keys),
            [day.isoformat() if day else None for day in days],
            hashlib.sha256(b"".join(bytes(one) for one in digests)).hexdigest(),
            *reach,
            bytes(before).hex(),
        ],
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).digest()


def is_back_dated(day: date | None, *, sealed_before: datetime | None) -> bool:
    """Whether a row tells of a day that had long been sealed when it came; the first block takes all."""
    return bool(day and sealed_before and day < (sealed_before - SLOWEST).date())


def may_go(source: Source, day: date | None, removed_on: date) -> bool:
    """Whether a row of that day could go lawfully on that day."""
    return source.shortest is None or bool(day and (removed_on - day).days >= source.shortest)


def kept_findings(before: list[dict[str, str]], new: Sequence[Finding]) -> list[dict[str, Any]]:
    """What a check keeps of its findings."""
    return [*before, *(one.as_json() for one in new)][:MOST_FINDINGS]
