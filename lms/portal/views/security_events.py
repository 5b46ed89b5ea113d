"""The log of security events, for administrators."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view
from lms.look.requests import page_asked
from lms.people.actions.traces import audit
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.portal.actions import security_alerts
from lms.portal.forms import SecurityEventForm
from lms.portal.models import SecurityAlert
from lms.portal.queries.policy_refusals import DAYS_SHOWN, refused_lately
from lms.portal.queries.security_alerts import alert_page, open_alerts
from lms.portal.queries.security_events import as_lines, event_page, events


@role_required(Role.ADMIN)
@require_safe
def security_events(request: SignedIn) -> HttpResponse:
    """The events that a search finds, the newest first, drawn by day."""
    form = SecurityEventForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    kept = request.GET.copy()
    for name in ("side", "page"):
        kept.pop(name, None)
    export = kept.urlencode()
    kept.pop("day", None)
    context = {
        "form": form,
        "found": event_page(page_asked(request), **chosen),
        "is_searched": any(request.GET.get(name) for name in form.fields),
        "open_alerts": open_alerts(),
        "chosen": export,
        "chosen_but_day": kept.urlencode(),
    }
    return render(request, "portal/security_events.html", context)


@role_required(Role.ADMIN)
@require_safe
def export(request: SignedIn) -> HttpResponseBase:
    """The same events as JSON lines, sent while they are read; itself an event."""
    form = SecurityEventForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    audit("security_events.exported", f"person:{request.user.uuid}", by=request.user, format="jsonl")
    return StreamingHttpResponse(
        as_lines(events(**chosen)),
        content_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="sikkerhetshendelser.jsonl"'},
    )


@role_required(Role.ADMIN)
@require_safe
def policy_refusals(request: SignedIn) -> HttpResponse:
    """What browsers reported that the content security policy refused, in sums."""
    context = {"refused": refused_lately(), "days": DAYS_SHOWN}
    return render(request, "portal/policy_refusals.html", context)


@role_required(Role.ADMIN)
@require_safe
def alerts(request: SignedIn) -> HttpResponse:
    """What the rules have found, the open ones first."""
    page, lines = alert_page(page_asked(request))
    return render(request, "portal/security_alerts.html", {"page": page, "lines": lines})


@role_required(Role.ADMIN)
@require_POST
def look_at(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Note that one has looked at an alert."""
    found = get_object_or_404(SecurityAlert, uuid=uuid)
    return button_view(
        request,
        act=lambda: security_alerts.look_at(found, by=request.user),
        onward="portal:security-alerts",
        said=_("Noted."),
    )
