"""Addresses that are the same everywhere: whom to tell of a weakness, and where a password is changed."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lms.dates import today

_VALID_FOR = timedelta(days=180)


@require_safe
@cache_control(max_age=86400)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); not there until somebody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {today() + _VALID_FOR}T00:00:00Z",
        "Preferred-Languages: nb, nn, en",
        f"Policy: {settings.SITE_URL}{reverse('portal:disclosure')}",
        f"Canonical: {settings.SITE_URL}{reverse('security-txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where password managers look for the page on which a password is changed (a W3C draft)."""
    return redirect("people:password")
