"""The approval gate: one pure function from facts to an answer that explains itself.

It reads no clock, no database and no settings. All days are days in Europe/Oslo.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from lms.approval.gate.case import (
    Answer,
    Case,
    Cell,
    CellState,
    Evidence,
    FollowUpCell,
    HomeKind,
    Outcome,
    Phase,
    Requirement,
    Strength,
    Who,
)


class EmptyGate(Exception):
    """Nobody to train, or nothing required before approval: an open gate for everyone, so no answer."""


def decide(case: Case) -> Answer:
    """Answer a case. Raises `EmptyGate` where there is nobody to train or nothing is required."""
    assignment = case.assignment
    relevant = [r for r in case.rules.requirements if r.is_relevant(assignment.target_groups)]
    before = [r for r in relevant if r.phase is Phase.BEFORE_APPROVAL]
    exempt = assignment.kind is HomeKind.SPECIAL_TERMS
    if not exempt and not (case.parents and any(r.strength is Strength.REQUIRED for r in before)):
        raise EmptyGate
    earned = _by_parent(case)
    answered = [(r, cell) for r in before for cell in _cells(r, case, earned)]
    cells = tuple(cell for _, cell in answered)
    follow_up = tuple(
        _with_due_day(cell, r, case)
        for r in relevant
        if r.phase is Phase.AFTER_MOVE_IN
        for cell in _cells(r, case, earned)
    )
    if exempt:
        return Answer(Outcome.NOT_APPLICABLE, False, None, cells, follow_up)
    if all(cell.state is CellState.MET for r, cell in answered if r.strength is Strength.REQUIRED):
        return Answer(Outcome.CLEARED, not assignment.preparation, None, cells, follow_up)
    outcome, due_on = _unfinished(case)
    return Answer(outcome, False, due_on, cells, follow_up)


def last_valid_day(completed_on: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it has no such day."""
    year, month = divmod(completed_on.year * 12 + completed_on.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(completed_on.day, monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """The day so many days later; the calendar's last day where it runs out."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _unfinished(case: Case) -> tuple[Outcome, date | None]:
    assignment = case.assignment
    if assignment.moved_in_on is None or not assignment.lives_there(case.on):
        return Outcome.MISSING, None
    if not assignment.is_urgent:
        return Outcome.BREACH, None
    due_on = days_after(assignment.moved_in_on, case.rules.urgent_days)
    return (Outcome.URGENT if case.on <= due_on else Outcome.OVERDUE), due_on


def _by_parent(case: Case) -> dict[str, list[Evidence]]:
    """Counting evidence of the listed parents, oldest first, ties by id."""
    earned: dict[str, list[Evidence]] = {parent: [] for parent in case.parents}
    for item in sorted(case.evidence, key=lambda e: (e.completed_on, e.id)):
        if item.parent in earned and not item.withdrawn and item.completed_on <= case.on:
            earned[item.parent].append(item)
    return earned


def _cells(requirement: Requirement, case: Case, earned: Mapping[str, list[Evidence]]) -> list[Cell]:
    if requirement.who is Who.EACH:
        return [_cell(requirement, parent, earned[parent], case.on) for parent in case.parents]
    together = sorted(
        (item for items in earned.values() for item in items), key=lambda e: (e.completed_on, e.id)
    )
    return [_cell(requirement, None, together, case.on)]


def _cell(requirement: Requirement, parent: str | None, evidence: Iterable[Evidence], on: date) -> Cell:
    counting = [item for item in evidence if item.training in requirement.any_of]
    if not counting:
        return Cell(requirement.key, parent, CellState.MISSING, (), None)
    if requirement.valid_months is None:
        return Cell(requirement.key, parent, CellState.MET, tuple(item.id for item in counting), None)
    last_days = {item: last_valid_day(item.completed_on, requirement.valid_months) for item in counting}
    holding = [item for item in counting if on <= last_days[item]]
    shown = holding or counting
    return Cell(
        requirement.key,
        parent,
        CellState.MET if holding else CellState.EXPIRED,
        tuple(item.id for item in shown),
        max(last_days[item] for item in shown),
    )


def _with_due_day(cell: Cell, requirement: Requirement, case: Case) -> FollowUpCell:
    moved_in_on = case.assignment.moved_in_on
    due_on = None
    if moved_in_on and case.assignment.lives_there(case.on) and requirement.due_days is not None:
        due_on = days_after(moved_in_on, requirement.due_days)
    overdue = cell.state is not CellState.MET and due_on is not None and due_on < case.on
    return FollowUpCell(
        cell.requirement, cell.parent, cell.state, cell.evidence, cell.expires_on, due_on, overdue
    )
