"""What a row of the projection says, made of facts alone; and where the rows differ from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lms.approval import gate
from lms.approval.gate import documents
from lms.approval.models import GateStatus
from lms.approval.queries.facts import Facts, RuleBook, Unready, answer_of, facts_for
from lms.approval.queries.progress import Tallies, shares, tallies_of
from lms.people.models import User

FIELDS = (
    "rule_set_id",
    "outcome",
    "reason",
    "may_approve",
    "due_on",
    "follow_up_due_on",
    "given",
    "answer",
    "given_format",
    "progress",
    "on",
)
CHUNK = 250


@dataclass(frozen=True)
class StatusDifference:
    """One row and one field of it that the gate, asked again, answers differently."""

    status: int
    field: str
    stored: Any
    found: Any


def cases_for(user: User) -> QuerySet[GateStatus]:
    """The rows of the open assignments and preparations that the user may open, with these."""
    return GateStatus.objects.visible_to(user).select_related("home", "assignment", "preparation")


def row_values(facts: Facts | Unready, tallies: Tallies, day: date) -> dict[str, Any]:
    """The values of a row's `FIELDS` for these facts on a day."""
    found = answer_of(facts)
    values: dict[str, Any] = {
        "rule_set_id": facts.rule_set.pk if facts.rule_set else None,
        "may_approve": False,
        "due_on": None,
        "follow_up_due_on": None,
        "given": {},
        "answer": {},
        "given_format": documents.FORMAT,
        "progress": [],
        "on": day,
    }
    if isinstance(facts, Unready) or isinstance(found, Unready):
        reason = found.reason if isinstance(found, Unready) else ""
        return values | {"outcome": GateStatus.Outcome.NOT_READY.value, "reason": str(reason)}
    open_follow_up = (c.due_on for c in found.follow_up if c.due_on and c.state is not gate.CellState.MET)
    return values | {
        "outcome": found.outcome.value,
        "reason": "",
        "may_approve": found.may_approve,
        "due_on": found.due_on,
        "follow_up_due_on": min(open_follow_up, default=None),
        "given": facts.case.to_json(),
        "answer": found.to_json(),
        "progress": shares(facts, found, tallies),
    }


def differences() -> Iterator[StatusDifference]:
    """Every difference between a row that is not to be answered anew and the gate asked again for the
    row's own day. There should be none."""
    ids = list(GateStatus.objects.answered().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        statuses = list(
            GateStatus.objects.answered()
            .filter(pk__in=ids[start : start + CHUNK])
            .select_related("assignment", "preparation")
            .prefetch_related("assignment__target_groups", "preparation__target_groups")
        )
        for day in {status.on for status in statuses if status.on}:
            yield from _differences([status for status in statuses if status.on == day], day)


def _differences(statuses: list[GateStatus], day: date) -> Iterator[StatusDifference]:
    facts = facts_for([status.subject for status in statuses], on=day, book=RuleBook())
    tallies = tallies_of(facts.values())
    for status in statuses:
        for field, found in row_values(facts[status.subject], tallies, day).items():
            stored = getattr(status, field)
            if stored != found:
                yield StatusDifference(status.pk, field, stored, found)
