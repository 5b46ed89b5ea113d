"""What the page of a lesson and that of a quiz say alike."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from cms.models import LessonPage, QuizPage
from courses.queries.progress_state import LessonAccess

P = TypeVar("P", LessonPage, QuizPage)


@dataclass
class PartScreen(Generic[P]):
    """A lesson or quiz for one reader; `access` is None where an editor looks at it in advance."""

    page: P
    access: LessonAccess | None

    @property
    def is_recorded(self) -> bool:
        """Whether what the reader does here is kept for them."""
        return bool(self.access and self.access.registration)

    @property
    def module_uuid(self) -> UUID:
        if self.access and self.access.module:
            return self.access.module
        return UUID(str(self.page.get_parent().translation_key))

    @property
    def module_title(self) -> str:
        if self.access and self.access.module_title:
            return self.access.module_title
        return str(self.page.get_parent().title)
