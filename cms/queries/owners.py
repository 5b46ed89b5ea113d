"""Who keeps which pages professionally right."""

from cms.models import LessonPage, QuizPage
from lms.people.models import User
from lms.people.rules import norwegian_order


def pages_kept_by(owner: User) -> list[LessonPage | QuizPage]:
    """The lessons and quizzes that a person keeps, by title; two queries."""
    found: list[LessonPage | QuizPage] = []
    for model in (LessonPage, QuizPage):
        found += model.objects.filter(professional_owner=owner).select_related("latest_revision", "locale")
    return sorted(found, key=lambda page: norwegian_order(page.title))
