"""Training: what is offered, who is on which path, what is done, and the papers that show it."""

from courses.models.answers import Answer, Attempt, Bookmark
from courses.models.attestations import AssistedForm, Attestation
from courses.models.certificates import Certificate
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
from courses.models.enrolments import Enrolment, EnrolmentMove
from courses.models.notes import Note
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
