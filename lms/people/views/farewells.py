"""Signing out here and at the provider, whoever of the two begins it."""

import logging

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from lms.look.requests import let_forms_lead_to
from lms.people.actions import oidc, sign_ins
from lms.people.actions.traces import audit
from lms.people.decorators import SignedIn, signed_in
from lms.people.errors import AnswerNotValid, ProviderSilent
from lms.people.queries import own_identities
from lms.people.views.entrance import new_ways_in, own_address
from lms.providers import Provider

log = logging.getLogger("lms.sign_in")
_SALT = "lms.people.farewell"
_SECONDS = 600


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out here, then where one signed in, and ask the browser to forget what it kept of this site."""
    if request.user.is_authenticated:
        audit("signed_out", f"person:{request.user.uuid}", by=request.user)
    provider = sign_ins.provider_named(sign_ins.kept_in(request.session).get("provider", ""))
    sign_ins.end_here(request.session)
    response = _sent_away(request, provider, "signed-out") if provider else _said(request, "signed-out")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_POST
def leave_provider(request: HttpRequest, name: str) -> HttpResponse:
    """Sign out at a provider, for whoever is signed in there and not here."""
    provider = sign_ins.provider_named(name)
    if provider is None:
        raise Http404
    sign_ins.end_here(request.session)
    return _sent_away(request, provider, "signed-out")


def told_apart(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Another person came back than the one who had been signed in: both are signed out."""
    sign_ins.end_here(request.session)
    return _sent_away(request, provider, "other-person")


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Back from having signed out at a provider; what it brings must be what we sent."""
    try:
        said = signing.loads(request.GET.get("state", ""), salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return redirect("people:sign-in")
    return _said(request, str(said))


@csrf_exempt
@never_cache
@require_POST
def told_by_provider(request: HttpRequest, name: str) -> HttpResponse:
    """A provider tells, machine to machine, that one of its sessions has ended; ours of the same ends too."""
    provider = sign_ins.provider_named(name)
    if provider is None:
        raise Http404
    try:
        sid = oidc.signed_out(provider, request.POST.get("logout_token", ""))
    except (AnswerNotValid, ProviderSilent) as error:
        log.warning("A logout token of %s was refused: %s", name, error)
        return HttpResponse(status=400)
    sign_ins.end_at_provider(provider.issuer, sid)
    return HttpResponse(status=200)


@never_cache
@xframe_options_exempt
@require_safe
def told_in_frame(request: HttpRequest, name: str) -> HttpResponse:
    """A provider tells by a frame in the person's browser that its session has ended. No cookie comes with
    it, so the session is found by the provider's own name for it."""
    provider = sign_ins.provider_named(name)
    if provider is None:
        raise Http404
    if request.GET.get("iss") == provider.issuer:
        sign_ins.end_at_provider(provider.issuer, request.GET.get("sid", ""))
    answer = HttpResponse(content_type="text/plain")
    allowed = " ".join(oidc.origins(provider))
    answer["Content-Security-Policy"] = f"default-src 'none'; frame-ancestors 'self' {allowed}"
    return answer


@signed_in
@require_safe
def own(request: SignedIn) -> HttpResponse:
    """One's own sign-ins that last: where, since when, and a way to end them."""
    context = {
        "ways_in": new_ways_in(request, request.user),
        "sign_ins": sign_ins.own(request.user),
        "own_ways": own_identities(request.user),
        "has_password": request.user.has_usable_password(),
        "here": sign_ins.kept_in(request.session).get("id"),
    }
    return render(request, "people/sign_ins.html", context)


@signed_in
@require_POST
def end(request: SignedIn, number: int) -> HttpResponse:
    """End one of one's own sign-ins on another device."""
    if number == sign_ins.kept_in(request.session).get("id"):
        return sign_out(request)
    sign_ins.end_own(request.user, only=number)  # what is not one's own is told alike, and stays
    messages.success(request, _("That sign-in has ended."))
    return redirect("people:sign-ins")


@signed_in
@require_POST
def end_all(request: SignedIn) -> HttpResponse:
    """End every sign-in of one's own, this one last."""
    sign_ins.end_own(request.user, but=sign_ins.kept_in(request.session).get("id"))
    return sign_out(request)


def _sent_away(request: HttpRequest, provider: Provider, says: str) -> HttpResponse:
    let_forms_lead_to(request, oidc.origins(provider))
    state = signing.dumps(says, salt=_SALT)
    try:
        address = oidc.farewell(provider, back_to=own_address("people:signed-out"), state=state)
    except ProviderSilent:
        address = ""
    return HttpResponseRedirect(address) if address else _said(request, "only-here")


def _said(request: HttpRequest, says: str) -> HttpResponse:
    if says == "other-person":
        messages.warning(
            request,
            _(
                "Somebody else came back than the one who was signed in. You are both signed out, and "
                "nothing was sent."
            ),
        )
    elif says == "only-here":
        messages.warning(
            request,
            _("You are signed out here. Close the browser to be signed out where you signed in, too."),
        )
    else:
        messages.success(request, _("You are signed out."))
    return redirect("people:sign-in")
