"""Signing in and out, and the pages about oneself: account, home, and who has opened one's record."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lms.people import actions, devices, doors, shared, signin
from lms.people.access import FOSTER_PARENT, access_of, reader_of, role_required
from lms.people.actions import accounts
from lms.people.errors import AlreadyInAnotherHome, InvitationNotValid, TooManyTries
from lms.people.forms import ChangePasswordForm, LanguageForm, NewPasswordForm, SignInForm
from lms.people.models import FosterParent, HomeCode, Invitation, LookUp, Role, User
from lms.people.models.order import norwegian
from lms.people.onward import leads_on

LOOK_UPS_A_PAGE = 50
GET_OR_POST = ["GET", "HEAD", "POST"]


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(GET_OR_POST)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by user name or e-mail and password; who is signed in already goes on. A shared device comes
    here with `laast` when nobody has used it for a while, and signs out whoever is signed in."""
    target = _next(request)
    was_locked = shared.LOCKED in request.GET
    if was_locked and request.method != "POST":
        logout(request)
    if request.user.is_authenticated:
        return redirect(target)
    form = SignInForm(request.POST or None, initial={"is_shared_device": was_locked})
    wait = 0
    if form.is_valid():
        try:
            user = signin.sign_in(
                request, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except TooManyTries as error:
            wait = error.seconds
            form.add_error(None, doors.wait_in_words(error))
        else:
            if user is not None:
                response = redirect(_after_sign_in(user, target))
                if form.cleaned_data["is_shared_device"]:
                    shared.begin(request.session)
                else:
                    devices.remember(request, response, user)
                return response
            form.add_error(None, _("The user name or the password is not right. Check both, and try again."))
    context = {"form": form, "next": target, "was_locked": was_locked, "demo": _demo_sign_ins()}
    page = render(request, "people/sign_in.html", context)
    if was_locked:
        page["Clear-Site-Data"] = '"cache"'
    doors.shut(page, wait)
    return page


@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """On a shared device, stay signed in: asked for by a press on the warning, and by nothing else."""
    if shared.is_shared(request.session):
        shared.stay(request.session)
    return HttpResponse(status=204)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and ask the browser to forget what it kept of this site."""
    if isinstance(request.user, User):
        actions.audit("signed_out", f"person:{request.user.uuid}", by=request.user)
    logout(request)
    messages.success(request, _("You are signed out."))
    response = redirect("people:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(GET_OR_POST)
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Say yes to an invitation: whoever has no password chooses one, others sign in first."""
    try:
        found = actions.find_invitation(secret)
    except InvitationNotValid:
        return _no_such_link(request, "people/invitation_gone.html")
    user, is_new = found.user, not found.user.has_usable_password()
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
        "sign_in_address": f"{reverse('people:sign-in')}?{urlencode({'next': request.path})}",
    }
    return render(request, "people/invitation.html", context)


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """Who is responsible for what, and for how long; asked to be read at the first sign-in."""
    is_first = request.user.is_authenticated and request.user.privacy_notice_seen_at is None
    roles = access_of(request.user).roles
    is_staff = bool(roles) and FOSTER_PARENT not in roles
    kept = {
        "logistics": settings.LOGISTICS_RETENTION_DAYS,
        "messages": settings.NOTICE_RETENTION_DAYS,
        "posts": settings.GROUP_POST_RETENTION_DAYS,
        "questions": settings.INTEREST_RETENTION_DAYS,
    }
    context = {"is_first": is_first, "is_staff": is_staff, "next": _next(request), "kept": kept}
    return render(request, "people/privacy.html", context)


@login_required
@require_POST
def privacy_seen(request: HttpRequest) -> HttpResponse:
    """Note that the signed-in person has read the privacy notice, and go on."""
    accounts.note_privacy_notice_seen(reader_of(request))
    return redirect(_next(request))


@login_required
@require_http_methods(GET_OR_POST)
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: name, roles, and the language, which can be changed here."""
    person = reader_of(request)
    form = LanguageForm(request.POST or None, initial={"language": person.language})
    if form.is_valid():
        language = form.cleaned_data["language"]
        accounts.choose_language(person, language=language)
        messages.success(request, _("The language is saved."))
        return redirect(translate_url(request.path, language))
    memberships = (
        person.memberships.exclude(given_at=None)
        .select_related("organisation")
        .order_by(*norwegian("organisation__name"), "role")
    )
    is_family = access_of(person).has(FOSTER_PARENT)
    context = {"form": form, "memberships": memberships, "is_family": is_family}
    return render(request, "people/account.html", context)


@login_required
@sensitive_post_parameters()
@require_http_methods(GET_OR_POST)
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; the present session stays, all others end."""
    person = reader_of(request)
    form = ChangePasswordForm(person, request.POST or None)
    if form.is_valid():
        accounts.set_password(person, password=form.cleaned_data["password"])
        update_session_auth_hash(request, person)
        messages.success(request, _("The password is changed."))
        return redirect("people:account")
    page = render(request, "people/password.html", {"form": form})
    doors.shut(page, form.must_wait)
    return page


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(GET_OR_POST)
def choose_password(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose one's own password by the link that was sent, and be signed in with it."""
    try:
        user = accounts.find_account_link(secret).user
        form = NewPasswordForm(user, request.POST or None)
        if form.is_valid():
            chosen = form.cleaned_data["password"]
            accounts.use_account_link(secret, password=chosen)
            return _signed_in(request, name=user.username, password=chosen)
    except InvitationNotValid:
        return _no_such_link(request, "people/link_gone.html")
    return render(request, "people/choose_password.html", {"form": form, "person": user})


@login_required
@require_GET
def look_ups(request: HttpRequest) -> HttpResponse:
    """Who has opened the signed-in person's record: time, office, role and purpose, never a name."""
    rows = (
        LookUp.objects.filter(person=reader_of(request)).select_related("organisation").order_by("-at", "-pk")
    )
    page = Paginator(rows, LOOK_UPS_A_PAGE).get_page(request.GET.get("side"))
    roles = dict(Role.choices)
    rows_with_roles = [(row, roles.get(row.role, "")) for row in page.object_list]
    return render(request, "people/look_ups.html", {"page": page, "rows": rows_with_roles})


@role_required(FOSTER_PARENT)
@require_GET
def my_home(request: HttpRequest) -> HttpResponse:
    """The person's own foster home: its adults, who is invited, and the code for a municipality."""
    membership = _membership(request)
    adults = FosterParent.objects.filter(home=membership.home).current().select_related("user")
    context = {
        "membership": membership,
        "home": membership.home,
        "adults": adults.order_by("joined_on", "pk"),
        "invited": Invitation.objects.filter(home=membership.home, accepted_at=None).select_related("user"),
        "code": request.session.pop("home_code", None),
        "standing_code": HomeCode.objects.filter(
            home=membership.home, used_at=None, expires_at__gt=timezone.now()
        ).first(),
    }
    return render(request, "people/my_home.html", context)


@role_required(FOSTER_PARENT)
@require_POST
def home_code(request: HttpRequest) -> HttpResponse:
    """Make a new one-time code for a municipality and show it once; with `revoke`, take it back."""
    home, user = _membership(request).home, reader_of(request)
    if "revoke" in request.POST:
        actions.revoke_home_code(home, by=user)
        messages.success(request, _("The code no longer works."))
    else:
        request.session["home_code"] = actions.make_home_code(home, by=user)
    return redirect(f"{reverse('people:my-home')}#code")


@role_required(FOSTER_PARENT)
@require_http_methods(GET_OR_POST)
def leave_home(request: HttpRequest) -> HttpResponse:
    """Leave the home at once, after one question."""
    membership = _membership(request)
    if request.method == "POST":
        actions.leave_home(membership, by=reader_of(request))
        messages.success(request, _("You have left the home. Your own training record is still yours."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "people/leave_home.html", {"membership": membership})


def _membership(request: HttpRequest) -> FosterParent:
    found = (
        FosterParent.objects.filter(user=reader_of(request))
        .current()
        .select_related("home__host_municipality", "home__trained_by", "home__registered_by")
        .first()
    )
    if found is None:
        raise Http404
    return found


def _accept(
    request: HttpRequest, invitation: Invitation, *, secret: str, password: str | None
) -> HttpResponse:
    try:
        actions.accept_invitation(secret, password=password)
    except AlreadyInAnotherHome:
        return render(request, "people/invitation_conflict.html", {"invitation": invitation}, status=409)
    except InvitationNotValid:
        return _no_such_link(request, "people/invitation_gone.html")
    home = resolve_url(settings.LOGIN_REDIRECT_URL)
    if password is None:
        messages.success(request, _("Welcome! You are now registered in the home."))
        return redirect(home)
    return _signed_in(request, name=invitation.user.email, password=password)


def _signed_in(request: HttpRequest, *, name: str, password: str) -> HttpResponse:
    """On with who has just chosen a password, signed in; at the sign-in page where they must wait."""
    try:
        user = signin.sign_in(request, name=name, password=password)
    except TooManyTries:
        user = None
    if user is None:
        return redirect("people:sign-in")
    response = redirect(_after_sign_in(user, resolve_url(settings.LOGIN_REDIRECT_URL)))
    devices.remember(request, response, user)
    return response


def _no_such_link(request: HttpRequest, template: str) -> HttpResponse:
    """The page of a link that does not work; who has tried many is told to wait."""
    page = render(request, template, status=404)
    try:
        doors.LINK.was_wrong_for(request)
    except TooManyTries as error:
        doors.shut(page, error.seconds)
    return page


def _after_sign_in(user: User, target: str) -> str:
    if user.privacy_notice_seen_at is None:
        target = f"{reverse('people:privacy')}?{urlencode({'next': target})}"
    return target if get_language() != settings.LANGUAGE_CODE else translate_url(target, user.language)


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if leads_on(request, target) else resolve_url(settings.LOGIN_REDIRECT_URL)


def _demo_sign_ins() -> list[dict[str, Any]]:
    """The demo's accounts with role, name and password; none outside the demo."""
    if settings.ENVIRONMENT != "demo":
        return []
    from lms.people import demo

    known = User.objects.in_bulk([name for _role, name in demo.SIGN_INS], field_name="username")
    return [
        {"role": role, "user": known[name], "password": demo.PASSWORD}
        for role, name in demo.SIGN_INS
        if name in known
    ]
