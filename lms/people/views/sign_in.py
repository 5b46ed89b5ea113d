"""Signing in by password, the ways in by providers, and staying signed in."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lms.look.form_view import form_page
from lms.people.actions import doors, second_step, sign_ins
from lms.people.decorators import SignedIn, signed_in
from lms.people.forms import SignInForm
from lms.people.middleware import shared
from lms.people.views.entrance import next_address, signed_in_here, ways_in


@never_cache
@sensitive_post_parameters("password")
@form_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by user name or e-mail and password; who is signed in already goes on. A shared device comes
    here with `laast` when nobody has used it for a while, and signs out whoever is signed in."""
    target = next_address(request)
    was_locked = shared.LOCKED in request.GET
    if was_locked and request.method != "POST":
        sign_ins.end_here(request.session)
        request.user = AnonymousUser()
    if request.user.is_authenticated:
        return redirect(target)
    form = SignInForm(request.POST or None, initial={"is_shared_device": was_locked})
    try:
        user = form.sign_in(request) if form.is_valid() else None
    except second_step.SecondStepNeeded:
        second_step.lead_on(request.session, target=target, is_shared=form.cleaned_data["is_shared_device"])
        return redirect("people:second-step")
    if user is not None:
        return signed_in_here(request, user, target, is_shared=form.cleaned_data["is_shared_device"])
    context = {"form": form, "next": target, "was_locked": was_locked, "ways_in": ways_in(request)}
    page = render(request, "people/sign_in.html", context)
    if was_locked:
        page["Clear-Site-Data"] = '"cache"'
    doors.shut(page, form.must_wait)
    return page


@signed_in
@require_POST
def stay(request: SignedIn) -> HttpResponse:
    """Stay signed in: asked for by a press on the warning, and by nothing else."""
    sign_ins.go_on(request.session)
    if shared.is_shared(request.session):
        shared.stay(request.session)
    left = sign_ins.lasts_for(request.session)
    answer = HttpResponse(status=204)
    if left is not None and not shared.is_shared(request.session):
        answer["Seconds-Left"] = str(left)
    return answer
