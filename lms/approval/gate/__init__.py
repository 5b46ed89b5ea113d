"""The approval gate: what it is asked (`case`), how it answers (`decide`), what is kept (`documents`)."""

from lms.approval.gate.case import (
    FIELDS,
    Answer,
    Assignment,
    Case,
    Cell,
    CellState,
    Evidence,
    FollowUpCell,
    HomeKind,
    Outcome,
    Phase,
    Requirement,
    Rules,
    Strength,
    UrgentBasis,
    Who,
)
from lms.approval.gate.decide import EmptyGate, days_after, decide, last_valid_day
from lms.approval.gate.reader import MalformedDocument

__all__ = [
    "FIELDS",
    "Answer",
    "Assignment",
    "Case",
    "Cell",
    "CellState",
    "EmptyGate",
    "Evidence",
    "FollowUpCell",
    "HomeKind",
    "MalformedDocument",
    "Outcome",
    "Phase",
    "Requirement",
    "Rules",
    "Strength",
    "UrgentBasis",
    "Who",
    "days_after",
    "decide",
    "last_valid_day",
]
