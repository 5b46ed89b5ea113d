"""Signing in and out, and the pages about oneself: account, home, and who has opened one's record."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import form_page
from lms.people.actions import accounts, doors, sign_ins
from lms.people.decorators import SignedIn, signed_in
from lms.people.errors import InvitationNotValid
from lms.people.forms import ChangePasswordForm, LanguageForm, NewPasswordForm
from lms.people.models import AccountLink
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of
from lms.people.queries import card_of, memberships_of, notices_to_read
from lms.people.rules.role_notices import as_it_stands
from lms.people.views.entrance import let_in, next_address, no_such_link, ways_in
from lms.providers import Provider


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Who is responsible for what, and for how long; before that, what the reader's roles are to know."""
    roles = access_of(request.user).roles
    person = request.user if request.user.is_authenticated else None
    unread = notices_to_read(person) if person else []
    kept = {
        "logistics": settings.RETENTION_DAYS["LOGISTICS_RETENTION_DAYS"],
        "messages": settings.RETENTION_DAYS["NOTICE_RETENTION_DAYS"],
        "posts": settings.RETENTION_DAYS["GROUP_POST_RETENTION_DAYS"],
        "questions": settings.RETENTION_DAYS["INTEREST_RETENTION_DAYS"],
    }
    context = {
        "unread": [(role, as_it_stands(role), f"people/notices/{role}.html") for role in unread],
        "is_changed": bool(unread and person and person.privacy_notice_seen_at),
        "is_staff": bool(roles - {FOSTER_PARENT, IN_A_HOME}),
        "is_family": FOSTER_PARENT in roles or not roles,
        "next": next_address(request),
        "kept": kept,
    }
    return render(request, "people/privacy.html", context)


@signed_in
@require_POST
def privacy_seen(request: SignedIn) -> HttpResponse:
    """Note that the signed-in person has read the privacy notice, and go on."""
    accounts.note_privacy_notice_seen(request.user, shown=request.POST.getlist("shown"))
    return redirect(next_address(request))


@signed_in
@form_page
def account(request: SignedIn) -> HttpResponse:
    """One's own account: name, roles, and the language, which can be changed here."""
    person = request.user
    form = LanguageForm(request.POST or None, initial={"language": person.language})
    if form.is_valid():
        language = form.cleaned_data["language"]
        accounts.choose_language(person, language=language)
        messages.success(request, _("The language is saved."))
        return redirect(translate_url(request.path, language))
    is_family = access_of(person).has(FOSTER_PARENT)
    context = {"form": form, "memberships": memberships_of(person), "is_family": is_family}
    context["card"] = card_of(person)
    return render(request, "people/account.html", context)


@signed_in
@sensitive_post_parameters()
@form_page
def password(request: SignedIn) -> HttpResponse:
    """Change one's own password; the present session stays, all others end."""
    person = request.user
    form = ChangePasswordForm(person, request.POST or None)
    if form.is_valid():
        accounts.set_password(person, password=form.cleaned_data["password"])
        update_session_auth_hash(request, person)
        sign_ins.moved(request.session)
        sign_ins.end_own(person, but=sign_ins.kept_in(request.session).get("id"))
        messages.success(request, _("The password is changed."))
        return redirect("people:account")
    page = render(request, "people/password.html", {"form": form})
    doors.shut(page, form.must_wait)
    return page


@never_cache
@sensitive_post_parameters("password", "again")
@form_page
def choose_password(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose one's own password by the link that was sent, and be signed in with it."""
    try:
        link = accounts.find_account_link(secret)
        user = link.user
        form = NewPasswordForm(user, request.POST or None)
        if form.is_valid():
            chosen = form.cleaned_data["password"]
            accounts.use_account_link(secret, password=chosen)
            return let_in(request, name=user.username, password=chosen)
    except InvitationNotValid:
        return no_such_link(request, "people/link_gone.html")
    context = {"form": form, "person": user, "secret": secret, "ways_in": _ways_to_claim(request, link)}
    return render(request, "people/choose_password.html", context)


def _ways_to_claim(request: HttpRequest, link: AccountLink) -> list[tuple[Provider, str]]:
    """The providers by which whoever has this link may come from now on: none where a password was
    forgotten."""
    door = accounts.door_of(link)
    return ways_in(request, door=door) if door else []
