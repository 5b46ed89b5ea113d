"""The directorate's word that a programme version follows the national recommendations."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.actions.publishing import record_recommendation
from courses.queries.recommendations import version_to_recommend, versions_to_recommend
from lms.dates import today
from lms.look.form_view import form_page
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role


@role_required(Role.ADMIN)
@require_safe
def recommendations(request: SignedIn) -> HttpResponse:
    """The newest version of each programme, and whether it may count for approvals."""
    return render(request, "courses/recommendations.html", {"versions": versions_to_recommend()})


@role_required(Role.ADMIN)
@form_page
def recommend(request: SignedIn, version: UUID) -> HttpResponse:
    """Ask, and then record it, today and by name."""
    found = version_to_recommend(version)
    if found is None:
        raise Http404
    if request.method == "POST":
        record_recommendation(found, by=request.user, on=today())
        messages.success(request, _("It is recorded. The version counts for approvals from now on."))
        return redirect("courses:recommendations")
    title = found.programme.training.title_in(request.LANGUAGE_CODE)
    return render(request, "courses/recommend.html", {"version": found, "title": title})
