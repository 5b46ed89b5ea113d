"""What search engines are told: the pages they may keep, and that the rest is not theirs."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lms.portal.queries.public_pages import public_addresses


@require_safe
@cache_control(max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """`robots.txt`: everything is closed but the public pages, each to its end, and the files they need."""
    lines = [
        "User-agent: *",
        "Disallow: /",
        f"Allow: {settings.STATIC_URL}",
        f"Allow: {settings.MEDIA_URL}images/",
    ]
    lines += [f"Allow: {address}$" for address in public_addresses()]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The public pages as a sitemap."""
    places = [settings.SITE_URL + address for address in public_addresses()]
    return render(request, "portal/sitemap.xml", {"places": places}, content_type="application/xml")
