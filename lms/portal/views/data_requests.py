"""Correction and limits of what is kept: asked for by its person, answered by an office."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import Role
from lms.portal.actions import data_requests as actions
from lms.portal.forms.data_requests import AnswerForm, DataRequestForm
from lms.portal.models import DataRequest
from lms.portal.queries.data_requests import answered, requests_for, waiting
from lms.portal.wording.data_requests import told


@signed_in
@form_page
def ask(request: SignedIn) -> HttpResponse:
    """Ask for a correction, or for a limit to what something is used for."""
    form = DataRequestForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: actions.ask(request.user, **form.cleaned_data),
        onward=f"{reverse('portal:my-data')}#right",
        said=_("It is received. You get an answer within a month, and can follow it here."),
        template="portal/ask_about_data.html",
    )


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@require_safe
def asked(request: SignedIn) -> HttpResponse:
    """What one's office is to answer, and has answered."""
    user = request.user
    context = {
        "waiting": [told(one) for one in waiting(user)],
        "answered": [told(one) for one in answered(user)],
    }
    return render(request, "portal/data_requests.html", context)


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@form_page
def answer(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One request, and its answer."""
    found = _found(request, uuid)
    form = AnswerForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: actions.answer(found, refusal=form.cleaned_data["refusal"], by=request.user),
        onward=reverse("portal:data-requests"),
        said=_("The answer is given, and the person is told."),
        template="portal/data_request.html",
        context={"asked": told(found)},
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@require_POST
def take_up(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say that one looks at it."""
    found = _found(request, uuid)
    return button_view(
        request,
        act=lambda: actions.take_up(found, by=request.user),
        onward=reverse("portal:data-request", args=[uuid]),
        said=_("The person sees that it is being looked at."),
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@require_POST
def lift(request: SignedIn, uuid: UUID) -> HttpResponse:
    """End a limit."""
    found = _found(request, uuid)
    return button_view(
        request,
        act=lambda: actions.lift(found, by=request.user),
        onward=reverse("portal:data-requests"),
        said=_("The limit is lifted, and the person is told."),
    )


def _found(request: SignedIn, uuid: UUID) -> DataRequest:
    return get_object_or_404(requests_for(request.user), uuid=uuid)
