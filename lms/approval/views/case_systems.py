"""The office's case system: where it is told of changes, and what it has asked."""

from datetime import datetime, time
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.approval.actions import case_systems as actions
from lms.approval.forms.case_systems import ReplayForm, WebhookForm
from lms.approval.models import Webhook
from lms.approval.queries.case_systems import (
    hooks_to_change,
    latest_calls,
    offices_of,
    offices_to_change,
    talking_to,
)
from lms.dates import OSLO
from lms.look.form_view import form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role


@never_cache
@role_required(Role.CASEWORKER)
@form_page
def case_systems(request: SignedIn) -> HttpResponse:
    """The addresses that are told of the offices' changes, a form for one more, and the log of calls."""
    user = request.user
    changeable = offices_to_change(user)
    form = WebhookForm(changeable, request.POST or None)
    if request.method == "POST" and not changeable:
        raise PermissionDenied
    failed = request.GET.get("feil") == "1"

    def add() -> None:
        _hook, request.session["webhook_key"] = actions.add_webhook(**form.cleaned_data, by=user)

    return form_view(
        request,
        form,
        act=add,
        onward=reverse("approval:case-systems"),
        template="approval/case_systems.html",
        context=lambda: {
            "may_change": bool(changeable),
            "replay": ReplayForm(auto_id=False),
            "key": request.session.pop("webhook_key", None),
            "talking_to": talking_to(user),
            "calls": latest_calls(offices_of(user), failed=failed),
            "failed": failed,
        },
    )


@role_required(Role.CASEWORKER)
@require_POST
def stop_webhook(request: SignedIn, webhook: UUID) -> HttpResponse:
    """Tell an address nothing more."""
    actions.stop_webhook(_hook_or_404(request, webhook), by=request.user)
    messages.success(request, _("The address is told nothing more."))
    return redirect("approval:case-systems")


@role_required(Role.CASEWORKER)
@require_POST
def replay_webhook(request: SignedIn, webhook: UUID) -> HttpResponse:
    """Tell an address again of everything since a day."""
    found = _hook_or_404(request, webhook)
    form = ReplayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a day."))
        return redirect("approval:case-systems")
    since = datetime.combine(form.cleaned_data["since"], time.min, OSLO)
    number = actions.replay_since(found, since=since)
    told = ngettext("%(n)d change is told again.", "%(n)d changes are told again.", number)
    messages.success(request, told % {"n": number})
    return redirect("approval:case-systems")


def _hook_or_404(request: SignedIn, uuid: UUID) -> Webhook:
    return get_object_or_404(hooks_to_change(request.user), uuid=uuid)
