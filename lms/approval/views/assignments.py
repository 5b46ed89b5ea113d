"""Open an assignment by the family's code, record the move-in, end it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.approval.actions import assignments as assignment_actions
from lms.approval.actions import hand_overs
from lms.approval.actions.hand_overs import take_back
from lms.approval.forms.assignments import HandOverForm, MoveInForm, OpenAssignmentForm, PlannedMoveInForm
from lms.approval.models import assignments_for
from lms.approval.queries.permissions import hand_over_of
from lms.look.form_view import form_page, form_view
from lms.people.actions import homes, move_ins
from lms.people.actions.homes import end_assignment
from lms.people.actions.move_ins import record_move_in
from lms.people.decorators import SignedIn, role_required
from lms.people.errors import AlreadyMovedIn, NotMovedIn
from lms.people.models import Assignment, Role, User
from lms.people.models.access import access_of


@role_required(Role.CASEWORKER)
@form_page
def open_assignment(request: SignedIn) -> HttpResponse:
    """Open an assignment for the home whose family handed over the code.

    A wrong code and one out of reach get the same page, without the code in it.
    """
    user = request.user
    form = OpenAssignmentForm(user, request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: homes.open_assignment(by=user, **form.cleaned_data),
        onward=lambda made: reverse("approval:home", args=[made.home.uuid]),
        template="approval/open_assignment.html",
        said=_("The assignment is open."),
    )


@role_required(Role.CASEWORKER)
@form_page
def plan_move_in(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Set, change or take away the planned day of the move-in; the forecast follows."""
    user = request.user
    found = _own_or_404(user, assignment)
    if found.moved_in_on:
        messages.info(request, _("The child has moved in already. The day can be changed here."))
        return redirect("approval:move-in", assignment=found.uuid)
    form = PlannedMoveInForm(request.POST or None, initial={"planned_move_in_on": found.planned_move_in_on})
    if form.is_valid():
        try:
            assignment_actions.plan_move_in(found, by=user, **form.cleaned_data)
        except AlreadyMovedIn:
            return redirect("approval:move-in", assignment=found.uuid)
        messages.success(request, _("The planned move-in is kept. The forecast follows."))
        return redirect("approval:home", home=found.home.uuid)
    context = {"form": form, "assignment": found}
    return render(request, "approval/plan_move_in.html", context, status=422 if form.errors else 200)


@role_required(Role.CASEWORKER)
@form_page
def move_in(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Record the day the child moved in, and the ground where it was urgent."""
    user = request.user
    found = _own_or_404(user, assignment)
    initial = {"moved_in_on": found.moved_in_on, "urgent_basis": found.urgent_basis}
    form = MoveInForm(found, request.POST or None, initial=initial)
    if form.is_valid():
        was = found.moved_in_on
        record_move_in(found, by=user, **form.cleaned_data)
        now = date_format(form.cleaned_data["moved_in_on"], "d.m.Y")
        if was is None:
            messages.success(request, _("The move-in is recorded."))
        else:
            corrected = _("The move-in is corrected: %(before)s became %(after)s.")
            messages.success(request, corrected % {"before": date_format(was, "d.m.Y"), "after": now})
        return redirect("approval:home", home=found.home.uuid)
    context = {"form": form, "assignment": found}
    return render(request, "approval/move_in.html", context, status=422 if form.errors else 200)


@role_required(Role.CASEWORKER)
@form_page
def take_back_move_in(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Take back a move-in that was recorded by mistake, after one question."""
    user = request.user
    found = _own_or_404(user, assignment)
    if found.moved_in_on is None:
        messages.info(request, _("No move-in is recorded."))
        return redirect("approval:home", home=found.home.uuid)
    if request.method == "POST":
        try:
            was = move_ins.take_back_move_in(found, by=user)
        except NotMovedIn:
            return redirect("approval:home", home=found.home.uuid)
        taken_back = _("The move-in of %(day)s is taken back. What is asked of the home is judged anew.")
        messages.success(request, taken_back % {"day": date_format(was, "d.m.Y")})
        return redirect("approval:home", home=found.home.uuid)
    return render(request, "approval/take_back_move_in.html", {"assignment": found})


@role_required(Role.CASEWORKER)
@form_page
def end(request: SignedIn, assignment: UUID) -> HttpResponse:
    """End an assignment or call it off, after one question; no reason is asked."""
    user = request.user
    found = _own_or_404(user, assignment)
    if request.method == "POST":
        end_assignment(found, by=user)
        messages.success(
            request, _("The assignment has ended. What was decided stays readable in the archive.")
        )
        return redirect("approval:archive")
    return render(request, "approval/end_assignment.html", {"assignment": found})


@role_required(Role.CASEWORKER)
@form_page
def hand_over(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Hand an assignment's tasks to a cooperating office, or take them back."""
    user = request.user
    found = _own_or_404(user, assignment)
    handed = hand_over_of(found)
    form = HandOverForm(found.organisation, request.POST or None)
    if request.method == "POST" and handed:
        take_back(handed, by=user)
        messages.success(request, _("The tasks are with your office again."))
        return redirect("approval:home", home=found.home.uuid)
    if form.is_valid():
        hand_overs.hand_over(found, to=form.cleaned_data["to"], by=user)
        messages.success(request, _("The tasks are handed over. Your office still sees the home."))
        return redirect("approval:home", home=found.home.uuid)
    context = {"form": form, "assignment": found, "handed": handed}
    return render(request, "approval/hand_over.html", context, status=422 if form.errors else 200)


def _own_or_404(user: User, uuid: UUID) -> Assignment:
    """An open assignment of the user's own offices."""
    own = access_of(user).organisations(Role.CASEWORKER)
    found: Assignment = get_object_or_404(
        assignments_for(user)
        .filter(organisation__in=own, ended_on=None)
        .select_related("home", "organisation"),
        uuid=uuid,
    )
    return found
