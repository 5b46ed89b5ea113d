"""The list of homes, its export, and what the offices must do."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions import approvals, saved_views
from lms.approval.actions.exports import export_desk
from lms.approval.forms.desk import DeskFilterForm, SaveViewForm
from lms.approval.models import SavedView, Task
from lms.approval.queries.desk.rows import (
    STANDINGS,
    desk_rows,
    desk_statuses,
    in_view,
    narrowed,
    open_tasks,
    with_standing,
)
from lms.documents.spreadsheets import FORMATS
from lms.look.form_view import button_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from lms.people.models.order import norwegian

ROWS_A_PAGE = 20
STAFF = (Role.COORDINATOR, Role.CASEWORKER, Role.AUDITOR)


@role_required(*STAFF)
@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """The homes on one's desk, the most pressing first."""
    user = request.user
    form = DeskFilterForm(user, request.GET)
    chosen = form.chosen()
    everything = desk_statuses(user)
    within = narrowed(everything, **(chosen | {"standing": ""}))
    counts, shown = in_view(within, standing=chosen["standing"], order=form.order_chosen())
    page = Paginator(shown, ROWS_A_PAGE).get_page(request.GET.get("page"))
    statuses = with_standing(page.object_list)
    access = access_of(user)
    as_query = form.as_query()
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("standing", None)
    outcomes = [(name, *STANDINGS[name][:2], number) for name, number in counts.items()]
    form.offer_standings([(name, label, number) for name, label, _tone, number in outcomes])
    context = {
        "form": form,
        "chosen": chosen,
        "counts": outcomes,
        "total": sum(counts.values()),
        "query": query.urlencode(),
        "page": page,
        "rows": desk_rows(statuses, user=user, language=get_language() or "nb"),
        "tasks": open_tasks(user),
        "views": SavedView.objects.visible_to(user).order_by(*norwegian("name")),
        "as_query": as_query,
        "save_form": SaveViewForm(initial={"chosen": as_query}, auto_id="view_%s"),
        "many_offices": len(access.organisations(Role.CASEWORKER)) > 1,
        "is_caseworker": access.has(Role.CASEWORKER),
        "may_register": access.has(Role.COORDINATOR, Role.CASEWORKER),
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
    found = get_object_or_404(Task.objects.visible_to(user).open(), pk=task)
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
    saved_views.forget_view(get_object_or_404(SavedView.objects.visible_to(user), pk=view))
    messages.success(request, _("The view is deleted."))
    return redirect("approval:desk")
