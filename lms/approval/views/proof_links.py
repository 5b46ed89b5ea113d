"""Proof links: the page of who makes them, and the page of who looks."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.approval.actions.proof_links import (
    answer_proof_link,
    look_at_proof,
    make_proof_link,
    revoke_proof_link,
)
from lms.approval.errors import ProofLinkNotValid
from lms.approval.forms.proof_links import ProofLinkForm
from lms.approval.queries.proof_links import links_about, links_made_by, own_links, partners_to_show
from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions import doors
from lms.people.decorators import SignedIn, role_required
from lms.people.errors import TooManyTries
from lms.people.models.access import FOSTER_PARENT


@never_cache
@role_required(FOSTER_PARENT)
@form_page
def proof_links(request: SignedIn) -> HttpResponse:
    """One's own links with each look, the questions one is asked, and a form for a new link."""
    user = request.user
    form = ProofLinkForm(request.POST or None, has_partner=bool(partners_to_show(user)))

    def make() -> None:
        _link, secret = make_proof_link(by=user, **form.cleaned_data)
        request.session["proof_address"] = settings.SITE_URL + reverse("approval:proof", args=[secret])

    return form_view(
        request,
        form,
        act=make,
        onward=f"{reverse('approval:proof-links')}#ny",
        template="approval/proof_links.html",
        context=lambda: {
            "links": own_links(user),
            "address": request.session.pop("proof_address", None),
        },
    )


@role_required(FOSTER_PARENT)
@require_POST
def answer(request: SignedIn, link: UUID) -> HttpResponse:
    """Agree to be shown by another's link, or take it back."""
    user = request.user
    found = get_object_or_404(links_about(user), uuid=link)
    agrees = request.POST.get("agrees") == "yes"
    return button_view(
        request,
        act=lambda: answer_proof_link(found, agrees=agrees, by=user),
        onward=reverse("approval:proof-links"),
        said=_("The link may show your training.") if agrees else _("The link shows nothing of yours."),
    )


@role_required(FOSTER_PARENT)
@require_POST
def revoke(request: SignedIn, link: UUID) -> HttpResponse:
    """Take one's own link back."""
    user = request.user
    found = get_object_or_404(links_made_by(user), uuid=link)
    revoke_proof_link(found, by=user)
    messages.success(request, _("The link is taken back. It shows nothing any more."))
    return redirect("approval:proof-links")


@never_cache
@form_page
def proof(request: HttpRequest, secret: str) -> HttpResponse:
    """What a link shows, once «Show» is pressed. Until then the page is the same for every address,
    since mail scanners open links; afterwards it is the same for every one that shows nothing."""
    context: dict[str, object] = {}
    status, wait = 200, 0
    if request.method == "POST":
        try:
            link, adults = look_at_proof(secret, language=get_language() or "nb")
        except ProofLinkNotValid:
            context["is_gone"], status = True, 404
            wait = _wait_after_a_wrong_one(request)
        else:
            context |= {"link": link, "adults": adults, "now": timezone.now()}
    context["is_too_often"] = bool(wait)
    response = render(request, "approval/proof.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # With `no-referrer` browsers send `Origin: null` when the form is posted, and that is refused.
    response["Referrer-Policy"] = "same-origin"
    doors.shut(response, wait)
    return response


def _wait_after_a_wrong_one(request: HttpRequest) -> int:
    try:
        doors.LINK.was_wrong_for(request)
    except TooManyTries as error:
        return error.seconds
    return 0
