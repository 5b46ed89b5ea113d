"""Signing in by a provider: sent there, and back again."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from lms import seals
from lms.people import errors
from lms.people.actions import accounts, identities, known_devices, oidc, sign_ins, ways_in
from lms.people.actions.invitations import find_invitation
from lms.people.middleware import shared
from lms.people.models import User
from lms.people.rules.tokens import PersonTold
from lms.people.views import step_up
from lms.people.views.entrance import after_sign_in, next_address, no_such_link
from lms.people.views.farewells import told_apart
from lms.people.views.to_providers import WAITING, Errand, began_at, broken_off, failed, sent
from lms.providers import Provider


@never_cache
@sensitive_post_parameters("secret")
@require_POST
def start(request: HttpRequest, name: str) -> HttpResponse:
    """Send a visitor to a provider; with a link's secret, to claim the place that it holds."""
    provider = sign_ins.provider_named(name)
    if provider is None:
        raise Http404
    if request.get_host() != urlsplit(settings.SITE_URL).netloc:  # there alone one can come back to
        return HttpResponseRedirect(f"{settings.SITE_URL}{reverse('people:sign-in')}")
    by, secret = request.POST.get("by", ""), request.POST.get("secret", "")
    if by:
        try:
            _must_be_open(request, by, secret, provider)
        except errors.InvitationNotValid:
            return no_such_link(request, "people/link_gone.html")
    errand = Errand(
        target=next_address(request),
        language=get_language() or settings.LANGUAGE_CODE,
        is_shared="is_shared_device" in request.POST,
        by=by,
        secret=secret,
    )
    return sent(request, provider, errand, is_fresh=bool(by))


@never_cache
@sensitive_variables()
@require_safe
def back(request: HttpRequest, name: str) -> HttpResponse:
    """Somebody comes back from a provider: signed in, or told in plain words why not."""
    provider = sign_ins.provider_named(name)
    if provider is None:
        raise Http404
    waiting = request.session.get(WAITING, {})
    kept = waiting.pop(request.GET.get("state", ""), None)
    if kept is None or kept["attempt"]["provider"] != name:
        return failed(request, provider, errors.AttemptLost())
    request.session[WAITING] = waiting
    with translation.override(kept["language"]):
        return _answered(request, provider, kept)


def _answered(request: HttpRequest, provider: Provider, kept: dict[str, Any]) -> HttpResponse:
    target = kept["target"]
    began = began_at(kept["by"], seals.unsealed(kept["secret"]) if kept["secret"] else "")
    attempt = oidc.SignInAttempt.of(kept["attempt"])
    try:
        if attempt.is_over():
            raise errors.AttemptLost
        if "step" in kept:
            return step_up.come_back(request, provider, attempt, kept["step"], target)
        person, offices = oidc.finish(provider, attempt, request.GET.dict())
        if kept["by"] == identities.OWN:
            if not request.user.is_authenticated:
                raise errors.AttemptLost
            user = identities.add(request.user, person, provider=provider, offices=offices)
        elif kept["by"]:
            if request.user.is_authenticated and not identities.is_same(request.user, person):
                return told_apart(request, provider)
            secret = seals.unsealed(kept["secret"])
            claimed = identities.claim(
                person, provider=provider, offices=offices, by=kept["by"], secret=secret
            )
            user = claimed.user
            if not claimed.has_place:
                target = reverse("people:invitation", args=[secret])
        else:
            user = identities.known_as(person, provider=provider, offices=offices)
    except errors.SignInBroken:
        return broken_off(request, target, began=began)
    except errors.InvitationNotValid:
        return no_such_link(request, "people/link_gone.html")
    except errors.PeopleError as error:
        return failed(request, provider, error, target=target, began=began)
    sign_ins.begin(request, user, provider=provider, person=person, offices=offices)
    if kept["is_shared"]:
        shared.begin(request.session)
    _offer_language(request, user, person)
    response = redirect(after_sign_in(user, target))
    if not kept["is_shared"]:
        known_devices.remember(request, response, user)
    return response


def _must_be_open(request: HttpRequest, by: str, secret: str, provider: Provider) -> None:
    if by == identities.OWN and request.user.is_authenticated:
        return
    if by == identities.INVITATION:
        find_invitation(secret)
    elif by == identities.NEW_NUMBER:
        if not ways_in.opens(ways_in.find_link(secret), provider):
            raise errors.InvitationNotValid
    elif by != identities.ACCOUNT_LINK or provider.door != accounts.door_of(
        accounts.find_link_to_claim(secret)
    ):
        raise errors.InvitationNotValid


def _offer_language(request: HttpRequest, user: User, person: PersonTold) -> None:
    """Say that the pages exist in the language that the person uses at the provider; change nothing."""
    names = dict(settings.LANGUAGES)
    if person.language in names and person.language != user.language:
        with translation.override(person.language):
            messages.info(
                request,
                _("These pages exist in %(language)s too. Choose it under My account.")
                % {"language": names[person.language]},
            )
