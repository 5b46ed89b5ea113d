"""Act on a forecast: choose the pace it reckons with, and book its plan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions import forecasts
from lms.approval.actions.forecasts import book_plan
from lms.approval.errors import PlanChanged
from lms.approval.forms.forecasts import PaceForm
from lms.approval.models import GateStatus
from lms.approval.queries.forecast.plan_page import plan_page
from lms.approval.queries.forecast.routes import routes_page
from lms.approval.queries.home.family import adults_in, lives_in
from lms.approval.queries.projection import cases_for
from lms.look.form_view import button_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import IN_A_HOME
from lms.refusals import NotAllowed, Refused

PLANNERS = (IN_A_HOME, Role.COORDINATOR, Role.CASEWORKER)


@role_required(*PLANNERS)
@require_POST
def choose_pace(request: SignedIn, status: int) -> HttpResponse:
    """Reckon with another pace from now on."""
    user, found = request.user, _own_or_404(request, status)
    form = PaceForm(request.POST, adults=adults_in(found.home_id), prefix=f"case-{found.pk}")
    if form.is_valid():
        chosen = {"together": True} | form.cleaned_data
        try:
            forecasts.choose_pace(found.home, by=user, **chosen)
        except NotAllowed as error:
            raise PermissionDenied from error
        messages.success(request, _("The days are reckoned anew."))
    else:
        messages.error(request, _("Choose one of the paces in the list."))
    return redirect(_page_of(user, found))


@role_required(*PLANNERS)
@require_safe
def plan(request: SignedIn, status: int) -> HttpResponse:
    """The plan before it is booked: who goes where and when, and which day it leads to."""
    user, found = request.user, _own_or_404(request, status)
    page = plan_page(found, by=user, language=get_language() or user.language)
    if page is None:
        return redirect(_page_of(user, found))
    return render(request, "approval/plan.html", {"page": page, "back": _page_of(user, found)})


@role_required(*PLANNERS)
@require_safe
def other_routes(request: SignedIn, status: int) -> HttpResponse:
    """What a home could do otherwise to be done, or done sooner, with the day that each way leads to."""
    user, found = request.user, _own_or_404(request, status)
    page = routes_page(found, by=user, language=get_language() or user.language)
    if page is None:
        return redirect(_page_of(user, found))
    return render(request, "approval/other_routes.html", {"page": page, "back": _page_of(user, found)})


@role_required(*PLANNERS)
@require_POST
def book(request: SignedIn, status: int) -> HttpResponse:
    """Sign the home up to every session of the plan that was shown."""
    user, found = request.user, _own_or_404(request, status)
    return button_view(
        request,
        act=lambda: book_plan(found.subject, shown=request.POST.get("plan", ""), by=user),
        onward=_page_of(user, found),
        said=_booked,
        refused=_not_booked,
    )


def _booked(number: int) -> str:
    said = ngettext("%(number)d session is booked.", "%(number)d sessions are booked.", number)
    return said % {"number": number}


def _not_booked(error: Refused) -> str:
    if isinstance(error, NotAllowed):
        raise PermissionDenied from error
    return error.said if isinstance(error, PlanChanged) else _("Nothing was booked.") + " " + error.said


def _own_or_404(request: SignedIn, status: int) -> GateStatus:
    return get_object_or_404(cases_for(request.user), pk=status)


def _page_of(user: User, found: GateStatus) -> str:
    """The page that the plan stands on: the family's own, or the home's."""
    if lives_in(user, found.home_id):
        return reverse("approval:our-home")
    return reverse("approval:home", args=[found.home.uuid])
