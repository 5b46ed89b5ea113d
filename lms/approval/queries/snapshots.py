"""What an approval rested on, and whether it still stands in the record as it did."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from courses.models import Attestation
from courses.queries.evidence import basis_of
from lms.approval import gate
from lms.approval.gate import documents
from lms.approval.models import Approval
from lms.approval.queries.facts import Facts
from lms.people.models import User
from lms.people.models.one_person import accounts_of
from lms.xapi.models import Statement
from lms.xapi.queries.statements import voided
from sessions.models import Attendance


class SnapshotVerdict(StrEnum):
    SAME = "same"
    VOIDED = "voided"
    MISSING = "missing"
    CHANGED = "changed"


# What a statement says that training rests on, by the property that says it.
SAID = {
    "who": ("actor", "account", "name"),
    "what": ("verb", "id"),
    "about": ("object", "id"),
    "when": ("timestamp",),
    "complete": ("result", "completion"),
    "passed": ("result", "success"),
    "duration": ("result", "duration"),
}


@dataclass(frozen=True)
class Altered:
    """One thing that a statement said when the snapshot was taken, and what it says now; `what` is
    one of `SAID`."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Checked:
    """One statement of a snapshot held against the record; `found` is the hash of its text now, and
    `altered` what a changed one says otherwise."""

    evidence: str
    statement: str
    sha256: str
    verdict: SnapshotVerdict
    found: str = ""
    altered: tuple[Altered, ...] = ()


def snapshot_of(facts: Facts, answer: gate.Answer) -> dict[str, Any]:
    """The gate's whole input and answer, the rule set's code, and per piece of evidence in a cell
    its statements with their hashes and what they say, and the module versions it was earned on."""
    (snapshot,) = snapshots_of([(facts, answer)])
    return snapshot


def snapshots_of(answered: Sequence[tuple[Facts, gate.Answer]]) -> list[dict[str, Any]]:
    """`snapshot_of` of each of these; a fixed number of queries, whatever their number."""
    shown = [
        {id_ for cell in (*answer.cells, *answer.follow_up) for id_ in cell.evidence}
        for _, answer in answered
    ]
    basis = basis_of(sorted(set().union(*shown)))
    texts = _texts({UUID(one) for found in basis.values() for one, _ in found.statements})
    return [
        {
            **documents.written(facts.case, answer),
            "rule_set": facts.case.rules.code,
            "evidence": [
                {
                    "id": id_,
                    "statements": [
                        {"id": str(statement), "sha256": sha256, "said": _said(texts[UUID(statement)])}
                        for statement, sha256 in basis[id_].statements
                    ],
                    "module_versions": [str(version) for version in basis[id_].module_versions],
                }
                for id_ in sorted(ids)
                if id_ in basis
            ],
        }
        for (facts, answer), ids in zip(answered, shown, strict=True)
    ]


def current_snapshot(approval: Approval) -> dict[str, Any]:
    """The snapshot that the approval stands on now, in today's format: of the latest review that upheld
    it, or its own."""
    upheld = approval.reviews.filter(conclusion="upheld").order_by("-concluded_at", "-pk").first()
    return documents.opened(upheld.snapshot if upheld and upheld.snapshot else approval.snapshot)


def evidence_relied_on(snapshot: dict[str, Any]) -> set[str]:
    """By a snapshot of any format, the ids of the evidence in the cells of required training before
    approval."""
    snapshot = documents.opened(snapshot)
    case = documents.read(snapshot)
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
    """Hold every statement of a snapshot, of any format, against the record, in the snapshot's order."""
    snapshot = documents.opened(snapshot)
    kept = [(item["id"], statement) for item in snapshot["evidence"] for statement in item["statements"]]
    ids = {UUID(statement["id"]) for _, statement in kept}
    texts, gone = _texts(ids), voided(ids)
    return [_check(evidence, statement, texts, gone) for evidence, statement in kept]


def evidence_recorded_by(user: User, evidence_ids: Iterable[str]) -> set[str]:
    """Which of this evidence the user attested, recognised, marked attendance for or assisted with.

    A sheet that a coordinator fills in names the leader in its statements, so who marked is read
    from the attendance itself."""
    accounts = accounts_of(user)
    names = {str(uuid) for uuid in accounts.uuids}
    basis = basis_of(sorted(set(evidence_ids)))
    resting = {UUID(one) for found in basis.values() for one, _ in found.statements}
    own = set(
        Attendance.objects.filter(statement__in=resting, marked_by__in=accounts.pks).values_list(
            "statement", flat=True
        )
    )
    own |= set(
        Attestation.objects.filter(statement__in=resting, attested_by__in=accounts.pks).values_list(
            "statement", flat=True
        )
    )
    return {
        id_
        for id_, found in basis.items()
        if not names.isdisjoint(found.staff) or any(UUID(one) in own for one, _ in found.statements)
    }


def _check(
    evidence: str, kept: Mapping[str, Any], texts: Mapping[UUID, str], gone: Collection[UUID]
) -> Checked:
    id_, sha256 = kept["id"], kept["sha256"]
    text = texts.get(UUID(id_))
    if text is None:
        return Checked(evidence, id_, sha256, SnapshotVerdict.MISSING)
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != sha256:
        before, after = kept.get("said", {}), _said(text)
        altered = tuple(
            Altered(what, before[what], after.get(what, ""))
            for what in SAID
            if what in before and before[what] != after.get(what, "")
        )
        return Checked(evidence, id_, sha256, SnapshotVerdict.CHANGED, found, altered)
    verdict = SnapshotVerdict.VOIDED if UUID(id_) in gone else SnapshotVerdict.SAME
    return Checked(evidence, id_, sha256, verdict, found)


def _texts(ids: Collection[UUID]) -> dict[UUID, str]:
    return dict(Statement.objects.filter(pk__in=ids).values_list("pk", "text"))


def _said(text: str) -> dict[str, str]:
    """What a statement says of `SAID`, as text; nothing of one that cannot be read."""
    try:
        statement = json.loads(text)
    except ValueError:
        return dict.fromkeys(SAID, "")
    return {what: _at(statement, path) for what, path in SAID.items()}


def _at(value: Any, path: tuple[str, ...]) -> str:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
