"""The auditor's log: read only, and itself one entry in the log of look-ups."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.look.requests import page_asked
from lms.people.actions.supervision import note_list
from lms.people.actions.traces import audit
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.queries.supervision import LOG
from lms.portal.queries.audit_log import entries_for, lines

LINES_A_PAGE = 50


@never_cache
@role_required(Role.AUDITOR)
@require_safe
def log(request: SignedIn) -> HttpResponse:
    """What was done to the homes and assignments that the auditor's open cases cover, the newest first."""
    user = request.user
    page = Paginator(entries_for(user), LINES_A_PAGE).get_page(page_asked(request))
    audit("log.read", f"person:{user.uuid}", by=user, page=page.number)
    note_list(LOG, by=user)
    context = {"page": page, "lines": lines(list(page.object_list))}
    return render(request, "portal/log.html", context)
