"""Supervision cases: for the county governor's auditors, and for the offices whose homes were looked at."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.documents.spreadsheets import FORMATS
from lms.look.form_view import button_view, form_page, form_view
from lms.look.requests import page_asked
from lms.people.actions import supervision as actions
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, SupervisionCase
from lms.portal.actions.supervision import take_out_report
from lms.portal.forms.supervision import ProlongForm, SupervisionCaseForm
from lms.portal.queries import supervision as queries
from lms.portal.wording.supervision import heading, lines, rows


@role_required(Role.AUDITOR)
@require_safe
def cases(request: SignedIn) -> HttpResponse:
    """The governor's cases, those that are open first."""
    return render(request, "portal/supervision/cases.html", {"cases": queries.cases_for(request.user)})


@role_required(Role.AUDITOR)
@form_page
def new(request: SignedIn) -> HttpResponse:
    """Open a case."""
    form = SupervisionCaseForm(request.user, request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: actions.open_case(by=request.user, **form.case()),
        onward=_page_of,
        said=_("The case is open. What you look at from its first day is noted under it."),
        template="portal/supervision/new.html",
    )


@role_required(Role.AUDITOR)
@require_safe
def case(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A case: what it covers, how long it lasts, and what was looked at."""
    page = queries.case_page(_case(request, uuid), number=page_asked(request))
    context = {"found": page, "seen": list(lines(page.page.object_list))}
    return render(request, "portal/supervision/case.html", context)


@role_required(Role.AUDITOR)
@form_page
def prolong(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Give a case a later last day."""
    found = _case(request, uuid)
    form = ProlongForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: actions.prolong_case(found, by=request.user, **form.cleaned_data),
        onward=lambda _done: _page_of(found),
        said=_("The case is prolonged."),
        template="portal/supervision/prolong.html",
        context={"case": found},
    )


@role_required(Role.AUDITOR)
@require_POST
def end(request: SignedIn, uuid: UUID) -> HttpResponse:
    """End a case."""
    found = _case(request, uuid)
    return button_view(
        request,
        act=lambda: actions.end_case(found, by=request.user),
        onward=_page_of(found),
        said=_("The case has ended. Its homes are closed; the report stays here."),
    )


@role_required(Role.AUDITOR)
@require_safe
def report_file(request: SignedIn, uuid: UUID, file_format: str) -> HttpResponse:
    """What was looked at, as a file for the governor's own archive."""
    if file_format not in FORMATS:
        raise Http404
    found = _case(request, uuid)
    file = take_out_report(
        found,
        heading=heading(),
        rows=rows(queries.everything_looked_at(found)),
        file_format=file_format,
        by=request.user,
    )
    return HttpResponse(
        file.data,
        content_type=file.content_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )


@role_required(Role.CASEWORKER, Role.COORDINATOR)
@require_safe
def looked_at_ours(request: SignedIn) -> HttpResponse:
    """Which county governors have looked at homes of one's own office, and when."""
    context = {"cases": queries.looked_at_ours(request.user)}
    return render(request, "portal/supervision/ours.html", context)


def _case(request: SignedIn, uuid: UUID) -> SupervisionCase:
    return get_object_or_404(queries.cases_of(request.user), uuid=uuid)


def _page_of(case: SupervisionCase) -> str:
    return reverse("portal:supervision-case", args=[case.uuid])
