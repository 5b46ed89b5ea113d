"""What is answered when a request cannot be: said in the language of its address, with the right status."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from lms.look.appearance import color_scheme
from lms.portal.middleware.signposts import form_address

SECONDS_TO_WAIT = 60


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is larger than the platform takes."""
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
        return _said(request, "413.html", status=413, most=most)
    return _said(request, "400.html", status=400)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is not the browser's any more, with the way back to it."""
    return _said(request, "403_csrf.html", status=403, form_address=form_address(request))


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is out of reach."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = _said(request, "503.html", status=503)
        response["Retry-After"] = str(SECONDS_TO_WAIT)
        return response
    return _said(request, "500.html", status=500)


def _said(request: HttpRequest, template: str, *, status: int, **context: object) -> HttpResponse:
    with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        page = render_to_string(template, context | {"color_scheme": color_scheme(request)})
        return HttpResponse(page, status=status)
