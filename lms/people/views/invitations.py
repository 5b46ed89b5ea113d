"""An invitation opened: an account made, a home joined."""

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
from lms.people.actions.invitations import accept_invitation, find_invitation, note_opened
from lms.people.errors import AlreadyInAnotherHome, InvitationNotValid
from lms.people.forms import NewPasswordForm
from lms.people.middleware.shared import is_page
from lms.people.models import Invitation
from lms.people.views.entrance import let_in, no_such_link, ways_in
from lms.providers import CITIZEN


@never_cache
@sensitive_post_parameters("password", "again")
@form_page
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Say yes to an invitation: whoever has no password chooses one, others sign in first."""
    try:
        found = find_invitation(secret)
    except InvitationNotValid:
        return no_such_link(request, "people/invitation_gone.html")
    if _is_opened_by_a_person(request):
        note_opened(found)
    user = found.user
    is_new = not user.has_usable_password() and not user.identities.exists()
    is_other = request.user.is_authenticated and request.user != user
    form = NewPasswordForm(user, request.POST or None) if is_new else None
    may_answer = not is_other and (is_new or request.user == user)
    if request.method == "POST" and may_answer and (form is None or form.is_valid()):
        chosen = form.cleaned_data["password"] if form else None
        return _accept(request, found, secret=secret, password=chosen)
    context = {
        "invitation": found,
        "form": form,
        "is_other": is_other,
        "must_sign_in": not is_new and not request.user.is_authenticated,
        "secret": secret,
        "ways_in": ways_in(request, door=CITIZEN),
        "sign_in_address": f"{reverse('people:sign-in')}?{urlencode({'next': request.path})}",
    }
    return render(request, "people/invitation.html", context)


def _accept(
    request: HttpRequest, invitation: Invitation, *, secret: str, password: str | None
) -> HttpResponse:
    try:
        accept_invitation(secret, password=password)
    except AlreadyInAnotherHome:
        return render(request, "people/invitation_conflict.html", {"invitation": invitation}, status=409)
    except InvitationNotValid:
        return no_such_link(request, "people/invitation_gone.html")
    home = resolve_url(settings.LOGIN_REDIRECT_URL)
    if password is None:
        messages.success(request, _("Welcome! You are now registered in the home."))
        return redirect(home)
    return let_in(request, name=invitation.user.email, password=password)


def _is_opened_by_a_person(request: HttpRequest) -> bool:
    """Whether a browser goes to the page. What mail servers and previews ask for ahead says so, asks for the
    head alone, or names no language, which every browser does."""
    return request.method == "GET" and "Accept-Language" in request.headers and is_page(request)
