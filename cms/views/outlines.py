from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.models import ModulePage, ProgrammePage
from cms.queries.outlines import module_outline, programme_outline
from cms.queries.pages import page_in_language
from courses.queries.progress import progress_of
from lms.people.decorators import SignedIn, signed_in


@signed_in
@require_safe
def programme(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A programme with its modules: what is done, what comes next, what opens what is closed."""
    page = page_in_language(ProgrammePage, uuid, get_language())
    if page is None:
        raise Http404
    person = request.user
    outline = programme_outline(page, person, progress_of(person))
    if outline is None:
        raise PermissionDenied
    return TemplateResponse(request, "cms/programme_page.html", {"page": page, "outline": outline})


@signed_in
@require_safe
def module(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A module with its parts: what is done, what comes next, what opens what is closed."""
    page = page_in_language(ModulePage, uuid, get_language())
    if page is None:
        raise Http404
    person = request.user
    outline = module_outline(page, person, progress_of(person))
    if outline is None:
        raise PermissionDenied
    return TemplateResponse(request, "cms/module_page.html", {"page": page, "outline": outline})
