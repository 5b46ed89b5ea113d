"""Offices that close and go over to another, for administrators: two of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions import closings as actions
from lms.people.decorators import SignedIn, role_required
from lms.people.models import OfficeClosing, Role
from lms.portal.forms import CloseOfficeForm
from lms.portal.queries import closings as queries


@role_required(Role.ADMIN)
@require_safe
def closings(request: SignedIn) -> HttpResponse:
    """What is planned, and the offices that could close."""
    context = {"closings": queries.closings(), "offices": queries.open_offices()}
    return render(request, "portal/closings.html", context)


@role_required(Role.ADMIN)
@form_page
def close(request: SignedIn, office: int) -> HttpResponse:
    """What an office owns, and to whom and when it is to go."""
    found = queries.office_to_close(get_object_or_404(queries.open_offices(), pk=office))
    form = CloseOfficeForm(found.others, request.POST or None)

    def act() -> OfficeClosing:
        return actions.propose_closing(found.office, by=request.user, **form.cleaned_data)

    return form_view(
        request,
        form,
        act=act,
        onward="portal:closings",
        said=_("It is proposed. Another administrator confirms it."),
        template="portal/close_office.html",
        context={"found": found},
    )


@role_required(Role.ADMIN)
@require_POST
def confirm(request: SignedIn, number: int) -> HttpResponse:
    """Confirm as the second administrator."""
    closing = get_object_or_404(OfficeClosing, pk=number)
    return button_view(
        request,
        act=lambda: actions.confirm_closing(closing, by=request.user),
        onward="portal:closings",
        said=_("It is confirmed. Those concerned are told."),
    )


@role_required(Role.ADMIN)
@require_POST
def call_off(request: SignedIn, number: int) -> HttpResponse:
    """Let the office go on after all."""
    closing = get_object_or_404(OfficeClosing, pk=number)
    return button_view(
        request,
        act=lambda: actions.call_off_closing(closing, by=request.user),
        onward="portal:closings",
        said=_("It is called off. The office goes on."),
    )
