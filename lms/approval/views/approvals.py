"""Approve, look at an approval and check what it rests on, and consider one anew."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions import approvals as approvals_actions
from lms.approval.forms.approvals import ApproveForm, WithdrawForm
from lms.approval.models import Approval, assignments_for
from lms.approval.queries.approval_page import approval_page, approvals_for
from lms.approval.queries.home.page import pressing
from lms.approval.queries.standings import standings_of
from lms.approval.views.desk import STAFF
from lms.approval.wording import gate
from lms.approval.wording.life_line import life_line_of
from lms.approval.wording.snapshots import proof_texts
from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import access_of


@role_required(Role.CASEWORKER)
@form_page
def approve(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Approve, or read why it cannot be done."""
    user = request.user
    found = get_object_or_404(
        assignments_for(user).filter(ended_on=None).select_related("home", "organisation"), uuid=assignment
    )
    form = ApproveForm(request.POST or None)

    def context() -> dict[str, object]:
        standings = standings_of(found.home, user=user, language=get_language() or "nb")
        standing = next(one for one in standings if one.subject == found)
        press = pressing(standing, user)
        return {
            "assignment": found,
            "standing": standing,
            "may_press": press.may,
            "reasons": gate.why_not(standing),
            "hindrance": gate.hindrance(press.hindrance),
        }

    return form_view(
        request,
        form,
        act=lambda: approvals_actions.approve(found, by=user, **form.cleaned_data),
        onward=lambda made: reverse("approval:approval", args=[made.uuid]),
        template="approval/approve.html",
        said=_("The home is approved for this assignment."),
        context=context,
    )


@role_required(*STAFF)
@require_safe
def approval(request: SignedIn, approval: UUID) -> HttpResponse:
    """One approval with its snapshot, held against the record as it is now."""
    user = request.user
    found = approval_or_404(user, approval)
    looked_at(found, by=user)
    return _approval(request, found, WithdrawForm())


@role_required(Role.CASEWORKER)
@require_POST
def uphold(request: SignedIn, approval: UUID) -> HttpResponse:
    """Uphold an approval that must be considered anew."""
    user = request.user
    found = approval_or_404(user, approval)
    return button_view(
        request,
        act=lambda: approvals_actions.uphold(found, by=user),
        onward=reverse("approval:approval", args=[found.uuid]),
        said=_("The approval is upheld."),
    )


@role_required(Role.CASEWORKER)
@require_POST
def withdraw(request: SignedIn, approval: UUID) -> HttpResponse:
    """Withdraw an approval that must be considered anew, with a reason."""
    user = request.user
    found = approval_or_404(user, approval)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _approval(request, found, form)
    return button_view(
        request,
        act=lambda: approvals_actions.withdraw(found, by=user, reason=form.cleaned_data["reason"]),
        onward=reverse("approval:approval", args=[found.uuid]),
        said=_("The approval is withdrawn."),
    )


def _approval(request: SignedIn, approval: Approval, form: WithdrawForm) -> HttpResponse:
    user = request.user
    page = approval_page(approval, user=user, language=get_language() or "nb")
    context = {
        "page": page,
        "proofs": proof_texts(page.proofs),
        "approval": approval,
        "tone": gate.approval_tone(approval),
        "life_line": life_line_of(approval, page.record),
        "form": form,
        "is_caseworker": access_of(user).has(Role.CASEWORKER),
    }
    return render(request, "approval/approval.html", context, status=422 if form.errors else 200)


def looked_at(approval: Approval, *, by: User) -> None:
    """Log the look with whom it was at: the adults of the home, or, of an assignment that has ended, those
    whom the decision names."""
    assignment = approval.assignment
    adults = approval.parents.all() if assignment.ended_on else None
    look_up(assignment.home, by=by, adults=adults)


def approval_or_404(user: User, uuid: UUID) -> Approval:
    return get_object_or_404(approvals_for(user), uuid=uuid)
