"""The list of homes, its export, and what the offices must do."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions import approvals, saved_views
from lms.approval.actions.exports import export_desk
from lms.approval.forms.desk import DeskFilterForm, SaveViewForm
from lms.approval.queries.desk.page import desk_page, tasks_of, views_of
from lms.documents.spreadsheets import FORMATS
from lms.look.form_view import button_view
from lms.look.requests import page_asked
from lms.people.actions.supervision import note_list
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.queries.supervision import DESK

STAFF = (Role.COORDINATOR, Role.CASEWORKER, Role.AUDITOR)


@role_required(*STAFF)
@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """The homes on one's desk, the most pressing first. That an auditor reads the list is noted."""
    note_list(DESK, by=request.user)
    form = DeskFilterForm(request.user, request.GET)
    page = desk_page(
        request.user,
        chosen=form.chosen(),
        order=form.order_chosen(),
        number=page_asked(request),
        language=get_language() or "nb",
    )
    form.offer_standings([(one.name, one.label, one.number) for one in page.standings])
    as_query = form.as_query()
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("standing", None)
    context = {
        "desk": page,
        "form": form,
        "standing": form.chosen()["standing"],
        "query": query.urlencode(),
        "as_query": as_query,
        "save_form": SaveViewForm(initial={"chosen": as_query}, auto_id="view_%s"),
    }
    return render(request, "approval/desk.html", context)


@role_required(*STAFF)
@require_safe
def export(request: SignedIn, file_format: str) -> HttpResponse:
    """The whole list under the present filter as a file, without names, places and groups."""
    if file_format not in FORMATS:
        raise Http404
    user = request.user
    form = DeskFilterForm(user, request.GET)
    content = export_desk(file_format=file_format, by=user, **form.chosen())
    return HttpResponse(
        content.data,
        content_type=content.content_type,
        headers={"Content-Disposition": f'attachment; filename="{content.name}"'},
    )


@role_required(Role.CASEWORKER)
@require_POST
def finish_task(request: SignedIn, task: int) -> HttpResponse:
    """Note that a task is done."""
    user = request.user
    found = get_object_or_404(tasks_of(user), pk=task)
    approvals.finish_task(found, by=user)
    return redirect("approval:desk")


@role_required(*STAFF)
@require_POST
def save_view(request: SignedIn) -> HttpResponse:
    """Keep the filter that the list is under, by a name."""
    user = request.user
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for found in form.errors.values() for error in found))
        return redirect("approval:desk")
    chosen = DeskFilterForm(user, QueryDict(form.cleaned_data["chosen"])).as_query()
    return button_view(
        request,
        act=lambda: saved_views.save_view(name=form.cleaned_data["name"], chosen=chosen, by=user),
        onward=f"{reverse('approval:desk')}?{chosen}",
        said=_("The view is saved."),
    )


@role_required(*STAFF)
@require_POST
def forget_view(request: SignedIn, view: int) -> HttpResponse:
    """Delete one of one's own views."""
    user = request.user
    saved_views.forget_view(get_object_or_404(views_of(user), pk=view))
    messages.success(request, _("The view is deleted."))
    return redirect("approval:desk")
