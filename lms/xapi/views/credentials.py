"""External systems: who may come in, and what counts."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.look.form_view import form_page
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.xapi.actions import credentials as credentials_actions
from lms.xapi.actions.credentials import make_credential, tie
from lms.xapi.forms import CredentialForm, TieForm
from lms.xapi.models import Actors, Credential, Scope
from lms.xapi.queries.credentials import credential_page, credential_with, known_credentials


@role_required(Role.ADMIN)
@never_cache
@form_page
def credentials(request: SignedIn) -> HttpResponse:
    """The credentials; a POST makes one and shows its secret, once."""
    form = CredentialForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        wanted = form.cleaned_data
        credential, secret = make_credential(
            name=wanted["name"],
            scopes=[Scope(scope) for scope in wanted["scopes"]],
            actors=Actors(wanted["actors"]),
            by=request.user,
            requests_per_minute=wanted["requests_per_minute"],
            origins=wanted["origins"],
        )
        context = {
            "credential": credential,
            "secret": secret,
            "endpoint": settings.SITE_URL + "/xapi/",
        }
        return render(request, "xapi/credential_made.html", context)
    status = 422 if form.is_bound else 200
    context = {"rows": known_credentials(), "form": form}
    return render(request, "xapi/credentials.html", context, status=status)


@role_required(Role.ADMIN)
@form_page
def credential(request: SignedIn, key: str) -> HttpResponse:
    """One credential and the activities it is tied to; a POST ties one more."""
    page = credential_page(_credential_or_404(key))
    form = TieForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        tie(page.credential, activity=form.cleaned_data["activity"], by=request.user)
        messages.success(request, _("Statements about the activity count from now on."))
        return redirect("xapi:credential", key=key)
    context = {"page": page, "credential": page.credential, "form": form}
    return render(request, "xapi/credential.html", context, status=422 if form.is_bound else 200)


@role_required(Role.ADMIN)
@require_POST
def untie(request: SignedIn, key: str) -> HttpResponse:
    """Statements about an activity no longer count."""
    shown = _credential_or_404(key)
    credentials_actions.untie(shown, activity=request.POST.get("activity", ""), by=request.user)
    messages.success(request, _("Statements about the activity no longer count."))
    return redirect("xapi:credential", key=key)


@role_required(Role.ADMIN)
@require_POST
def revoke(request: SignedIn, key: str) -> HttpResponse:
    """Refuse a credential from now on."""
    shown = _credential_or_404(key)
    credentials_actions.revoke(shown, by=request.user)
    messages.success(request, _("The credential is revoked."))
    return redirect("xapi:credential", key=key)


def _credential_or_404(key: str) -> Credential:
    found = credential_with(key)
    if found is None:
        raise Http404
    return found
