"""What is handed over to the archive of an ended assignment: a list, with a digest of each thing and of all.

Whoever packs the things themselves (Noark 5) takes them in this order and by these digests.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from lms.approval.models import Approval, Review
from lms.approval.queries.archive import papers_of
from lms.people.models import Assignment

ASSIGNMENT, DECISION, REVIEW, DOCUMENT = "assignment", "decision", "review", "document"


@dataclass(frozen=True)
class ArchiveParcel:
    """The things in their order, each as `{"kind", "id", "on", "sha256"}`, and the digest of the list."""

    listing: list[dict[str, str]]

    @property
    def sha256(self) -> str:
        return _digest(self.listing)


def parcel_of(assignment: Assignment) -> ArchiveParcel:
    """The assignment, its decisions with their reviews, and the documents that they rest on; a fixed number
    of queries."""
    things = [_thing(ASSIGNMENT, assignment.uuid, assignment.registered_on, _assignment(assignment))]
    made = Approval.objects.filter(assignment=assignment).select_related("decided_by")
    made = made.prefetch_related("parents", "reviews__person", "reviews__concluded_by")
    for decision in made.order_by("decided_at", "pk"):
        things.append(_thing(DECISION, decision.uuid, decision.decided_on, _decision(decision)))
        for review in sorted(decision.reviews.all(), key=lambda one: (one.opened_at, one.pk)):
            things.append(_thing(REVIEW, review.pk, review.opened_on, _review(review)))
    for paper in papers_of(assignment).exclude(document_sha256="").order_by("ended_on", "pk"):
        things.append(_row(DOCUMENT, paper.pk, paper.ended_on, paper.document_sha256))
    return ArchiveParcel(things)


def _thing(kind: str, id_: object, on: object, content: dict[str, Any]) -> dict[str, str]:
    return _row(kind, id_, on, _digest(content))


def _row(kind: str, id_: object, on: object, sha256: str) -> dict[str, str]:
    return {"kind": kind, "id": str(id_), "on": str(on), "sha256": sha256}


def _digest(content: object) -> str:
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {
        "id": assignment.uuid,
        "reference": assignment.case_reference,
        "office": assignment.organisation_id,
        "kind": assignment.kind,
        "urgent_basis": assignment.urgent_basis,
        "registered_on": assignment.registered_on,
        "moved_in_on": assignment.moved_in_on,
        "ended_on": assignment.ended_on,
    }


def _decision(decision: Approval) -> dict[str, Any]:
    return {
        "id": decision.uuid,
        "decided_by": decision.decided_by.uuid,
        "decided_for": decision.decided_for_id,
        "decided_at": decision.decided_at,
        "police_certificate_seen_on": decision.police_certificate_seen_on,
        "state": decision.state,
        "adults": sorted(str(one.uuid) for one in decision.parents.all()),
        "snapshot": decision.snapshot,
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "reason": review.reason,
        "evidence": review.evidence,
        "person": review.person.uuid if review.person else None,
        "opened_at": review.opened_at,
        "conclusion": review.conclusion,
        "withdrawal_reason": review.withdrawal_reason,
        "concluded_by": review.concluded_by.uuid if review.concluded_by else None,
        "concluded_at": review.concluded_at,
        "snapshot": review.snapshot,
    }
