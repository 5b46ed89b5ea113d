"""The account of an adult of a home, or of one who is invited to it, for the staff who care for the home."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions import invitations
from lms.approval.forms.homes import InviteForm
from lms.approval.forms.persons import CorrectPersonForm
from lms.approval.queries.home.person import PersonPage, person_page
from lms.approval.wording.person_page import person_page_text
from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions import deaths
from lms.people.actions.details import correct_details
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Invitation, Role


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_safe
def person(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """How it stands with a person's invitation and account, and what can be done. Opening it is a look-up."""
    page = _page_or_404(request, home, account)
    look_up(page.home, by=request.user)
    context = {"page": page, "text": person_page_text(page), "home": page.home, "person": page.person}
    return render(request, "approval/person.html", context)


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_POST
def renew_invitation(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """Send a new link; the one before stops working."""
    page = _page_or_404(request, home, account)
    waiting = _waiting_or_404(page)
    return button_view(
        request,
        act=lambda: invitations.renew(waiting, by=request.user),
        onward=reverse("approval:person", args=[home, account]),
        said=_("A new link is sent. The one before no longer works."),
    )


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def correct_invitation(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """Put right the name or the address of somebody who has not come yet."""
    page = _page_or_404(request, home, account)
    waiting = _waiting_or_404(page)
    if not page.may_correct:
        raise Http404
    kept = {name: getattr(page.person, name) for name in ("first_name", "last_name", "email", "language")}
    form = InviteForm(request.POST or None, initial=kept)
    return form_view(
        request,
        form,
        act=lambda: invitations.correct(waiting, by=request.user, **form.cleaned_data),
        onward=reverse("approval:person", args=[home, account]),
        template="approval/correct_invitation.html",
        said=lambda is_sent: (
            _("It is corrected, and a new link is sent.") if is_sent else _("It is corrected.")
        ),
        context={"home": page.home, "person": page.person},
    )


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def correct_person(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """Put right, on their word, the name, address or telephone of an adult of the home; they are told."""
    page = _page_or_404(request, home, account)
    who = page.person
    if page.member is None or who.deceased_at:
        raise Http404
    kept = {name: getattr(who, name) for name in ("first_name", "last_name", "email", "telephone")}
    form = CorrectPersonForm(request.POST or None, initial=kept)
    return form_view(
        request,
        form,
        act=lambda: correct_details(who, home=page.home, by=request.user, **form.cleaned_data),
        onward=reverse("approval:person", args=[home, account]),
        template="approval/correct_person.html",
        said=_("It is corrected, and they are told."),
        context={"home": page.home, "person": who},
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def withdraw_invitation(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """Take an invitation back, after one question."""
    page = _page_or_404(request, home, account)
    waiting = _waiting_or_404(page)
    if request.method != "POST":
        context = {"home": page.home, "person": page.person}
        return render(request, "approval/withdraw_invitation.html", context)
    return button_view(
        request,
        act=lambda: invitations.withdraw(waiting, by=request.user),
        onward=reverse("approval:home", args=[home]),
        said=_("The invitation is taken back. Its link no longer works."),
    )


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def record_death(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """Record that an adult of the home has died, after one question."""
    page = _page_or_404(request, home, account)
    member = page.member
    if member is None or page.person.deceased_at:
        raise Http404
    if request.method != "POST":
        return render(request, "approval/record_death.html", {"home": page.home, "person": page.person})
    return button_view(
        request,
        act=lambda: deaths.record_death(member, by=request.user),
        onward=reverse("approval:person", args=[home, account]),
        said=_("It is recorded. The account is closed, and no message is sent to them."),
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_POST
def take_back_death(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """Put right that a death was recorded by mistake."""
    page = _page_or_404(request, home, account)
    member = page.member
    if member is None:
        raise Http404
    return button_view(
        request,
        act=lambda: deaths.take_back_death(member, by=request.user),
        onward=reverse("approval:person", args=[home, account]),
        said=_("It is taken back. The account is open again, and they are told."),
    )


def _page_or_404(request: SignedIn, home: UUID, account: int) -> PersonPage:
    page = person_page(home, account, user=request.user)
    if page is None:
        raise Http404
    return page


def _waiting_or_404(page: PersonPage) -> Invitation:
    if page.invitation is None or not page.waits:
        raise Http404
    return page.invitation
