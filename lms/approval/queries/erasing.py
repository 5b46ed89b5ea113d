"""What decisions on foster homes rest on, of what is kept about a person."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from courses.models import Completion
from lms.approval.gate import documents
from lms.approval.models import Approval, Review
from lms.people.actions.erasing import Rests
from lms.people.models import Assignment
from lms.xapi.models import Statement


def rests_of(persons: Collection[int]) -> Rests:
    """What decisions about homes of these users rest on, whatever became of the decision."""
    approvals = list(Approval.objects.filter(parents__in=list(persons)).distinct())
    upheld = Review.objects.filter(approval__in=approvals, snapshot__isnull=False)
    snapshots = [one.snapshot for one in approvals]
    snapshots += [one for one in upheld.values_list("snapshot", flat=True) if one]
    statements = {one for snapshot in snapshots for one in _statements_in(snapshot)}
    registrations = Statement.objects.filter(pk__in=statements, registration__isnull=False)
    runs = Completion.objects.filter(announcement__in=statements, registration__isnull=False)
    homes = Assignment.objects.filter(approvals__in=approvals).values_list("home", flat=True)
    on_paths = {
        *registrations.values_list("registration", flat=True),
        *runs.values_list("registration", flat=True),
    }
    return Rests(
        statements=frozenset(statements),
        enrolments=frozenset(one for one in on_paths if one is not None),
        homes=frozenset(homes),
    )


def last_decided_case_ended(persons: Collection[int]) -> date | None:
    """The day when the last of the assignments ended that were decided on with these users as adults; None
    while one lasts."""
    cases = Assignment.objects.filter(approvals__parents__in=list(persons))
    ends = list(cases.values_list("ended_on", flat=True))
    return max(day for day in ends if day) if ends and all(ends) else None


def _statements_in(snapshot: Mapping[str, Any]) -> set[UUID]:
    """The statements of every piece of evidence, and the one that announced it."""
    evidence = documents.opened(snapshot)["evidence"]
    found = {UUID(one["id"]) for item in evidence for one in item["statements"]}
    return found | {UUID(item["id"]) for item in evidence}
