"""A new start for an adult without electronic identity, and one's own code card. What is handed over is kept
nowhere: it lies sealed in the page that was answered, and its paper can be made from that for a while."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from lms import seals
from lms.approval.forms.new_starts import NewStartForm, OwnCardForm
from lms.approval.queries.protection import adults_to_open
from lms.approval.wording.code_card import code_card_paper
from lms.look.form_view import form_page, said_in
from lms.people.actions import code_cards, new_starts
from lms.people.actions.accounts import LINK_DAYS
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.errors import IsStaffToo
from lms.people.models import FosterParent, Role, User
from lms.people.queries import card_of, cares_for, works_here
from lms.refusals import Refused

PAPER_SECONDS = 15 * 60


@dataclass(frozen=True)
class HeldPaper:
    """What a paper is made of, for whom, and when it was made; `secret` opens the link on it."""

    person: str
    codes: Sequence[str]
    secret: str
    at: float

    @classmethod
    def sealed_in(cls, sealed: str, *, person: User) -> "HeldPaper | None":
        """What this person's page holds, as long as its time lasts; None for anything else."""
        try:
            found = cls(**json.loads(seals.unsealed(sealed)))
        except (ValueError, TypeError):
            return None
        is_theirs = found.person == str(person.uuid) and sealed.startswith(seals.MARK)
        return found if is_theirs and time.time() - found.at <= PAPER_SECONDS else None


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def new_start(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """Give an adult whom one has seen a code card, a link to choose a password, or both."""
    found = _adult_or_404(request, home, adult)
    person = found.user
    form = NewStartForm(person, request.POST or None)
    if form.is_valid():
        try:
            made = new_starts.give_new_start(person, home=found.home, by=request.user, **form.cleaned_data)
        except Refused as refused:
            said_in(form, refused)
        else:
            address = reverse("approval:new-start-paper", args=[home, adult])
            is_mailed = form.cleaned_data["link"] == new_starts.LinkBy.MAIL
            return _handed_over(request, person, made, paper=address, adult=found, is_mailed=is_mailed)
    context = {
        "form": form,
        "adult": found,
        "home": found.home,
        "days": LINK_DAYS,
        "elsewhere": IsStaffToo().said if works_here(person) else "",
    }
    return render(request, "approval/new_start.html", context, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_POST
def new_start_paper(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """The paper that is handed over, for as long as the page that asks for it may."""
    found = _adult_or_404(request, home, adult)
    return _paper(request, found.user, back=reverse("approval:new-start", args=[home, adult]))


@never_cache
@sensitive_post_parameters("code")
@signed_in
@form_page
def own_card(request: SignedIn) -> HttpResponse:
    """One's own code card: how many codes are left, and a new card for whoever has the present one."""
    user = request.user
    card = card_of(user)
    form = OwnCardForm(card.number, request.POST or None) if card and card.left else None
    seconds = 0
    if form and form.is_valid():
        try:
            made = code_cards.renew_own_card(user, code=form.cleaned_data["code"])
        except Refused as refused:
            seconds = refused.seconds
            said_in(form, refused)
        else:
            held = new_starts.NewStart(codes=made)
            return _handed_over(request, user, held, paper=reverse("approval:own-card-paper"))
    page = render(request, "approval/own_card.html", {"form": form, "card": card})
    if seconds:
        page.status_code, page.headers["Retry-After"] = 429, str(seconds)
    return page


@never_cache
@sensitive_post_parameters()
@signed_in
@require_POST
def own_card_paper(request: SignedIn) -> HttpResponse:
    """The paper of the card that one has just made."""
    return _paper(request, request.user, back=reverse("approval:own-card"))


def _adult_or_404(request: SignedIn, home: UUID, adult: int) -> FosterParent:
    """An adult of a home that the reader cares for."""
    found = get_object_or_404(adults_to_open(request.user, home), pk=adult)
    if not cares_for(request.user, found.home, with_right=found.user.is_address_protected):
        raise PermissionDenied
    return found


@sensitive_variables()
def _handed_over(
    request: SignedIn,
    person: User,
    made: new_starts.NewStart,
    *,
    paper: str,
    adult: FosterParent | None = None,
    is_mailed: bool = False,
) -> HttpResponse:
    held = HeldPaper(str(person.uuid), list(made.codes), made.secret, time.time())
    context = {
        "sealed": seals.seal(json.dumps(asdict(held))) if made.codes or made.secret else "",
        "has_card": bool(made.codes),
        "has_link": bool(made.secret),
        "is_mailed": is_mailed,
        "paper": paper,
        "adult": adult,
        "minutes": PAPER_SECONDS // 60,
    }
    return render(request, "approval/handed_over.html", context)


@sensitive_variables()
def _paper(request: SignedIn, person: User, *, back: str) -> HttpResponse:
    held = HeldPaper.sealed_in(request.POST.get("sealed", ""), person=person)
    if held is None:
        messages.warning(request, _("The paper can no longer be made. Make a new one."))
        return redirect(back)
    address = ""
    if held.secret:
        with translation.override(settings.LANGUAGE_CODE):
            address = settings.SITE_URL + reverse("people:choose-password", args=[held.secret])
    pdf = code_card_paper(person, codes=held.codes, address=address, days=LINK_DAYS, at=timezone.now())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="kodekort.pdf"'
    response["Cache-Control"] = "no-store, private"
    return response
