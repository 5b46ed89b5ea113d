"""The front door: each role's home, and the pages around the whole."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from lms.portal.appearance import COOKIE, COOKIE_SECONDS, is_scheme


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The signed-in user's home page."""
    return render(request, "portal/home.html")


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep the chosen colour scheme and return to the page it was chosen on."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = redirect(target)
    scheme = request.POST.get("scheme")
    if is_scheme(scheme):
        response.set_cookie(
            COOKIE, scheme, max_age=COOKIE_SECONDS, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    return response
