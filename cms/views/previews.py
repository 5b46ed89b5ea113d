"""What editors see while they write: the page as a learner meets it, with nothing recorded."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.models import Page

from cms.models import LessonPage, ModulePage, ProgrammePage, QuizPage
from cms.queries import lesson_screen, quiz_screen
from cms.queries.outlines import preview


def previewed(page: Page, request: HttpRequest) -> TemplateResponse:
    """The page in its own language. A module or programme shows what is published beneath it."""
    context: dict[str, object] = {"page": page, "is_preview": True}
    if isinstance(page, LessonPage):
        context["reading"] = lesson_screen.preview(page)
    elif isinstance(page, QuizPage):
        context["taking"] = quiz_screen.preview(page)
    elif isinstance(page, ModulePage | ProgrammePage):
        context["outline"] = preview(page)
    response = TemplateResponse(request, page.template, context)
    with translation.override(page.locale.language_code):
        response.render()
    return response
