"""Register a home, invite its adults, and look at one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.approval.actions import invitations
from lms.approval.actions import notices as messages_actions
from lms.approval.forms.homes import AskTrainingForm, InviteForm, OpenPathForm, RegisterHomeForm
from lms.approval.models import homes_for
from lms.approval.queries.home.page import (
    home_page,
    may_close_path,
    may_open_path,
    services_to_ask,
)
from lms.approval.views.desk import STAFF
from lms.approval.wording.home_page import home_page_text
from lms.look.form_view import button_view, form_page
from lms.people.actions import homes
from lms.people.actions.homes import declare_conflict_of_interest, open_preparation, register_home
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import FosterHome, Role, User
from lms.people.queries import may_invite


@role_required(*STAFF)
@require_safe
def home(request: SignedIn, home: UUID) -> HttpResponse:
    """One home, cut to what the reader may see of it. Opening it is a look-up."""
    user = request.user
    found = _home_or_404(user, home)
    look_up(found, by=user)
    page = home_page(found, user=user, language=get_language() or "nb")
    context = {"page": page, "home": found, "text": home_page_text(page)}
    return render(request, "approval/home.html", context)


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def register(request: SignedIn) -> HttpResponse:
    """Register a home that begins to prepare."""
    user = request.user
    form = RegisterHomeForm(user, request.POST or None)
    if form.is_valid():
        chosen = form.cleaned_data
        registered = register_home(
            municipality_number=chosen["municipality"],
            kind=chosen["kind"],
            target_groups=chosen["target_groups"],
            registered_by=chosen["registered_by"],
            trained_by=chosen["trained_by"],
            by=user,
        )
        messages.success(request, _("The home is registered. Now invite the foster parents."))
        return redirect("approval:invite", home=registered.uuid)
    return render(request, "approval/register.html", {"form": form}, status=422 if form.errors else 200)


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def invite(request: SignedIn, home: UUID) -> HttpResponse:
    """Invite an adult; the answer is always that the invitation is sent."""
    user = request.user
    found = _home_or_404(user, home)
    if not may_invite(user, found):
        raise PermissionDenied
    form = InviteForm(request.POST or None)
    if form.is_valid():
        invitations.invite(found, by=user, **form.cleaned_data)
        messages.success(request, _("The invitation is sent."))
        return redirect("approval:home", home=found.uuid)
    context = {"form": form, "home": found}
    return render(request, "approval/invite.html", context, status=422 if form.errors else 200)


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def declare_conflict(request: SignedIn, home: UUID) -> HttpResponse:
    """Declare oneself inhabil for a home, after one question; the home leaves one's desk."""
    user = request.user
    found = _home_or_404(user, home)
    if request.method == "POST":
        declare_conflict_of_interest(found, by=user)
        messages.success(request, _("Noted. The home is no longer on your desk; a colleague takes over."))
        return redirect("approval:desk")
    return render(request, "approval/conflict.html", {"home": found})


@role_required(Role.CASEWORKER)
@form_page
def ask_training(request: SignedIn, home: UUID) -> HttpResponse:
    """Ask a foster care service to train a home that the own office has registered."""
    user = request.user
    found = _home_or_404(user, home)
    services = services_to_ask(user, found)
    if not services:
        raise Http404
    form = AskTrainingForm(services, request.POST or None)
    if form.is_valid():
        messages_actions.ask_training(found, service=form.cleaned_data["service"], by=user)
        messages.success(request, _("The service is asked, and sees the home from now on."))
        return redirect("approval:home", home=found.uuid)
    context = {"form": form, "home": found}
    return render(request, "approval/ask_training.html", context, status=422 if form.errors else 200)


@role_required(Role.COORDINATOR)
@form_page
def close_path(request: SignedIn, home: UUID) -> HttpResponse:
    """Close a home's path, after one question; no reason is asked."""
    user = request.user
    found = _home_or_404(user, home)
    if request.method != "POST":
        return render(request, "approval/close_path.html", {"home": found})
    if not may_close_path(user, found):
        raise PermissionDenied
    return button_view(
        request,
        act=lambda: homes.close_path(found, by=user),
        onward=reverse("approval:home", args=[found.uuid]),
        to=lambda _done: reverse("approval:desk"),
        said=_("The path is closed."),
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def open_path(request: SignedIn, home: UUID) -> HttpResponse:
    """Open a home's path again: it prepares for an intended kind from now on."""
    user = request.user
    found = _home_or_404(user, home)
    if not may_open_path(user, found):
        raise PermissionDenied
    form = OpenPathForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "home": found}
        return render(request, "approval/open_path.html", context, status=422 if form.errors else 200)
    return button_view(
        request,
        act=lambda: open_preparation(found, by=user, **form.cleaned_data),
        onward=reverse("approval:home", args=[found.uuid]),
        said=_("The path is open. The family finds its training again."),
    )


def _home_or_404(user: User, uuid: UUID) -> FosterHome:
    return get_object_or_404(
        homes_for(user).select_related("host_municipality", "trained_by", "registered_by"), uuid=uuid
    )
