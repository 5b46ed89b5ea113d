"""Pages of the platform."""

from cms.models.lesson import LessonPage, LessonProvision, QuizPage
from cms.models.links import OutsideAddress, OutsideLink, Trouble
from cms.models.module import ModuleMeeting, ModulePage, ModulePrerequisite
from cms.models.programme import BorrowedModule, ProgrammePage
from cms.models.public_pages import HomePage, InfoPage, NetworkDayPage

__all__ = [
    "BorrowedModule",
    "HomePage",
    "InfoPage",
    "LessonPage",
    "LessonProvision",
    "ModuleMeeting",
    "ModulePage",
    "ModulePrerequisite",
    "NetworkDayPage",
    "OutsideAddress",
    "OutsideLink",
    "ProgrammePage",
    "QuizPage",
    "Trouble",
]
