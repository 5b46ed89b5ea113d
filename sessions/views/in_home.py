"""In-home training: the list of plans, asking, one plan, and what is done to it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.dates import today
from lms.look.form_view import button_view, form_page, form_view
from lms.look.requests import page_asked
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import IN_A_HOME, access_of
from sessions.actions import in_home as actions
from sessions.forms.in_home import AskForm, DeclineForm, EvaluationForm, GoalForm, GrantForm
from sessions.models import InHomePlan
from sessions.queries import in_home as queries
from sessions.queries.access import visible_plans
from sessions.queries.in_home_page import page_of

PARTIES = (IN_A_HOME, Role.CASEWORKER, Role.COORDINATOR, Role.TRAINER)
ASKING = (IN_A_HOME, Role.CASEWORKER, Role.COORDINATOR)
LEADING = (Role.COORDINATOR, Role.TRAINER)
PLANS_A_PAGE = 30


@never_cache
@require_safe
@role_required(*PARTIES)
def plans(request: SignedIn) -> HttpResponse:
    """The in-home training that the reader is a party of, and where it can be asked for."""
    reader = request.user
    page = Paginator(queries.plans_for(reader), PLANS_A_PAGE).get_page(page_asked(request))
    found = queries.listed(page.object_list, by=reader)
    return render(
        request,
        "training_sessions/in_home_plans.html",
        {
            "listed": found,
            "page": page,
            "own_assignments": queries.own_assignments(reader) if access_of(reader).has(IN_A_HOME) else [],
        },
    )


@never_cache
@form_page
@role_required(*ASKING)
def ask(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask for in-home training for an assignment after the move, or go to the plan that is open for it."""
    assignment = get_object_or_404(queries.assignments_to_ask_for(request.user), uuid=uuid)
    standing = queries.open_plan(assignment, by=request.user)
    if request.method != "POST" and standing:
        return redirect("sessions:in-home-plan", uuid=standing.uuid)
    form = AskForm(request.POST or None)

    def act() -> InHomePlan:
        data = form.cleaned_data
        return actions.ask_in_home(
            assignment,
            reasons=data["reasons"],
            needs=data["needs"],
            preferred_weekdays=data["weekdays"],
            preferred_from=data["earliest"],
            preferred_to=data["latest"],
            by=request.user,
        )

    moved_in = assignment.moved_in_on is not None and assignment.moved_in_on <= today()
    return form_view(
        request,
        form,
        act=act,
        onward=_address,
        said=_("In-home training is asked for. The foster care service answers."),
        template="training_sessions/in_home_ask.html",
        context={"has_moved_in": moved_in},
    )


@never_cache
@require_safe
@role_required(*PARTIES)
def plan(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One plan: what was asked and answered, goals over time, visits, closing."""
    found = plan_or_404(request, uuid)
    page = page_of(found, by=request.user)
    if not page.standing.is_family:
        look_up(found.assignment.home, by=request.user)
    return render(request, "training_sessions/in_home_plan.html", {"page": page, "plan": found})


@never_cache
@form_page
@role_required(Role.COORDINATOR)
def grant(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say yes to what was asked for."""
    found = plan_or_404(request, uuid)
    form = GrantForm(request.POST or None, plan=found)

    def act() -> None:
        data = form.cleaned_data
        actions.grant_in_home(
            found,
            resource_people=list(data["resource_people"]),
            visits=data["visits"],
            counts_as=list(data["counts_as"]),
            by=request.user,
        )

    title = _("Grant in-home training")
    return answer(request, found, form, act, title=title, yes=_("Grant"), said=_("Granted. They are told."))


@never_cache
@form_page
@role_required(Role.COORDINATOR)
def decline(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say no to what was asked for, with reasons."""
    found = plan_or_404(request, uuid)
    form = DeclineForm(request.POST or None)

    def act() -> None:
        actions.decline_in_home(found, reasons=form.cleaned_data["reasons"], by=request.user)

    title = _("Decline in-home training")
    return answer(
        request, found, form, act, title=title, yes=_("Decline"), said=_("Declined. They are told why.")
    )


@require_POST
@role_required(*ASKING)
def withdraw(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take a request back that waits for an answer."""
    found = plan_or_404(request, uuid)
    return button_view(
        request,
        act=lambda: actions.withdraw_request(found, by=request.user),
        onward=_address(found),
        said=_("The request is taken back."),
    )


@never_cache
@form_page
@role_required(IN_A_HOME, *LEADING)
def goal(request: SignedIn, uuid: UUID, pk: int | None = None) -> HttpResponse:
    """Write a goal, or change one."""
    found = plan_or_404(request, uuid)
    known = get_object_or_404(queries.goals_of(found), pk=pk) if pk else None
    is_family = queries.is_family(request.user, found)
    form = GoalForm(request.POST or None, instance=known)
    if is_family:
        del form.fields["written_with_family"]

    def act() -> None:
        data = form.cleaned_data
        actions.set_goal(
            found,
            text=data["text"],
            need=data["need"],
            written_with_family=is_family or data["written_with_family"],
            goal=queries.goals_of(found).get(pk=known.pk) if known else None,
            by=request.user,
        )

    title = _("Change the goal") if known else _("Add a goal")
    return answer(
        request, found, form, act, title=title, yes=_("Save the goal"), said=_("The goal is saved.")
    )


@never_cache
@form_page
@role_required(IN_A_HOME, *LEADING)
def evaluate(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The reader's closing evaluation."""
    found = plan_or_404(request, uuid)
    if found.status == InHomePlan.Status.CLOSED:
        messages.info(request, _("The plan is closed, and the answers stand."))
        return redirect("sessions:in-home-plan", uuid=found.uuid)
    own = queries.own_evaluation(found, by=request.user)
    first = {name: getattr(own, name) for name in EvaluationForm.base_fields} if own else None
    form = EvaluationForm(request.POST or None, initial=first)

    def act() -> None:
        actions.evaluate_in_home(found, **form.cleaned_data, by=request.user)

    title = _("Closing evaluation")
    return answer(request, found, form, act, title=title, yes=_("Save"), said=_("Thank you for your answer."))


@require_POST
@role_required(*LEADING)
def close(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Close a plan."""
    found = plan_or_404(request, uuid)
    return button_view(
        request,
        act=lambda: actions.close_in_home(found, by=request.user),
        onward=_address(found),
        said=_("The plan is closed."),
    )


def plan_or_404(request: HttpRequest, uuid: UUID) -> InHomePlan:
    """The plan, if the reader is one of its parties."""
    return get_object_or_404(visible_plans(request.user), uuid=uuid)


def answer(
    request: SignedIn,
    plan: InHomePlan,
    form: Form | GoalForm,
    act: Callable[[], object],
    *,
    title: str,
    yes: str,
    said: str,
) -> HttpResponse:
    """A form page under a plan: does `act` with a valid form and goes back to the plan, or tells what
    stands in the way. Who may not act at all is refused at once (403)."""
    reader = request.user
    if not (queries.is_family(reader, plan) or queries.may_lead(reader, plan)):
        raise PermissionDenied
    return form_view(
        request,
        form,
        act=act,
        onward=_address(plan),
        said=said,
        template="training_sessions/in_home_form.html",
        context=lambda: {
            "plan": plan,
            "names": [] if queries.is_family(reader, plan) else queries.names_of(plan, by=reader),
            "title": title,
            "yes": yes,
        },
    )


def _address(plan: InHomePlan) -> str:
    return reverse("sessions:in-home-plan", args=[plan.uuid])
