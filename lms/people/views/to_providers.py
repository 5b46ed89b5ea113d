"""On the way to a provider, and the pages of those who come back without having signed in."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lms import seals
from lms.look.requests import let_forms_lead_to
from lms.people import errors
from lms.people.actions import identities, oidc, security_events
from lms.people.actions.whence import who
from lms.people.errors.lives import OtherAdult
from lms.people.rules.security import Kind
from lms.people.views.entrance import own_address
from lms.providers import Provider

log = logging.getLogger("lms.sign_in")
WAITING = "sign_in_attempts"
_MOST_WAITING = 5
_LINK_PAGES = {
    identities.INVITATION: "people:invitation",
    identities.ACCOUNT_LINK: "people:choose-password",
    identities.NEW_NUMBER: "people:new-way-in",
}
# Errors of who is signed in at the provider by now, and can sign out there: each with the page's status.
_SIGNED_IN_THERE: dict[type[errors.PeopleError], int] = {
    errors.LevelTooLow: 403,
    errors.NotTheContext: 403,
    errors.NotTheHighLevel: 403,
    errors.PersonNotKnown: 403,
    errors.OfficeNotKnown: 403,
    errors.OtherPerson: 403,
    OtherAdult: 403,
    errors.AlreadyInAnotherHome: 409,
}


@dataclass(frozen=True, slots=True)
class Errand:
    """What somebody was sent to a provider for: where it leads on to, and a link that claims a place."""

    target: str
    language: str
    is_shared: bool = False
    by: str = ""
    secret: str = ""

    @property
    def began_at(self) -> str:
        """The page that it was begun from, where that is the page of a link, or of one's own ways in; else
        nothing."""
        return began_at(self.by, self.secret)


def began_at(by: str, secret: str) -> str:
    """The page of the link that somebody came by, or of their own ways in; nothing for a plain sign-in."""
    if by == identities.OWN:
        return reverse("people:sign-ins")
    return reverse(_LINK_PAGES[by], args=[secret]) if by in _LINK_PAGES and secret else ""


def sent(
    request: HttpRequest,
    provider: Provider,
    errand: Errand,
    *,
    levels: tuple[str, ...] = (),
    is_fresh: bool = False,
    context: str = "",
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """On the way to a provider; what it is for waits in the session."""
    let_forms_lead_to(request, oidc.origins(provider))
    try:
        address, attempt = oidc.begin(
            provider,
            redirect_uri=own_address("people:provider-back", provider),
            language=errand.language,
            levels=levels,
            is_fresh=is_fresh,
            context=context,
        )
    except errors.SignInError as error:
        return failed(request, provider, error, target=errand.target, began=errand.began_at)
    waiting = dict(list(request.session.get(WAITING, {}).items())[1 - _MOST_WAITING :])
    waiting[attempt.state] = {
        "attempt": attempt.kept(),
        "target": errand.target,
        "language": errand.language,
        "is_shared": errand.is_shared,
        "by": errand.by,
        "secret": seals.seal(errand.secret) if errand.secret else "",
        **(extra or {}),
    }
    request.session[WAITING] = waiting
    let_forms_lead_to(request, oidc.origins(provider))
    return HttpResponseRedirect(address)


def broken_off(request: HttpRequest, target: str, *, began: str = "") -> HttpResponse:
    """Back where one came from, signed out as before; to the page of the link, where it began at one."""
    messages.info(request, _("The sign-in was broken off. You are not signed in."))
    return (
        redirect(began) if began else redirect(f"{reverse('people:sign-in')}?{urlencode({'next': target})}")
    )


def failed(
    request: HttpRequest,
    provider: Provider,
    error: errors.PeopleError,
    *,
    target: str = "",
    began: str = "",
    kind: Kind = Kind.SIGN_IN_FAILED,
) -> HttpResponse:
    """The page that says why nobody was signed in, and what to do; never whether an account exists. It leads
    back to where it `began`, which is the page of a link or nothing. Its
    number is found again in the log of security events, as an event of this `kind`."""
    number = uuid4().hex[:8]
    reason = type(error).__name__
    security_events.note(kind, person=who(), reference=f"{reason}:{number}", door=provider.door)
    log.warning("Sign-in by %s failed (%s, %s): %s", provider.name, reason, number, error)
    let_forms_lead_to(request, oidc.origins(provider))
    context = {
        "error": error,
        "number": number,
        "provider": provider,
        "next": target,
        "began": began,
        "is_signed_in_there": type(error) in _SIGNED_IN_THERE,
    }
    status = _SIGNED_IN_THERE.get(type(error), 503 if isinstance(error, errors.ProviderSilent) else 400)
    return render(request, "people/sign_in_failed.html", context, status=status)
