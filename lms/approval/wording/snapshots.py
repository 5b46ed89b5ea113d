"""What an approval rests on, held against the record, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lms.approval.queries.approval_page import EvidenceShown
from lms.approval.queries.snapshots import Checked, SnapshotVerdict
from lms.approval.wording import gate


@dataclass(frozen=True)
class CheckedText:
    """A statement of the snapshot and how it stands now; `altered` are the differences of one that is
    changed, and `found` is its sum now."""

    statement: str
    verdict: str
    is_changed: bool
    altered: tuple[str, ...]
    sha256: str
    found: str


@dataclass(frozen=True)
class ProofText:
    """One piece of evidence with its statements."""

    name: str
    title: str
    completed_on: date
    is_same: bool
    statements: tuple[CheckedText, ...]


def proof_texts(proofs: Iterable[EvidenceShown]) -> tuple[ProofText, ...]:
    return tuple(
        ProofText(
            proof.name,
            proof.title,
            proof.completed_on,
            proof.is_same,
            tuple(_checked(one) for one in proof.statements),
        )
        for proof in proofs
    )


def _checked(checked: Checked) -> CheckedText:
    return CheckedText(
        statement=checked.statement,
        verdict=gate.verdict(checked),
        is_changed=checked.verdict is SnapshotVerdict.CHANGED,
        altered=tuple(gate.altered(one) for one in checked.altered),
        sha256=checked.sha256,
        found=checked.found,
    )
