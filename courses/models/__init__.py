"""Training: what is offered, who is on which path, what is done, and the papers that show it."""

from courses.models.content import (
    LessonVersion,
    Module,
    ModulePart,
    ModuleVersion,
    Part,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    Training,
    title_in,
)
from courses.models.learning import Answer, Attempt, Bookmark, Enrolment, EnrolmentMove
from courses.models.notes import Note
from courses.models.papers import AssistedForm, Attestation, Certificate
from courses.models.progress import Completion, PartProgress

__all__ = [
    "Answer",
    "AssistedForm",
    "Attempt",
    "Attestation",
    "Bookmark",
    "Certificate",
    "Completion",
    "Enrolment",
    "EnrolmentMove",
    "LessonVersion",
    "Module",
    "ModulePart",
    "ModuleVersion",
    "Note",
    "Part",
    "PartProgress",
    "Programme",
    "ProgrammeModule",
    "ProgrammeVersion",
    "Training",
    "title_in",
]
