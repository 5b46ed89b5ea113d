"""Reads of training: evidence, progress, what is open, and what it is called."""

from courses.queries.enrolled_parts import registration_for, required_share
from courses.queries.evidence import Basis, Evidence, basis_of, evidence_for, fallen
from courses.queries.lessons import questions_for
from courses.queries.progress import (
    begun_by,
    lesson_access,
    may_read,
    progress_of,
    progress_of_each,
    tallies_of,
)
from courses.queries.progress_state import (
    LessonAccess,
    ModuleProgress,
    Opening,
    OpenPart,
    PartState,
    ProgrammeProgress,
    Tally,
)
from courses.queries.remaining import Left, LeftModule, open_parts
from courses.queries.trainings import choices_of_training, titles

__all__ = [
    "Basis",
    "Evidence",
    "Left",
    "LeftModule",
    "LessonAccess",
    "ModuleProgress",
    "OpenPart",
    "Opening",
    "PartState",
    "ProgrammeProgress",
    "Tally",
    "basis_of",
    "begun_by",
    "choices_of_training",
    "evidence_for",
    "fallen",
    "lesson_access",
    "may_read",
    "open_parts",
    "progress_of",
    "progress_of_each",
    "questions_for",
    "registration_for",
    "required_share",
    "tallies_of",
    "titles",
]
