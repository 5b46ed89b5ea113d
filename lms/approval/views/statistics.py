"""The month's figures of a region or an office, and asking for them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions.statistics import ask_for_outlook
from lms.approval.queries.statistics.page import chosen_of, scopes_of, statistics_page
from lms.approval.wording import statistics as words
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.refusals import NotAllowed

READERS = (Role.COORDINATOR, Role.CASEWORKER, Role.AUDITOR, Role.ADMIN)
ASKERS = (Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)


@role_required(*READERS)
@require_safe
def statistics(request: SignedIn) -> HttpResponse:
    """The figures of a scope for a month: the newest finished one, unless another is chosen."""
    asked = request.GET
    page = statistics_page(request.user, scope=asked.get("omfang", ""), month=asked.get("maned", ""))
    told = words.told(page.shown.figures, groups=page.groups) if page.shown else None
    is_progress = page.scope is not None and asked.get("del") == "fremdrift"
    template = "approval/statistics_progress.html" if is_progress else "approval/statistics.html"
    return render(request, template, {"page": page, "told": told})


@role_required(*ASKERS)
@require_POST
def ask(request: SignedIn) -> HttpResponse:
    """Ask for this month's figures of a scope."""
    user = request.user
    scope = chosen_of(scopes_of(user), request.POST.get("omfang", ""))
    if scope is None:
        raise Http404
    try:
        ask_for_outlook(region=scope.region, organisation=scope.organisation, by=user)
    except NotAllowed as error:
        raise PermissionDenied from error
    messages.success(request, _("The figures are being made."))
    return redirect(f"{reverse('approval:statistics')}?omfang={scope.key}")
