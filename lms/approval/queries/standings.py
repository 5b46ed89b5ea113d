"""One home as a member of staff, or its own adults, may see it: the grid and what lies around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from courses.queries.trainings import titles
from lms.approval import gate
from lms.approval.models import Approval, assignments_for, preparations_for
from lms.approval.queries.closings import Closing, booked_days, closings_for
from lms.approval.queries.facts import Facts, Subject, Unready, answer_of, facts_for
from lms.approval.queries.remaining import Remaining, open_cells, remaining_for
from lms.dates import today
from lms.people.models import Assignment, FosterHome, User


@dataclass(frozen=True)
class GridCell:
    """One cell of the grid; `evidence` are (day, training's title), oldest first."""

    parent: User | None
    state: gate.CellState
    evidence: tuple[tuple[date, str], ...]
    expires_on: date | None
    closings: tuple[Closing, ...]
    due_on: date | None = None
    is_overdue: bool = False


@dataclass(frozen=True)
class GridRow:
    """One requirement with its cells, one for each adult or one for the home."""

    requirement: gate.Requirement
    trainings: tuple[str, ...]
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Standing:
    """One open assignment or preparation: the fresh answer, or why there is none, and its approval.

    `remaining` is what the adults have left, None without an answer; `names` are the titles of the
    trainings that are asked for or done, by code."""

    subject: Subject
    facts: Facts | Unready
    answer: gate.Answer | Unready
    before: tuple[GridRow, ...] = ()
    after: tuple[GridRow, ...] = ()
    approval: Approval | None = None
    parents: tuple[User, ...] = field(default=())
    remaining: Remaining | None = field(default=None, compare=False)
    names: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def assignment(self) -> Assignment | None:
        return self.subject if isinstance(self.subject, Assignment) else None

    @property
    def outcome(self) -> str:
        return "not_ready" if isinstance(self.answer, Unready) else self.answer.outcome.value

    @property
    def may_approve(self) -> bool:
        return isinstance(self.answer, gate.Answer) and self.answer.may_approve

    @property
    def open_cells(self) -> list[tuple[GridRow, GridCell]]:
        """The open cells of required training before approval."""
        return [
            (row, cell)
            for row in self.before
            if row.requirement.strength is gate.Strength.REQUIRED
            for cell in row.cells
            if cell.state is not gate.CellState.MET
        ]


def standings_of(home: FosterHome, *, user: User, language: str, on: date | None = None) -> list[Standing]:
    """The home's open assignments and preparation that the user may open, answered afresh."""
    day = on or today()
    assignments = assignments_for(user).filter(home=home, ended_on=None)
    subjects: list[Subject] = [
        *assignments.select_related("organisation", "home").prefetch_related("target_groups").order_by("pk"),
        *preparations_for(user)
        .filter(home=home, ended_on=None)
        .select_related("home")
        .prefetch_related("target_groups"),
    ]
    approvals = {
        approval.assignment_id: approval
        for approval in Approval.objects.standing()
        .filter(assignment__in=[s.pk for s in subjects if isinstance(s, Assignment)])
        .select_related("decided_by", "decided_for")
    }
    facts = facts_for(subjects, on=day)
    answers = {subject: answer_of(found) for subject, found in facts.items()}
    reading = _Reading(_ready(facts, answers), language)
    return [
        reading.standing(
            subject,
            facts[subject],
            answers[subject],
            approvals.get(subject.pk) if isinstance(subject, Assignment) else None,
        )
        for subject in subjects
    ]


def _ready(
    facts: Mapping[Subject, Facts | Unready], answers: Mapping[Subject, gate.Answer | Unready]
) -> list[tuple[Facts, gate.Answer]]:
    return [
        (found, answer)
        for subject, found in facts.items()
        if isinstance(found, Facts) and isinstance(answer := answers[subject], gate.Answer)
    ]


class _Reading:
    """What the standings of one home have in common, read once for them all."""

    def __init__(self, ready: list[tuple[Facts, gate.Answer]], language: str) -> None:
        self.language = language
        cells = [cell for facts, answer in ready for cell in open_cells(facts, answer)]
        wanted = [(user, requirement.any_of) for _, requirement, users in cells for user in users]
        self.remaining = remaining_for(wanted)
        self.booked = booked_days({user for user, _ in wanted}, timezone.now())
        asked = {code for facts, _ in ready for r in facts.case.rules.requirements for code in r.any_of}
        done = {item.training for facts, _ in ready for item in facts.case.evidence}
        self.names = titles(asked | done, language)

    def standing(
        self,
        subject: Subject,
        facts: Facts | Unready,
        answer: gate.Answer | Unready,
        approval: Approval | None,
    ) -> Standing:
        if isinstance(facts, Unready) or isinstance(answer, Unready):
            parents = () if isinstance(facts, Unready) else facts.parents
            return Standing(subject, facts, answer, approval=approval, parents=parents)
        closings = closings_for(
            facts,
            answer,
            remaining=self.remaining,
            booked=self.booked,
            names=self.names,
            language=self.language,
        )
        grid = _Grid(facts, closings, self.names)
        return Standing(
            subject,
            facts,
            answer,
            before=grid.rows(answer.cells),
            after=grid.rows(answer.follow_up),
            approval=approval,
            parents=facts.parents,
            remaining=self.remaining,
            names=self.names,
        )


class _Grid:
    def __init__(self, facts: Facts, closings: dict[tuple[str, str], Closing], names: dict[str, str]) -> None:
        self.requirements = {r.key: r for r in facts.case.rules.requirements}
        self.people = {str(user.uuid): user for user in facts.parents}
        self.evidence = {item.id: item for item in facts.case.evidence}
        self.closings = closings
        self.names = names

    def rows(self, cells: tuple[Any, ...]) -> tuple[GridRow, ...]:
        grouped: dict[str, list[gate.Cell]] = {}
        for cell in cells:
            grouped.setdefault(cell.requirement, []).append(cell)
        return tuple(
            GridRow(
                requirement=self.requirements[key],
                trainings=tuple(self.names.get(code, code) for code in self.requirements[key].any_of),
                cells=tuple(self.cell(cell) for cell in found),
            )
            for key, found in grouped.items()
        )

    def cell(self, cell: gate.Cell) -> GridCell:
        shown = [self.evidence[id_] for id_ in cell.evidence]
        accounts = [cell.parent] if cell.parent else list(self.people)
        return GridCell(
            parent=self.people[cell.parent] if cell.parent else None,
            state=cell.state,
            evidence=tuple((e.completed_on, self.names.get(e.training, e.training)) for e in shown),
            expires_on=cell.expires_on,
            closings=tuple(
                self.closings[cell.requirement, account]
                for account in accounts
                if (cell.requirement, account) in self.closings
            ),
            due_on=cell.due_on if isinstance(cell, gate.FollowUpCell) else None,
            is_overdue=isinstance(cell, gate.FollowUpCell) and cell.overdue,
        )
