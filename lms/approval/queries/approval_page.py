"""One approval: what it rests on, whether that still stands, and what has happened since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from courses.queries.trainings import titles
from lms.approval import gate
from lms.approval.gate import documents
from lms.approval.models import Approval, ArchiveRecord, Review, RuleSet, archived_for
from lms.approval.queries.permissions import acting_office, has_conflict
from lms.approval.queries.snapshots import Checked, SnapshotVerdict, check_snapshot, current_snapshot
from lms.people.models import Assignment, User


@dataclass(frozen=True)
class EvidenceShown:
    """One piece of evidence in the snapshot, with its statements as they stand now."""

    name: str
    title: str
    completed_on: date
    statements: tuple[Checked, ...]
    module_versions: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return all(checked.verdict is SnapshotVerdict.SAME for checked in self.statements)


@dataclass(frozen=True)
class ApprovalPage:
    """An approval with its evidence and reviews; `may_conclude` for who may uphold or withdraw, `is_archived`
    for who reads it in the archive."""

    snapshot: dict[str, Any]
    rules: gate.Rules
    adults: tuple[User, ...]
    proofs: tuple[EvidenceShown, ...]
    reviews: tuple[Review, ...]
    may_conclude: bool
    is_archived: bool
    record: ArchiveRecord | None

    @property
    def is_same(self) -> bool:
        return all(proof.is_same for proof in self.proofs)

    @property
    def open_reviews(self) -> list[Review]:
        return [review for review in self.reviews if not review.conclusion]


def approvals_for(user: User) -> QuerySet[Approval]:
    """The approvals that the user may open, with what their pages show."""
    return Approval.objects.visible_to(user).select_related(
        "assignment__home__host_municipality", "assignment__organisation", "decided_by", "decided_for"
    )


def rests_on_demonstration(approval: Approval) -> bool:
    """Whether the rules that it was approved by are made up."""
    code = documents.opened(approval.snapshot)["rule_set"]
    return RuleSet.objects.filter(code=code, is_demonstration=True).exists()


def approval_page(approval: Approval, *, user: User, language: str) -> ApprovalPage:
    """The page of an approval that the user may open."""
    snapshot = current_snapshot(approval)
    adults = tuple(approval.parents.order_by("uuid"))
    assignment = approval.assignment
    return ApprovalPage(
        snapshot=snapshot,
        rules=documents.read(snapshot).rules,
        adults=adults,
        proofs=proofs_of(snapshot, adults, language=language),
        reviews=tuple(approval.reviews.select_related("person", "concluded_by").order_by("-opened_at")),
        may_conclude=approval.state == Approval.State.NEEDS_REVIEW
        and acting_office(assignment, user) is not None
        and not has_conflict(user, assignment.home_id),
        is_archived=assignment.ended_on is not None and archived_for(user).filter(pk=assignment.pk).exists(),
        record=record_of(assignment),
    )


def record_of(assignment: Assignment) -> ArchiveRecord | None:
    """How far an assignment has come on its way into its office's archive; one query."""
    return ArchiveRecord.objects.filter(assignment=assignment).select_related("handed_over_by").first()


def proofs_of(
    snapshot: dict[str, Any], adults: tuple[User, ...], *, language: str
) -> tuple[EvidenceShown, ...]:
    """The snapshot's evidence with names and titles, each statement checked."""
    names = {str(user.uuid): user.name for user in adults}
    evidence = {item["id"]: item for item in snapshot["input"]["evidence"]}
    words = titles({item["training"] for item in evidence.values()}, language)
    checked: dict[str, list[Checked]] = {}
    for found in check_snapshot(snapshot):
        checked.setdefault(found.evidence, []).append(found)
    return tuple(
        EvidenceShown(
            name=names.get(evidence[item["id"]]["parent"], ""),
            title=words.get(evidence[item["id"]]["training"], evidence[item["id"]]["training"]),
            completed_on=date.fromisoformat(evidence[item["id"]]["completed_on"]),
            statements=tuple(checked.get(item["id"], ())),
            module_versions=tuple(item["module_versions"]),
        )
        for item in snapshot["evidence"]
    )
