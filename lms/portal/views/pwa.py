"""What makes the site installable: manifest, service worker, and the page for a lost line.

Here nothing personal is kept on the device: only the platform's own files and the page for a lost
line. Lessons that somebody chooses to keep are the business of `cms`, whose part of the service
worker is read in.
"""

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

SHELL = (
    "css/house.css",
    "vendor/inter/files/inter-latin-wght-normal.woff2",
    "js/site.js",
    "js/guard.js",
    "training_sessions/roster.js",
    "training_sessions/offline.css",
    "cms/lesson.css",
    "offline/store.js",
    "cms/offline/keeping.js",
    "cms/offline/listing.js",
    "img/icons.svg",
    "img/mark.svg",
)


@require_safe
@cache_control(max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for browsers that ask for it where it used to lie."""
    return redirect(static("img/icon-192.png"))


@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest, in the language of its address."""
    icons = [("img/icon-192.png", 192, "any"), ("img/icon-512.png", 512, "any")]
    icons.append(("img/icon-maskable-512.png", 512, "maskable"))
    return JsonResponse(
        {
            "name": _("Foster home training"),
            "short_name": pgettext("beneath the app's icon", "Foster home"),
            "description": _("Your training, your gatherings, and the lessons you keep on the device."),
            "id": "/",
            "lang": get_language(),
            "start_url": reverse("portal:home"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#faf8f4",
            "theme_color": "#0e4f58",
            "icons": [
                {"src": static(path), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
                for path, size, purpose in icons
            ],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its cache has a new name whenever one of the kept files is new."""
    files = [static(path) for path in SHELL]
    context = {
        "files": files,
        "lessons": static("cms/offline/worker.js"),
        "offline": reverse("portal:offline"),
        "roster": reverse("sessions:offline-roster"),
        "version": hashlib.sha256("\n".join(files).encode()).hexdigest()[:12],
    }
    return render(request, "portal/sw.js", context, content_type="text/javascript")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Shown by the service worker when there is no line."""
    return render(request, "portal/offline.html")
