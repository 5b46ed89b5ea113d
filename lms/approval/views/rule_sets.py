"""Rule sets: read, write, copy, try, and put in force by two people."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions.rule_sets import (
    confirm_rule_set,
    copy_rule_set,
    draft_rule_set,
    propose_rule_set,
    set_requirements,
    take_back_rule_set,
)
from lms.approval.forms.rule_sets import CopyForm, ProposeForm, RuleSetForm, UrgentDaysForm, lines_of
from lms.approval.models import GateStatus, RuleSet
from lms.approval.queries import rule_sets as rule_sets_queries
from lms.approval.queries.rule_sets import (
    rule_set_page,
    rule_sets_in_order,
    rule_sets_to_open,
    transitions,
)
from lms.dates import today
from lms.look.form_view import button_view, form_page
from lms.look.requests import page_asked
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import access_of

READERS = (Role.ADMIN, Role.AUDITOR)


@role_required(*READERS)
@require_safe
def rule_sets(request: SignedIn) -> HttpResponse:
    """Every rule set, by kind of home, the newest first."""
    may_write = access_of(request.user).has(Role.ADMIN)
    context = {"rule_sets": rule_sets_in_order(), "may_write": may_write, "today": today()}
    return render(request, "approval/rule_sets.html", context)


@role_required(*READERS)
@require_safe
def rule_set(request: SignedIn, code: str) -> HttpResponse:
    """One rule set, beside the one that it would follow."""
    page = rule_set_page(_rule_set_or_404(code), user=request.user, language=get_language() or "nb")
    context = {"page": page, "rule_set": page.rule_set, "propose": ProposeForm()}
    return render(request, "approval/rule_set.html", context)


@role_required(*READERS)
@require_safe
def dry_run(request: SignedIn, code: str) -> HttpResponse:
    """How the open cases would be answered under the set, one by one where it differs; none is
    affected in fact."""
    found = _rule_set_or_404(code)
    tried = rule_sets_queries.dry_run(found)
    differing = [one for one in tried if one.differs]
    labels = dict(GateStatus.Outcome.choices)
    page = Paginator(differing, 100).get_page(page_asked(request))
    context = {
        "rule_set": found,
        "total": len(tried),
        "differing": len(differing),
        "transitions": [(labels[a], labels[b], n) for a, b, n in transitions(tried)],
        "page": page,
        "rows": [(one.reference, labels[one.present], labels[one.would_be]) for one in page.object_list],
    }
    return render(request, "approval/dry_run.html", context)


@role_required(Role.ADMIN)
@form_page
def draft(request: SignedIn) -> HttpResponse:
    """Begin a new rule set."""
    form = RuleSetForm(request.POST or None)
    if form.is_valid():
        made = draft_rule_set(requirements=[], by=request.user, **form.cleaned_data)
        return redirect("approval:edit-rule-set", code=made.code)
    return render(request, "approval/draft.html", {"form": form}, status=422 if form.errors else 200)


@role_required(Role.ADMIN)
@form_page
def copy(request: SignedIn, code: str) -> HttpResponse:
    """Copy a rule set to a new draft."""
    found = _rule_set_or_404(code)
    form = CopyForm(request.POST or None)
    if form.is_valid():
        made = copy_rule_set(found, code=form.cleaned_data["code"], by=request.user)
        return redirect("approval:edit-rule-set", code=made.code)
    context = {"form": form, "rule_set": found}
    return render(request, "approval/copy.html", context, status=422 if form.errors else 200)


@role_required(Role.ADMIN)
@form_page
def edit(request: SignedIn, code: str) -> HttpResponse:
    """Change a draft's lines and deadline."""
    found = _rule_set_or_404(code)
    if not found.is_draft:
        return redirect("approval:rule-set", code=found.code)
    form = UrgentDaysForm(request.POST or None, initial={"urgent_days": found.urgent_days})
    lines = lines_of(found, request.POST or None)
    if request.method == "POST" and form.is_valid() and lines.is_valid():
        set_requirements(
            found,
            requirements=lines.lines(),
            urgent_days=form.cleaned_data["urgent_days"],
            by=request.user,
        )
        messages.success(request, _("The draft is saved."))
        again = "add" in request.POST
        return redirect("approval:edit-rule-set" if again else "approval:rule-set", code=found.code)
    context = {"form": form, "lines": lines, "rule_set": found}
    refused = request.method == "POST"
    return render(request, "approval/edit_rule_set.html", context, status=422 if refused else 200)


@role_required(Role.ADMIN)
@require_POST
def propose(request: SignedIn, code: str) -> HttpResponse:
    """Propose a draft from a later day."""
    found = _rule_set_or_404(code)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the day from which the set is to be in force."))
        return redirect("approval:rule-set", code=code)
    return _told(
        request,
        found,
        lambda by: propose_rule_set(found, valid_from=form.cleaned_data["valid_from"], by=by),
        _("The rule set is proposed. Another administrator must confirm it."),
    )


@role_required(Role.ADMIN)
@require_POST
def confirm(request: SignedIn, code: str) -> HttpResponse:
    """Confirm a set that somebody else proposed."""
    found = _rule_set_or_404(code)
    return _told(request, found, lambda by: confirm_rule_set(found, by=by), _("The rule set is confirmed."))


@role_required(Role.ADMIN)
@require_POST
def take_back(request: SignedIn, code: str) -> HttpResponse:
    """Make a proposed set a draft again."""
    found = _rule_set_or_404(code)
    return _told(request, found, lambda by: take_back_rule_set(found, by=by), _("It is a draft again."))


def _told(request: SignedIn, rule_set: RuleSet, act: Callable[[User], object], success: str) -> HttpResponse:
    onward = reverse("approval:rule-set", args=[rule_set.code])
    return button_view(request, act=lambda: act(request.user), onward=onward, said=success)


def _rule_set_or_404(code: str) -> RuleSet:
    return get_object_or_404(rule_sets_to_open(), code=code)
