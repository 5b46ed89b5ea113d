"""The pages around the whole: colours, accessibility statement, status, and the demo's post."""

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lms.look.appearance import COOKIE, COOKIE_SECONDS, is_scheme
from lms.look.requests import leads_on
from lms.portal import heartbeat, post

LETTERS_SHOWN = 20


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep the chosen colour scheme and return to the page it was chosen on."""
    target = request.POST.get("next", "/")
    response = redirect(target if leads_on(request, target) else "/")
    scheme = request.POST.get("scheme")
    if is_scheme(scheme):
        response.set_cookie(
            COOKIE,
            scheme,
            max_age=COOKIE_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html")


@never_cache
@require_GET
def status(request: HttpRequest) -> HttpResponse:
    """Whether pages, learning record and messages work at this moment, in words."""
    works = {"pages": True, "database": True, "worker": False, "scheduler": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        works["worker"] = heartbeat.is_fresh(heartbeat.WORKER)
        works["scheduler"] = heartbeat.is_fresh(heartbeat.SCHEDULER)
    except DatabaseError:
        works["pages"] = works["database"] = False
    frame = "base.html" if works["database"] else "bare.html"
    context = {"works": works, "all_works": all(works.values()), "frame": frame}
    return render(request, "portal/status.html", context)


@never_cache
@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The mail that the demo has written instead of sending it; exists in the demo alone."""
    if settings.ENVIRONMENT != "demo":
        raise Http404
    letters = post.newest(Path(settings.EMAIL_FILE_PATH), limit=LETTERS_SHOWN)
    return render(request, "portal/demo_mail.html", {"letters": letters})
