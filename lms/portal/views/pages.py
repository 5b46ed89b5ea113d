"""The pages around the whole: colours, accessibility statement, status, and the demo's post."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lms.look.appearance import COOKIE, COOKIE_SECONDS, is_scheme
from lms.look.requests import leads_on


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


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html")
