"""The front door: each role's home, and the pages around the whole."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lms.people.access import FOSTER_PARENT, access_of, role_required
from lms.people.models import Role, User
from lms.portal import heartbeat, post
from lms.portal.appearance import COOKIE, COOKIE_SECONDS, is_scheme
from lms.portal.navigation import ways
from lms.portal.queries.family import family_home
from lms.portal.queries.path import first_reading
from lms.portal.queries.staff import caseworker_home, coordinator_home, trainer_home

LETTERS_SHOWN = 40


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The signed-in user's home page: a section for each role that they have."""
    user = _person(request)
    access = access_of(user)
    context: dict[str, Any] = {"has_role": bool(access.roles), "ways": ways(request)}
    if access.has(FOSTER_PARENT):
        family = family_home(user, language=get_language() or settings.LANGUAGE_CODE)
        context |= {"family": family, "first_reading": first_reading(family.path) if family.new_child else ()}
    if access.has(Role.TRAINER):
        context["trainer"] = trainer_home(user)
    if access.has(Role.COORDINATOR):
        context["coordinator"] = coordinator_home(user)
    if access.has(Role.CASEWORKER):
        context["caseworker"] = caseworker_home(user)
    return render(request, "portal/home.html", context)


@role_required(FOSTER_PARENT)
@require_GET
def path(request: HttpRequest) -> HttpResponse:
    """The foster parent's whole path, each part with a link to where it is done."""
    family = family_home(_person(request), language=get_language() or settings.LANGUAGE_CODE)
    states = {household.state for household in family.households}
    all_complete = bool(states) and states <= {"complete", "approved"}
    return render(request, "portal/path.html", {"family": family, "all_complete": all_complete})


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
        works["database"] = False
    return render(request, "portal/status.html", {"works": works, "all_works": all(works.values())})


@never_cache
@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The mail that the demo has written instead of sending it; exists in the demo alone."""
    if settings.ENVIRONMENT != "demo":
        raise Http404
    letters = post.newest(Path(settings.EMAIL_FILE_PATH), limit=LETTERS_SHOWN)
    return render(request, "portal/demo_mail.html", {"letters": letters})


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
