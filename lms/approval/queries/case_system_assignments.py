"""Assignments as the case systems read them: ids, states and days."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from lms.approval import gate
from lms.approval.gate import documents
from lms.approval.models import Approval, ArchiveRecord, GateStatus
from lms.approval.queries.facts import Facts, Unready, answer_of, facts_for
from lms.approval.queries.snapshots import SnapshotVerdict, check_snapshot, current_snapshot
from lms.dates import oslo_day, today
from lms.people.models import Assignment


def told(assignments: Iterable[Assignment]) -> list[dict[str, Any]]:
    """What a list says of each assignment, from the projection; two queries whatever their number."""
    assignments = list(assignments)
    ids = [one.pk for one in assignments]
    statuses = {
        s.assignment_id: s for s in GateStatus.objects.filter(assignment__in=ids).defer("given", "answer")
    }
    ended = [one.pk for one in assignments if one.ended_on]
    told_of = Q(state__in=Approval.HOLDING) | Q(assignment__in=ended)
    made = Approval.objects.filter(told_of, assignment__in=ids).defer("snapshot")
    approvals = {a.assignment_id: a for a in made.order_by("decided_at", "pk")}
    return [_told(one, statuses.get(one.pk), approvals.get(one.pk)) for one in assignments]


def told_in_full(assignment: Assignment, *, on: date | None = None) -> dict[str, Any]:
    """One assignment with its grid, answered afresh."""
    facts = facts_for([assignment], on=on or today())[assignment]
    answer = answer_of(facts)
    found = told_ended(assignment)
    if isinstance(facts, Unready) or isinstance(answer, Unready):
        return found
    return found | {
        "outcome": answer.outcome.value,
        "may_approve": answer.may_approve,
        "due_on": answer.due_on,
        "as_of": facts.case.on,
        "rule_set": facts.case.rules.code,
        "cells": [_cell(cell, facts) for cell in answer.cells],
        "follow_up": [
            _cell(cell, facts) | {"due_on": cell.due_on, "overdue": cell.overdue} for cell in answer.follow_up
        ],
    }


def told_ended(assignment: Assignment) -> dict[str, Any]:
    """One assignment without a grid, by its decisions: all that there is to tell of one that has ended."""
    decisions = [_decision(one) for one in _decisions_of(assignment)]
    return told([assignment])[0] | {
        "rule_set": None,
        "cells": [],
        "follow_up": [],
        "archive": ArchiveRecord.objects.filter(assignment=assignment).first(),
        "decisions": decisions,
    }


def open_cells(answer: gate.Answer, any_of: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The cells that are not met, with the trainings that would do."""
    return [
        {
            "requirement": cell.requirement,
            "adult": cell.parent,
            "state": cell.state.value,
            "any_of": any_of.get(cell.requirement, []),
        }
        for cell in answer.cells
        if cell.state is not gate.CellState.MET
    ]


def _told(assignment: Assignment, status: GateStatus | None, approval: Approval | None) -> dict[str, Any]:
    return {
        "id": assignment.uuid,
        "reference": assignment.case_reference,
        "kind": assignment.kind,
        "registered_on": assignment.registered_on,
        "planned_move_in_on": assignment.planned_move_in_on,
        "moved_in_on": assignment.moved_in_on,
        "outcome": _outcome(assignment, status),
        "may_approve": bool(status and status.may_approve) and not assignment.ended_on,
        "ended_on": assignment.ended_on,
        "due_on": status.due_on if status else None,
        "as_of": status.on if status else None,
        "approval": {
            "id": approval.uuid,
            "state": approval.state,
            "decided_on": oslo_day(approval.decided_at),
        }
        if approval
        else None,
    }


def _outcome(assignment: Assignment, status: GateStatus | None) -> str:
    if assignment.ended_on:
        return "ended"
    return str(status.outcome) if status else GateStatus.Outcome.NOT_READY.value


def _decisions_of(assignment: Assignment) -> Iterable[Approval]:
    made = Approval.objects.filter(assignment=assignment).select_related("decided_for")
    return made.prefetch_related("reviews").order_by("decided_at", "pk")


def _decision(approval: Approval) -> dict[str, Any]:
    counts = Counter(one.verdict.value for one in check_snapshot(current_snapshot(approval)))
    return {
        "id": approval.uuid,
        "state": approval.state,
        "decided_on": approval.decided_on,
        "office": approval.decided_for.name,
        "rule_set": documents.opened(approval.snapshot)["rule_set"],
        "police_certificate_seen_on": approval.police_certificate_seen_on,
        "records": {verdict.value: counts[verdict.value] for verdict in SnapshotVerdict},
        "reviews": [
            {
                "reason": review.reason,
                "opened_on": review.opened_on,
                "conclusion": review.conclusion or None,
                "withdrawal_reason": review.withdrawal_reason or None,
                "concluded_on": review.concluded_on,
            }
            for review in sorted(approval.reviews.all(), key=lambda one: (one.opened_at, one.pk))
        ],
    }


def _cell(cell: gate.Cell, facts: Facts) -> dict[str, Any]:
    requirement = next(r for r in facts.case.rules.requirements if r.key == cell.requirement)
    days = [item.completed_on for item in facts.case.evidence if item.id in cell.evidence]
    return {
        "requirement": cell.requirement,
        "any_of": list(requirement.any_of),
        "strength": requirement.strength.value,
        "adult": cell.parent,
        "state": cell.state.value,
        "completed_on": max(days, default=None),
        "expires_on": cell.expires_on,
    }
