"""Looking through the statements, and voiding one."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.look.form_view import form_page
from lms.people.actions.traces import audit
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.xapi.actions.statements import void
from lms.xapi.errors import UnknownStatement
from lms.xapi.forms import SearchForm, VoidForm
from lms.xapi.queries.viewer import StatementsFound, statement_page, statements_found
from lms.xapi.rules.timestamps import instant


@role_required(Role.ADMIN)
@require_safe
def viewer(request: SignedIn) -> HttpResponse:
    """The statements that a search finds, newest first, with their timeline."""
    form = SearchForm(request.GET)
    after = _moment(request.GET.get("after", ""))
    found = StatementsFound()
    if form.is_valid():
        if form.cleaned_data["person"] and after is None:
            audit("xapi.search", f"person:{form.cleaned_data['person']}", by=request.user)
        found = statements_found(form.cleaned_data, after=after)
    older = request.GET.copy()
    if found.last:
        older["after"] = found.last.isoformat()
    context = {
        "form": form,
        "found": found,
        "older": older.urlencode() if found.last else "",
        "is_searched": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "xapi/viewer.html", context)


@role_required(Role.ADMIN)
@form_page
def statement(request: SignedIn, statement_id: UUID) -> HttpResponse:
    """One statement without what the person answered; a POST voids it."""
    page = statement_page(statement_id)
    if page is None:
        raise Http404
    form = VoidForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not page.row.is_voided:
        try:
            void(statement_id, by=request.user, reason=form.cleaned_data["reason"])
        except UnknownStatement:
            raise Http404 from None
        messages.success(request, _("The statement is voided, and progress is counted afresh."))
        return redirect("xapi:statement", statement_id=statement_id)
    if request.method != "POST":
        audit("xapi.view", f"statement:{statement_id}", by=request.user)
    return render(request, "xapi/statement.html", {"page": page, "row": page.row, "form": form})


def _moment(spelt: str) -> datetime | None:
    try:
        return instant(spelt)
    except ValueError:
        return None
