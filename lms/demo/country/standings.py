"""What the gate answers for a circle's homes, and the approvals that its offices have given."""

from datetime import timedelta
from typing import Any

from django.db.models import prefetch_related_objects

from lms.approval import gate
from lms.approval.models import Approval, AssignmentChange, GateStatus, Task
from lms.approval.queries.facts import Facts, Unready, answer_of, facts_for
from lms.approval.queries.progress import tallies_of
from lms.approval.queries.projection import row_values
from lms.approval.queries.snapshots import snapshots_of
from lms.demo.country.households import Circle, Stage
from lms.demo.country.land import Land
from lms.people.models import Assignment, Preparation


def answer(land: Land, circle: Circle) -> None:
    """Let the gate answer for every open preparation and assignment, and approve those that are far
    enough; the case systems are told of nothing."""
    subjects = [one.subject for one in circle.households if one.subject]
    assignments = [one for one in subjects if isinstance(one, Assignment)]
    prefetch_related_objects(assignments, "target_groups")
    prefetch_related_objects([one for one in subjects if isinstance(one, Preparation)], "target_groups")
    facts = facts_for(subjects, on=land.on)
    tallies = tallies_of(facts.values())
    GateStatus.objects.bulk_create(
        GateStatus(
            home_id=subject.home_id,
            assignment=subject if isinstance(subject, Assignment) else None,
            preparation=subject if isinstance(subject, Preparation) else None,
            is_stale=False,
            **row_values(facts[subject], tallies, land.on),
        )
        for subject in subjects
    )
    AssignmentChange.objects.bulk_create(
        AssignmentChange(
            organisation_id=one.organisation_id,
            assignment=one,
            kind=AssignmentChange.Kind.REGISTERED,
            at=land.now,
        )
        for one in assignments
    )
    _approve(land, circle, [(one, facts[one]) for one in assignments])


def _approve(land: Land, circle: Circle, found: list[tuple[Assignment, Facts | Unready]]) -> None:
    wanted = {one.subject for one in circle.at(Stage.APPROVED)}
    clear: list[tuple[Assignment, Facts, gate.Answer]] = []
    for assignment, facts in found:
        told = answer_of(facts)
        if assignment in wanted and isinstance(facts, Facts) and isinstance(told, gate.Answer):
            clear += [(assignment, facts, told)] if told.may_approve else []
    snapshots = snapshots_of([(facts, told) for _, facts, told in clear])
    given = [
        (_approval(land, circle, assignment, snapshot), facts)
        for (assignment, facts, _), snapshot in zip(clear, snapshots, strict=True)
    ]
    Approval.objects.bulk_create(approval for approval, _ in given)
    through = Approval.parents.through
    through.objects.bulk_create(
        through(approval=approval, user=parent) for approval, facts in given for parent in facts.parents
    )
    AssignmentChange.objects.bulk_create(
        AssignmentChange(
            organisation_id=approval.decided_for_id,
            assignment=approval.assignment,
            kind=AssignmentChange.Kind.APPROVED,
            at=approval.decided_at,
        )
        for approval, _ in given
    )
    Task.objects.bulk_create(
        Task(
            kind=Task.Kind.TELL_HOST,
            organisation_id=approval.decided_for_id,
            assignment=approval.assignment,
            opened_at=approval.decided_at,
        )
        for approval, _ in given
        if _lies_elsewhere(circle, approval.assignment)
    )


def _approval(land: Land, circle: Circle, assignment: Assignment, snapshot: dict[str, Any]) -> Approval:
    moved_in = assignment.moved_in_on or land.on
    return Approval(
        assignment=assignment,
        decided_by=circle.district.caseworkers[assignment.organisation_id],
        decided_for_id=assignment.organisation_id,
        decided_at=land.now - timedelta(days=(land.on - moved_in).days + 3),
        police_certificate_seen_on=moved_in - timedelta(days=20),
        snapshot=snapshot,
    )


def _lies_elsewhere(circle: Circle, assignment: Assignment) -> bool:
    host = assignment.home.host_municipality_id
    return circle.district.offices[host].pk != assignment.organisation_id
