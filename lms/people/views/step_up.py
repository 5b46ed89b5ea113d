"""Showing anew who one is, before an act that asks for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.look.form_view import form_page
from lms.look.requests import let_forms_lead_to
from lms.people import errors
from lms.people.actions import identities, oidc, passkeys
from lms.people.actions import step_up as stepping_up
from lms.people.decorators import SignedIn, signed_in
from lms.people.rules.security import Kind
from lms.people.views.farewells import told_apart
from lms.people.views.to_providers import Errand, failed, sent
from lms.providers import Provider
from lms.refusals import Refused


@never_cache
@signed_in
@form_page
def step_up(request: SignedIn) -> HttpResponse:
    """Says that an act asks for a new sign-in, and leads there."""
    asked = stepping_up.asked(request.session)
    if not asked:
        return redirect("portal:home")
    provider = stepping_up.provider_for(request.session, is_highest=asked["is_highest"])
    if request.method == "POST" and provider:
        levels = provider.highest if asked["is_highest"] else provider.by_eid
        errand = Errand(target=asked["path"], language=get_language() or "")
        return sent(
            request,
            provider,
            errand,
            levels=levels,
            is_fresh=True,
            context="" if levels else provider.context,
            extra={"step": asked["act"]},
        )
    context = {"provider": provider, "asked": asked, "options": "", "refused": ""}
    if stepping_up.is_by_passkey(request.session, is_highest=asked["is_highest"]):
        try:
            if "credential" in request.POST:
                stepping_up.note_passkey(
                    request, request.user, act=asked["act"], credential=request.POST["credential"]
                )
                return redirect("people:stepped-up")
        except Refused as refused:
            stepping_up.note_refused(request.user, act=asked["act"])
            context["refused"] = refused.said
        context["options"] = passkeys.ask_to_show(request.session, request.user, must_verify=True)
    let_forms_lead_to(request, oidc.origins(provider) if provider else ())
    return render(request, "people/step_up.html", context)


def come_back(
    request: HttpRequest, provider: Provider, attempt: oidc.SignInAttempt, act: str, target: str
) -> HttpResponse:
    """Back from the provider: on with the act, if the same person is back. Another one ends both sign-ins."""
    try:
        person, _offices = oidc.finish(provider, attempt, request.GET.dict())
    except errors.SignInBroken:
        stepping_up.note_refused(request.user, act=act)
        return _nothing_sent(request)
    except errors.PeopleError as error:
        return failed(request, provider, error, target=target, kind=Kind.STEP_UP_REFUSED)
    if not request.user.is_authenticated:  # the sign-in has ended meanwhile
        return failed(request, provider, errors.AttemptLost(), target=target)
    if not identities.is_same(request.user, person):
        stepping_up.note_refused(request.user, act=act, is_another=True)
        return told_apart(request, provider)
    stepping_up.note(request, request.user, act=act, provider=provider, person=person)
    return redirect("people:stepped-up")


@never_cache
@signed_in
@require_safe
def stepped_up(request: SignedIn) -> HttpResponse:
    """What was to be sent, ready to be sent by its own person; else on to the page that was asked for."""
    asked = stepping_up.asked(request.session)
    fields = stepping_up.sent_fields(request.session)
    if asked and fields is not None:
        return render(request, "people/stepped_up.html", {"path": asked["path"], "fields": fields})
    return redirect(asked["path"]) if asked and asked["is_page"] else redirect("portal:home")


def _nothing_sent(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("You did not show who you are, so nothing was sent."))
    return redirect("portal:home")
