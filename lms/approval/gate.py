"""The approval gate: one pure function from facts to an answer that explains itself.

It reads no clock, no database and no settings. All days are days in Europe/Oslo.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from lms.approval.reader import Reader


class EmptyGate(Exception):
    """Nobody to train, or nothing required before approval: an open gate for everyone, so no answer."""


class Kind(StrEnum):
    ORDINARY = "ordinary"
    KINSHIP = "kinship"
    SPECIALISED = "specialised"
    EMERGENCY_HOME = "emergency_home"
    SPECIAL_TERMS = "special_terms"


class UrgentBasis(StrEnum):
    EMERGENCY_DECISION = "emergency_decision"
    URGENT_VOLUNTARY_STAY = "urgent_voluntary_stay"


class Phase(StrEnum):
    BEFORE_APPROVAL = "before_approval"
    AFTER_MOVE_IN = "after_move_in"


class Who(StrEnum):
    EACH = "each"
    ANY = "any"


class Strength(StrEnum):
    REQUIRED = "required"
    RECOMMENDED = "recommended"


class State(StrEnum):
    MET = "met"
    EXPIRED = "expired"
    MISSING = "missing"


class Outcome(StrEnum):
    CLEARED = "cleared"
    MISSING = "missing"
    URGENT = "urgent"
    OVERDUE = "overdue"
    BREACH = "breach"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Training asked of a home: any of these training codes, from each parent or from one of them."""

    key: str
    phase: Phase
    any_of: tuple[str, ...]
    who: Who
    only_for: tuple[str, ...] = ()
    strength: Strength = Strength.REQUIRED
    due_days: int | None = None
    valid_months: int | None = None

    @classmethod
    def read(cls, value: Reader) -> "Requirement":
        value.must_have("key", "phase", "any_of", "who", "only_for", "strength", "due_days", "valid_months")
        return cls(
            key=value["key"].text(),
            phase=value["phase"].choice(Phase),
            any_of=value["any_of"].texts(),
            who=value["who"].choice(Who),
            only_for=value["only_for"].texts(),
            strength=value["strength"].choice(Strength),
            due_days=value["due_days"].maybe_count(),
            valid_months=value["valid_months"].maybe_count(),
        )

    def is_relevant(self, target_groups: Iterable[str]) -> bool:
        return not self.only_for or not set(self.only_for).isdisjoint(target_groups)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule set that applies; `urgent_days` is how long training may last after an urgent move-in."""

    code: str
    kind: Kind
    valid_from: date
    urgent_days: int
    requirements: tuple[Requirement, ...]

    @classmethod
    def read(cls, value: Reader) -> "Rules":
        value.must_have("code", "kind", "valid_from", "urgent_days", "requirements")
        return cls(
            code=value["code"].text(),
            kind=value["kind"].choice(Kind),
            valid_from=value["valid_from"].day(),
            urgent_days=value["urgent_days"].count(),
            requirements=tuple(Requirement.read(item) for item in value["requirements"].items()),
        )


@dataclass(frozen=True, slots=True)
class Assignment:
    """What the home is evaluated for; in a `preparation` kind and groups are intended ones."""

    kind: Kind
    preparation: bool
    urgent_basis: UrgentBasis | None
    moved_in_on: date | None
    target_groups: tuple[str, ...]
    registered_on: date

    @classmethod
    def read(cls, value: Reader) -> "Assignment":
        value.must_have(
            "kind", "preparation", "urgent_basis", "moved_in_on", "target_groups", "registered_on"
        )
        return cls(
            kind=value["kind"].choice(Kind),
            preparation=value["preparation"].truth(),
            urgent_basis=value["urgent_basis"].maybe_choice(UrgentBasis),
            moved_in_on=value["moved_in_on"].maybe_day(),
            target_groups=value["target_groups"].texts(),
            registered_on=value["registered_on"].day(),
        )

    def lives_there(self, on: date) -> bool:
        return self.moved_in_on is not None and self.moved_in_on <= on

    @property
    def is_urgent(self) -> bool:
        """Whether a lawful ground for urgency is recorded; the voluntary stay is one for kinship only."""
        if self.urgent_basis is UrgentBasis.URGENT_VOLUNTARY_STAY:
            return self.kind is Kind.KINSHIP
        return self.urgent_basis is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One completed run of a training by one person."""

    id: str
    parent: str
    training: str
    completed_on: date
    withdrawn: bool = False

    @classmethod
    def read(cls, value: Reader) -> "Evidence":
        value.must_have("id", "parent", "training", "completed_on", "withdrawn")
        return cls(
            id=value["id"].text(),
            parent=value["parent"].text(),
            training=value["training"].text(),
            completed_on=value["completed_on"].day(),
            withdrawn=value["withdrawn"].truth(),
        )


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the gate may know; `parents` are the home's adults on `on`, in the order shown."""

    on: date
    assignment: Assignment
    parents: tuple[str, ...]
    rules: Rules
    evidence: tuple[Evidence, ...]

    @classmethod
    def from_json(cls, data: Any) -> "Case":
        """Read a case in the documented format. Raises `Malformed`, naming the property."""
        value = Reader("case", data)
        value.must_have("on", "assignment", "parents", "rules", "evidence")
        parents = value["parents"].texts()
        if len(set(parents)) != len(parents):
            raise value["parents"].refuse("names somebody twice")
        return cls(
            on=value["on"].day(),
            assignment=Assignment.read(value["assignment"]),
            parents=parents,
            rules=Rules.read(value["rules"]),
            evidence=tuple(Evidence.read(item) for item in value["evidence"].items()),
        )

    def to_json(self) -> dict[str, Any]:
        return _document(self)


@dataclass(frozen=True, slots=True)
class Cell:
    """One requirement for one parent (`None`: for the home as one), with the evidence that decided."""

    requirement: str
    parent: str | None
    state: State
    evidence: tuple[str, ...]
    expires_on: date | None

    def to_json(self) -> dict[str, Any]:
        return _document(self)


@dataclass(frozen=True, slots=True)
class FollowUpCell(Cell):
    """A cell of training after the move-in, with the day it should be done by."""

    due_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, whether it may be approved on, and every cell that led to it."""

    outcome: Outcome
    may_approve: bool
    due_on: date | None
    cells: tuple[Cell, ...]
    follow_up: tuple[FollowUpCell, ...]

    def to_json(self) -> dict[str, Any]:
        return _document(self)


def decide(case: Case) -> Answer:
    """Answer a case. Raises `EmptyGate` where there is nobody to train or nothing is required."""
    assignment = case.assignment
    relevant = [r for r in case.rules.requirements if r.is_relevant(assignment.target_groups)]
    before = [r for r in relevant if r.phase is Phase.BEFORE_APPROVAL]
    exempt = assignment.kind is Kind.SPECIAL_TERMS
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
    if all(cell.state is State.MET for r, cell in answered if r.strength is Strength.REQUIRED):
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
        return Cell(requirement.key, parent, State.MISSING, (), None)
    if requirement.valid_months is None:
        return Cell(requirement.key, parent, State.MET, tuple(item.id for item in counting), None)
    last_days = {item: last_valid_day(item.completed_on, requirement.valid_months) for item in counting}
    holding = [item for item in counting if on <= last_days[item]]
    shown = holding or counting
    return Cell(
        requirement.key,
        parent,
        State.MET if holding else State.EXPIRED,
        tuple(item.id for item in shown),
        max(last_days[item] for item in shown),
    )


def _with_due_day(cell: Cell, requirement: Requirement, case: Case) -> FollowUpCell:
    moved_in_on = case.assignment.moved_in_on
    due_on = None
    if moved_in_on and case.assignment.lives_there(case.on) and requirement.due_days is not None:
        due_on = days_after(moved_in_on, requirement.due_days)
    overdue = cell.state is not State.MET and due_on is not None and due_on < case.on
    return FollowUpCell(
        cell.requirement, cell.parent, cell.state, cell.evidence, cell.expires_on, due_on, overdue
    )


def _document(item: "Case | Cell | Answer") -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(item).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value
