"""Visits of an in-home plan: plan one, move it, call it off, say how it went."""

from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.look.form_view import button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from sessions.actions import visits as actions
from sessions.forms.in_home import ReportForm, VisitForm, as_it_is
from sessions.models import InHomePlan, InHomeVisit
from sessions.queries import in_home as queries
from sessions.queries.access import visits_of_plan
from sessions.queries.staffing import leaders_of
from sessions.views.asking import asked
from sessions.views.in_home import LEADING, answer, plan_or_404


@never_cache
@form_page
@role_required(*LEADING)
def plan_visit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Plan a visit: when, who comes, what it is about and counts as."""
    plan = _led(request, uuid)
    form = VisitForm(request.POST or None, plan=plan)

    def act() -> None:
        data = form.cleaned_data
        actions.plan_visit(
            plan,
            begins_at=data["begins_at"],
            ends_at=data["ends_at"],
            advisers=list(data["advisers"]),
            themes=list(data["themes"]),
            parts=list(data.get("parts") or ()),
            by=request.user,
        )

    said = _("The visit is planned, and the family is told.")
    return _visit_page(request, form, plan, None, act, said=said)


@never_cache
@form_page
@role_required(*LEADING)
def change_visit(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """Move a visit, or give it other advisers."""
    plan = _led(request, uuid)
    visit = _visit(plan, pk)
    first = as_it_is(visit, [leader.pk for leader in leaders_of(visit.session)])
    form = VisitForm(request.POST or None, plan=plan, visit=visit, initial=first)

    def act() -> None:
        data = form.cleaned_data
        actions.change_visit(
            visit,
            begins_at=data["begins_at"],
            ends_at=data["ends_at"],
            advisers=list(data["advisers"]),
            by=request.user,
        )

    said = _("The change is saved, and those concerned are told.")
    return _visit_page(request, form, plan, visit, act, said=said)


@require_POST
@role_required(*LEADING)
def call_off_visit(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """Call one visit off."""
    plan = _led(request, uuid)
    visit = _visit(plan, pk)
    return button_view(
        request,
        act=lambda: actions.call_off_visit(visit, by=request.user),
        onward=reverse("sessions:in-home-plan", args=[plan.uuid]),
        said=_("The visit is called off, and those concerned are told."),
    )


@never_cache
@form_page
@role_required(*LEADING)
def report_visit(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """After a visit: what was done, the next step, where each goal stands."""
    plan = _led(request, uuid)
    visit = _visit(plan, pk)
    form = ReportForm(request.POST or None, visit=visit)

    def act() -> None:
        actions.report_visit(
            visit,
            done=form.cleaned_data["done"],
            next_step=form.cleaned_data["next_step"],
            marks=form.marks(),
            by=request.user,
        )

    title = _("After the visit")
    return answer(request, plan, form, act, title=title, yes=_("Save"), said=_("It is noted."))


def _led(request: SignedIn, uuid: UUID) -> InHomePlan:
    plan = plan_or_404(request, uuid)
    if not queries.may_lead(request.user, plan):
        raise PermissionDenied
    return plan


def _visit(plan: InHomePlan, pk: int) -> InHomeVisit:
    return get_object_or_404(visits_of_plan(plan), pk=pk)


def _visit_page(
    request: SignedIn,
    form: VisitForm,
    plan: InHomePlan,
    visit: InHomeVisit | None,
    act: Callable[[], None],
    *,
    said: str,
) -> HttpResponse:
    back = reverse("sessions:in-home-plan", args=[plan.uuid])
    return form_view(
        request,
        form,
        act=act,
        onward=back,
        said=said,
        asks=lambda: asked(
            request,
            spans=[form.span],
            title=_("Before the visit is planned"),
            yes=_("Plan it all the same"),
            back=back,
        ),
        refused=form.offer,
        template="training_sessions/in_home_visit.html",
        context=lambda: {"plan": plan, "visit": visit, "names": queries.names_of(plan, by=request.user)},
    )
