"""Signing in and out, and staying signed in on a device that others use too."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lms.people.actions import doors, known_devices
from lms.people.actions import sign_in as signing_in
from lms.people.actions.traces import audit
from lms.people.decorators import SignedIn, signed_in
from lms.people.errors import TooManyTries
from lms.people.forms import SignInForm
from lms.people.middleware import shared
from lms.people.views.entrance import GET_OR_POST, after_sign_in, next_address


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(GET_OR_POST)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by user name or e-mail and password; who is signed in already goes on. A shared device comes
    here with `laast` when nobody has used it for a while, and signs out whoever is signed in."""
    target = next_address(request)
    was_locked = shared.LOCKED in request.GET
    if was_locked and request.method != "POST":
        logout(request)
    if request.user.is_authenticated:
        return redirect(target)
    form = SignInForm(request.POST or None, initial={"is_shared_device": was_locked})
    wait = 0
    if form.is_valid():
        try:
            user = signing_in.sign_in(
                request, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except TooManyTries as error:
            wait = error.seconds
            form.add_error(None, error.said)
        else:
            if user is not None:
                response = redirect(after_sign_in(user, target))
                if form.cleaned_data["is_shared_device"]:
                    shared.begin(request.session)
                else:
                    known_devices.remember(request, response, user)
                return response
            form.add_error(None, _("The user name or the password is not right. Check both, and try again."))
    context = {"form": form, "next": target, "was_locked": was_locked}
    page = render(request, "people/sign_in.html", context)
    if was_locked:
        page["Clear-Site-Data"] = '"cache"'
    doors.shut(page, wait)
    return page


@signed_in
@require_POST
def stay(request: SignedIn) -> HttpResponse:
    """On a shared device, stay signed in: asked for by a press on the warning, and by nothing else."""
    if shared.is_shared(request.session):
        shared.stay(request.session)
    return HttpResponse(status=204)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and ask the browser to forget what it kept of this site."""
    if request.user.is_authenticated:
        audit("signed_out", f"person:{request.user.uuid}", by=request.user)
    logout(request)
    messages.success(request, _("You are signed out."))
    response = redirect("people:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
