"""The demo's post."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.demo import post

LETTERS_SHOWN = 20


@never_cache
@require_safe
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The mail that the demo has written instead of sending it; exists in the demo alone."""
    if settings.ENVIRONMENT != "demo":
        raise Http404
    letters = post.newest(Path(settings.EMAIL_FILE_PATH), limit=LETTERS_SHOWN)
    return render(request, "demo/mail.html", {"letters": letters})
