"""What the gate is asked and what it answers, as values and as documents in the format that is published."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from lms.approval.gate.reader import Reader


class HomeKind(StrEnum):
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


class CellState(StrEnum):
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
    def of(cls, line: object) -> "Requirement":
        """Made of the attributes of a line of a rule set, as it is stored."""
        return cls.read(Reader("requirement", {name: getattr(line, name) for name in FIELDS}))

    @classmethod
    def read(cls, value: Reader) -> "Requirement":
        value.must_have(*FIELDS)
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


# The fields of a requirement, in the order in which they are told: what is stored, copied, compared and
# filled in goes by them.
FIELDS = tuple(field.name for field in fields(Requirement))


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule set that applies; `urgent_days` is how long training may last after an urgent move-in."""

    code: str
    kind: HomeKind
    valid_from: date
    urgent_days: int
    requirements: tuple[Requirement, ...]

    @classmethod
    def read(cls, value: Reader) -> "Rules":
        value.must_have("code", "kind", "valid_from", "urgent_days", "requirements")
        return cls(
            code=value["code"].text(),
            kind=value["kind"].choice(HomeKind),
            valid_from=value["valid_from"].day(),
            urgent_days=value["urgent_days"].count(),
            requirements=tuple(Requirement.read(item) for item in value["requirements"].items()),
        )


@dataclass(frozen=True, slots=True)
class Assignment:
    """What the home is evaluated for; in a `preparation` kind and groups are intended ones."""

    kind: HomeKind
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
            kind=value["kind"].choice(HomeKind),
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
            return self.kind is HomeKind.KINSHIP
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
    state: CellState
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
