"""Each role's home page, and the foster parent's path and shelf."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.queries.overview import foremost
from cms.queries.pages import addresses_of
from courses.queries.progress import progress_of
from courses.queries.progress_state import ProgrammeProgress
from lms import folding
from lms.approval.queries.home.family import prospects_of
from lms.dates import today
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT, access_of
from lms.portal.navigation import family_ways, ways
from lms.portal.queries.home.administrator import administrator_home
from lms.portal.queries.home.family import family_home, parts_to_make_up
from lms.portal.queries.home.staff import auditor_home, caseworker_home, coordinator_home, trainer_home
from lms.portal.queries.path import first_reading, path_of
from lms.portal.queries.shelf import shelf_of
from lms.portal.queries.tours import roles_not_toured
from lms.portal.wording.tours import first_tour
from sessions.queries.meetings import INVITED
from sessions.queries.own_meetings import own_meetings

WORDS_LOOKED_FOR = 80


@signed_in
@require_safe
def home(request: SignedIn) -> HttpResponse:
    """The signed-in user's home page: a section for each role that they have."""
    user = request.user
    access = access_of(user)
    context: dict[str, Any] = {
        "has_role": bool(access.roles),
        "ways": ways(request),
        "tour": first_tour(roles_not_toured(user)),
    }
    if access.has(*INVITED):
        context["meetings"] = own_meetings(user, at=timezone.now())
    if access.has(FOSTER_PARENT):
        family = family_home(user, language=_language())
        context |= {
            "family": family,
            "family_ways": family_ways(request),
            "make_up": parts_to_make_up(family, language=_language()),
            "first_reading": first_reading(family.path) if family.new_child else (),
        }
    if access.has(Role.TRAINER):
        context["trainer"] = trainer_home(user)
    if access.has(Role.COORDINATOR):
        context["coordinator"] = coordinator_home(user)
    if access.has(Role.CASEWORKER):
        context["caseworker"] = caseworker_home(user)
    if access.has(Role.EDITOR):
        context["editor"] = foremost(on=today())
    if access.has(Role.ADMIN):
        context |= {"is_administrator": True, "administrator": administrator_home(user)}
    if access.has(Role.AUDITOR):
        context["auditor"] = auditor_home(user)
    return render(request, "portal/home.html", context)


@role_required(FOSTER_PARENT)
@require_safe
def path(request: SignedIn) -> HttpResponse:
    """The foster parent's whole path, each part with a link to where it is done."""
    family = family_home(request.user, language=_language())
    states = {household.state for household in family.households}
    all_complete = bool(states) and states <= {"complete", "approved"}
    standings = [household.standing for household in family.households]
    context = {
        "family": family,
        "all_complete": all_complete,
        "prospects": prospects_of(standings, language=_language()),
        "changes": family.changes,
        "learnt": _learnt(family.path.completed),
    }
    return render(request, "portal/path.html", context)


def _learnt(completed: Iterable[ProgrammeProgress]) -> list[tuple[str, UUID]]:
    """The titles of the programmes that are done and have a page, with what their address is made with."""
    titles = {one.code: one.title for one in completed if one.is_programme}
    pages = addresses_of(titles) if titles else {}
    return [(title, pages[code]) for code, title in titles.items() if code in pages]


@role_required(FOSTER_PARENT)
@require_safe
def shelf(request: SignedIn) -> HttpResponse:
    """All lessons that are open to the foster parent, narrowed by words where some are given."""
    language = _language()
    words = folding.tidied(request.GET.get("ord", ""))[:WORDS_LOOKED_FOR]
    boards = shelf_of(path_of(progress_of(request.user, language), []), words=words)
    return render(request, "portal/shelf.html", {"boards": boards, "words": words})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
