"""An invitation opened: an account made, a home joined."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lms.look.form_view import form_page
from lms.people.actions import sign_ins
from lms.people.actions.invitations import accept_invitation, find_invitation, note_opened
from lms.people.errors import AlreadyInAnotherHome, InvitationNotValid
from lms.people.errors.lives import OtherAdult
from lms.people.forms import NewPasswordForm
from lms.people.middleware.shared import is_page
from lms.people.models import Invitation, Organisation, User
from lms.people.queries import has_come, home_of
from lms.people.views.entrance import let_in, no_such_link, ways_in
from lms.providers import CITIZEN


@dataclass(frozen=True)
class Opener:
    """Who has opened the link: nobody who is signed in, the other adult of the home, or somebody with an
    account, who may say yes by it once they have shown anew who they are."""

    is_signed_in: bool
    is_other_adult: bool = False
    is_fresh: bool = False


@never_cache
@sensitive_post_parameters("password", "again")
@form_page
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Say yes to an invitation: by a new account, or by the one that somebody has already."""
    try:
        found = find_invitation(secret)
    except InvitationNotValid:
        return no_such_link(request, "people/invitation_gone.html")
    if _is_opened_by_a_person(request):
        note_opened(found)
    visit = _visit(request, found)
    is_new = not has_come(found.user)
    form = NewPasswordForm(found.user, request.POST or None) if is_new and not visit.is_signed_in else None
    if request.method == "POST":
        if request.user.is_authenticated and visit.is_fresh:
            return _accept(request, found, secret=secret, person=request.user)
        if form is not None and form.is_valid():
            chosen = form.cleaned_data["password"]
            return _accept(request, found, secret=secret, person=found.user, password=chosen)
    context = {
        "invitation": found,
        "office": _office_of(found),
        "form": form,
        "visit": visit,
        "secret": secret,
        "ways_in": ways_in(request, door=CITIZEN),
        "sign_in_address": f"{reverse('people:sign-in')}?{urlencode({'next': request.path})}",
    }
    return render(request, "people/invitation.html", context, status=422 if form and form.errors else 200)


def _visit(request: HttpRequest, invitation: Invitation) -> Opener:
    if not request.user.is_authenticated:
        return Opener(is_signed_in=False)
    lives_there = home_of(request.user) == invitation.home
    may_say_yes = request.user == invitation.user or not has_come(invitation.user)
    if lives_there or not may_say_yes:
        return Opener(is_signed_in=True, is_other_adult=True)
    return Opener(is_signed_in=True, is_fresh=sign_ins.is_fresh(request.session))


def _accept(
    request: HttpRequest, invitation: Invitation, *, secret: str, person: User, password: str | None = None
) -> HttpResponse:
    try:
        accept_invitation(secret, person=person, password=password)
    except AlreadyInAnotherHome:
        context = {"invitation": invitation, "office": _office_of(invitation)}
        return render(request, "people/invitation_conflict.html", context, status=409)
    except (InvitationNotValid, OtherAdult):
        return no_such_link(request, "people/invitation_gone.html")
    home = resolve_url(settings.LOGIN_REDIRECT_URL)
    if password is None:
        messages.success(request, _("Welcome! You are now registered in the home."))
        return redirect(home)
    return let_in(request, name=person.username, password=password)


def _office_of(invitation: Invitation) -> Organisation:
    return invitation.home.trained_by or invitation.home.registered_by


def _is_opened_by_a_person(request: HttpRequest) -> bool:
    """Whether a browser goes to the page. What mail servers and previews ask for ahead says so, asks for the
    head alone, or names no language, which every browser does."""
    return request.method == "GET" and "Accept-Language" in request.headers and is_page(request)
