"""What an approval rested on, and whether it still stands in the record as it did."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from courses.queries import basis_of
from lms.approval import gate
from lms.approval.models import Approval
from lms.approval.queries.facts import Facts
from lms.people.models import User
from lms.xapi.models import Statement
from lms.xapi.queries import voided


class Verdict(StrEnum):
    SAME = "same"
    VOIDED = "voided"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True)
class Checked:
    """One statement of a snapshot held against the record; `found` is the hash of its text now."""

    evidence: str
    statement: str
    sha256: str
    verdict: Verdict
    found: str = ""


def snapshot_of(facts: Facts, answer: gate.Answer) -> dict[str, Any]:
    """The gate's whole input and answer, the rule set's code, and per piece of evidence in a cell
    its statements with their hashes and the module versions it was earned on."""
    shown = {id_ for cell in (*answer.cells, *answer.follow_up) for id_ in cell.evidence}
    basis = basis_of(sorted(shown))
    return {
        "input": facts.case.to_json(),
        "answer": answer.to_json(),
        "rule_set": facts.case.rules.code,
        "evidence": [
            {
                "id": id_,
                "statements": [
                    {"id": str(statement), "sha256": sha256} for statement, sha256 in basis[id_].statements
                ],
                "module_versions": [str(version) for version in basis[id_].module_versions],
            }
            for id_ in sorted(shown)
            if id_ in basis
        ],
    }


def current_snapshot(approval: Approval) -> dict[str, Any]:
    """The snapshot that the approval stands on now: of the latest review that upheld it, or its own."""
    upheld = approval.reviews.filter(conclusion="upheld").order_by("-concluded_at", "-pk").first()
    found: dict[str, Any] = upheld.snapshot if upheld and upheld.snapshot else approval.snapshot
    return found


def evidence_relied_on(snapshot: dict[str, Any]) -> set[str]:
    """The ids of the evidence in the cells of required training before approval."""
    case = gate.Case.from_json(snapshot["input"])
    required = {
        r.key
        for r in case.rules.requirements
        if r.phase is gate.Phase.BEFORE_APPROVAL and r.strength is gate.Strength.REQUIRED
    }
    return {
        id_
        for cell in snapshot["answer"]["cells"]
        if cell["requirement"] in required
        for id_ in cell["evidence"]
    }


def check_snapshot(snapshot: dict[str, Any]) -> list[Checked]:
    """Hold every statement of a snapshot against the record, in the snapshot's order."""
    kept = [
        (item["id"], statement["id"], statement["sha256"])
        for item in snapshot["evidence"]
        for statement in item["statements"]
    ]
    ids = {UUID(statement) for _, statement, _ in kept}
    texts = dict(Statement.objects.filter(pk__in=ids).values_list("pk", "text"))
    gone = voided(ids)
    return [_check(*entry, texts=texts, gone=gone) for entry in kept]


def evidence_recorded_by(user: User, evidence_ids: Iterable[str]) -> set[str]:
    """Which of this evidence the user attested, recognised, marked attendance for or assisted with."""
    basis = basis_of(sorted(set(evidence_ids)))
    return {id_ for id_, found in basis.items() if str(user.uuid) in found.staff}


def _check(
    evidence: str, statement: str, sha256: str, *, texts: dict[UUID, str], gone: Collection[UUID]
) -> Checked:
    text = texts.get(UUID(statement))
    if text is None:
        return Checked(evidence, statement, sha256, Verdict.MISSING)
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != sha256:
        return Checked(evidence, statement, sha256, Verdict.CHANGED, found)
    verdict = Verdict.VOIDED if UUID(statement) in gone else Verdict.SAME
    return Checked(evidence, statement, sha256, verdict, found)
