"""Which tables hang in a chain, what of their rows may never change, how a block is sealed, and what a check
can find."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

BLOCK = 2000
MOST_FINDINGS = 200
# A row may tell of a moment that long before the block before its own was sealed: a slow transaction.
SLOWEST = timedelta(days=1)
BLOTTED = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class Chained:
    """A table whose rows hang in a chain of its own.

    All its columns may never change, but for `may_change`. `place` is a column that rises with new rows, an
    id or a moment; a table without one is small, and read whole. `time` is when a row says it was made.
    `frozen` is the condition (SQL) from which on a row never changes. `shortest` is after how many days rows
    may go lawfully; None: by no time, only by a door that records each. `held_by` is a long column, and one
    with the SHA-256 (hexadecimal) of it, so that the long one need not be read to be sealed.
    """

    table: str
    key: str = "id"
    key_type: str = "bigint"
    place: str = ""
    is_moment: bool = False
    time: str = ""
    frozen: str = "TRUE"
    shortest: int | None = None
    may_change: tuple[str, ...] = ()
    held_by: tuple[str, str] | None = None


_BY_UUID: dict[str, Any] = {"key": "uuid", "key_type": "uuid"}
_CONFIRMED = (
    "EXISTS (SELECT FROM approval_ruleset s WHERE s.id = t.rule_set_id AND s.confirmed_by_id IS NOT NULL)"
)
_DELETED_HERE = "t.deleted_at IS NOT NULL AND t.assignment_id IS NULL"
CHAINED = (
    Chained("people_auditentry", place="id", time="at", shortest=365),
    Chained("people_lookup", place="id", time="at", shortest=365),
    Chained("people_securityevent", place="id", time="at", shortest=90),
    Chained("approval_approval", place="id", may_change=("state",)),
    Chained("approval_review", time="concluded_at", frozen="t.conclusion <> ''"),
    Chained("approval_archiverecord", time="deleted_at", frozen=_DELETED_HERE, shortest=365),
    Chained("approval_ruleset", frozen="t.confirmed_by_id IS NOT NULL"),
    Chained("approval_requirement", frozen=_CONFIRMED),
    Chained(
        "xapi_statement",
        key_type="uuid",
        place="stored",
        is_moment=True,
        time="stored",
        held_by=("text", "sha256"),
    ),
    Chained("xapi_erasure", key="statement_id", key_type="uuid", time="at"),
    Chained("courses_lessonversion", place="id"),
    Chained("courses_moduleversion", **_BY_UUID),
    Chained("courses_modulepart", place="id"),
    Chained(
        "courses_programmeversion",
        **_BY_UUID,
        may_change=("follows_recommendation_by_id", "follows_recommendation_on"),
    ),
    Chained("courses_programmemodule", place="id"),
    Chained("portal_chainremoval", place="id", time="at"),
)


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


def may_go(source: Chained, day: date | None, removed_on: date) -> bool:
    """Whether a row of that day could go lawfully on that day."""
    return source.shortest is None or bool(day and (removed_on - day).days >= source.shortest)


def kept_findings(before: list[dict[str, str]], new: Sequence[Finding]) -> list[dict[str, Any]]:
    """What a check keeps of its findings."""
    return [*before, *(one.as_json() for one in new)][:MOST_FINDINGS]
