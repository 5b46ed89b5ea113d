from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.models import ModulePage, ProgrammePage
from cms.queries.outlines import Outline, module_outline, programme_outline
from cms.queries.pages import page_in_language
from courses.queries.progress import progress_of
from courses.queries.progress_state import ProgrammeProgress
from lms.people.decorators import SignedIn, signed_in
from lms.people.models import User

P = TypeVar("P", ModulePage, ProgrammePage)


@signed_in
@require_safe
def programme(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A programme with its modules: what is done, what comes next, what opens what is closed."""
    return _outlined(request, ProgrammePage, uuid, programme_outline, "cms/programme_page.html")


@signed_in
@require_safe
def module(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A module with its parts: what is done, what comes next, what opens what is closed."""
    return _outlined(request, ModulePage, uuid, module_outline, "cms/module_page.html")


def _outlined(
    request: SignedIn,
    model: type[P],
    uuid: UUID,
    outline_of: Callable[[P, User, Iterable[ProgrammeProgress]], Outline | None],
    template: str,
) -> HttpResponse:
    page = page_in_language(model, uuid, get_language())
    if page is None:
        raise Http404
    outline = outline_of(page, request.user, progress_of(request.user))
    if outline is None:
        raise PermissionDenied
    return TemplateResponse(request, template, {"page": page, "outline": outline})
