"""What every way in shares: where it leads on, and what a link that is no more says."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import get_language

from lms.look.requests import leads_on, let_forms_lead_to
from lms.people.actions import doors, known_devices, oidc, second_step
from lms.people.actions import sign_in as signing_in
from lms.people.errors import TooManyTries
from lms.people.middleware import shared
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of
from lms.people.wording import way_in
from lms.providers import CITIZEN, STAFF, Provider


def let_in(request: HttpRequest, *, name: str, password: str) -> HttpResponse:
    """On with who has just chosen a password, signed in or at the second step; at the sign-in page where
    they must wait."""
    try:
        user = signing_in.sign_in(request, name=name, password=password)
    except second_step.SecondStepNeeded:
        return redirect("people:second-step")
    except TooManyTries:
        user = None
    if user is None:
        return redirect("people:sign-in")
    return signed_in_here(request, user, resolve_url(settings.LOGIN_REDIRECT_URL), is_shared=False)


def signed_in_here(request: HttpRequest, user: User, target: str, *, is_shared: bool) -> HttpResponse:
    """On with who has just signed in by password; a device that others use too is not remembered."""
    if second_step.is_lacking(request.session, user):
        target = reverse("people:passkeys")
    response = redirect(after_sign_in(user, target))
    if is_shared:
        shared.begin(request.session)
    else:
        known_devices.remember(request, response, user)
    return response


def no_such_link(request: HttpRequest, template: str) -> HttpResponse:
    """The page of a link that does not work; who has tried many is told to wait."""
    page = render(request, template, status=404)
    try:
        doors.LINK.was_wrong_for(request)
    except TooManyTries as error:
        doors.shut(page, error.seconds)
    return page


def after_sign_in(user: User, target: str) -> str:
    if user.privacy_notice_seen_at is None:
        target = f"{reverse('people:privacy')}?{urlencode({'next': target})}"
    return target if get_language() != settings.LANGUAGE_CODE else translate_url(target, user.language)


def next_address(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if leads_on(request, target) else resolve_url(settings.LOGIN_REDIRECT_URL)


def own_address(name: str, provider: Provider | None = None) -> str:
    """An address of ours as it is registered at a provider: without a language."""
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse(name, kwargs={"name": provider.name} if provider else {})
    return f"{settings.SITE_URL}{path}"


def new_ways_in(request: HttpRequest, user: User) -> list[tuple[Provider, str]]:
    """The providers by which somebody who is signed in could come, and has not come yet."""
    roles = access_of(user).roles
    doors = {CITIZEN} if FOSTER_PARENT in roles else set()
    if roles - {FOSTER_PARENT, IN_A_HOME}:
        doors.add(STAFF)
    used = (
        set(user.identities.open().values_list("issuer", flat=True)) if settings.SIGN_IN_PROVIDERS else set()
    )
    return [(one, words) for one, words in ways_in(request) if one.door in doors and one.issuer not in used]


def ways_in(request: HttpRequest, *, door: str = "") -> list[tuple[Provider, str]]:
    """The providers that a page offers, with the words of their buttons; its forms may lead there."""
    found = [one for one in settings.SIGN_IN_PROVIDERS if door in {"", one.door}]
    let_forms_lead_to(request, [settings.SITE_URL] if found else [])
    for one in found:
        let_forms_lead_to(request, oidc.origins(one))
    return [(one, way_in(one)) for one in found]
