"""Templates of series: the shelf, one version, the next one, a copy, in use and out of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view, said_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.rules import norwegian_order
from lms.refusals import Refused
from sessions.actions.series_templates import (
    KeptGathering,
    change_template,
    copy_template,
    make_template,
    set_in_use,
)
from sessions.forms.series_templates import (
    GatheringFormSet,
    OwnedNameForm,
    SharesFormSet,
    TemplateForm,
    TemplateNameForm,
)
from sessions.models import SeriesTemplate
from sessions.queries import series_templates as queries
from sessions.queries.series_templates import READING, TemplatePage, template_page, templates_to_change

KEEPING = (Role.COORDINATOR, Role.EDITOR)


@require_safe
@role_required(*READING)
def templates(request: SignedIn) -> HttpResponse:
    """All templates: the own service's, those for all, those of others, those out of use."""
    context = {
        "shelf": queries.template_shelf(request.user),
        "may_make": bool(queries.owners_for(request.user)),
    }
    return render(request, "training_sessions/templates.html", context)


@form_page
@role_required(*KEEPING)
def new_template(request: SignedIn) -> HttpResponse:
    """Make a template from the newest version of a programme."""
    owners = queries.owners_for(request.user)
    if not owners:
        raise PermissionDenied
    versions = {str(version.pk): version for version in queries.newest_versions()}
    named = [(pk, one.programme.training.title_in(get_language())) for pk, one in versions.items()]
    form = TemplateForm(
        request.POST or None,
        owners=owners,
        programmes=sorted(named, key=lambda pair: norwegian_order(pair[1])),
    )
    return form_view(
        request,
        form,
        act=lambda: make_template(
            versions[form.cleaned_data["programme"]],
            name=form.cleaned_data["name"],
            organisation=form.owner(),
            by=request.user,
        ),
        onward=_address,
        template="training_sessions/new_template.html",
    )


@form_page
@role_required(*READING)
def template(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One version of a template: its gatherings to read, or to change into the next version."""
    page = template_page(get_object_or_404(queries.visible_templates(request.user), uuid=uuid), request.user)
    if not (page.may_change or page.may_set_shares):
        if request.method == "POST":
            raise PermissionDenied
        return _shown(request, page)
    named = TemplateNameForm(
        request.POST or None if page.may_change else None, initial={"name": page.template.name}
    )
    formset = _formset(request, page)
    if request.method == "POST" and formset.is_valid() and (named.is_valid() or not page.may_change):
        name = named.cleaned_data["name"] if page.may_change else page.template.name
        if not formset.has_changed() and name == page.template.name:
            messages.info(request, _("Nothing was changed, so there is no new version."))
            return redirect(_address(page.template))
        try:
            after = change_template(page.template, name=name, kept=_kept(formset), by=request.user)
        except Refused as error:
            said_in(named, error)
            return _shown(request, page, named=named, formset=formset, status=error.status)
        messages.success(
            request,
            _("Version %(number)d of the template is saved. Series already made stay as they are.")
            % {"number": after.number},
        )
        return redirect(_address(after))
    return _shown(
        request, page, named=named, formset=formset, status=422 if request.method == "POST" else 200
    )


@form_page
@role_required(*KEEPING)
def copy(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Copy a template into the own office, to change it there."""
    found = get_object_or_404(queries.visible_templates(request.user), uuid=uuid)
    owners = queries.owners_for(request.user)
    if not owners:
        raise PermissionDenied
    form = OwnedNameForm(request.POST or None, owners=owners, initial={"name": found.name})
    return form_view(
        request,
        form,
        act=lambda: copy_template(
            found, name=form.cleaned_data["name"], organisation=form.owner(), by=request.user
        ),
        onward=_address,
        said=_("The copy is yours to change."),
        template="training_sessions/copy_template.html",
        context={"template": found},
    )


@require_POST
@role_required(*KEEPING)
def retire(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take a template out of use; series already made stand."""
    return _set_in_use(
        request, uuid, is_active=False, said=_("The template is out of use. You can bring it back here.")
    )


@require_POST
@role_required(*KEEPING)
def bring_back(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take a template into use again."""
    return _set_in_use(request, uuid, is_active=True, said=_("The template is in use again."))


def _set_in_use(request: SignedIn, uuid: UUID, *, is_active: bool, said: str) -> HttpResponse:
    found = get_object_or_404(templates_to_change(request.user), uuid=uuid)
    return button_view(
        request,
        act=lambda: set_in_use(found, is_active=is_active, by=request.user),
        onward=_address(found),
        said=said,
    )


def _formset(request: SignedIn, page: TemplatePage) -> Any:
    kind = GatheringFormSet if page.may_change else SharesFormSet
    rows = page.template.gatherings.order_by("number").prefetch_related("delivers", "due_before")
    return kind(
        request.POST or None,
        instance=page.template,
        queryset=rows,
        form_kwargs={
            "parts": queries.parts_of(page.template),
            "sets_shares": page.may_set_shares,
            "shares_alone": not page.may_change,
        },
    )


def _kept(formset: Any) -> list[KeptGathering]:
    deleted = getattr(formset, "deleted_forms", [])
    return [
        KeptGathering(
            form.instance,
            form.cleaned_data["delivers"] if "delivers" in form.fields else form.instance.delivers.all(),
            form.cleaned_data["due_before"]
            if "due_before" in form.fields
            else form.instance.due_before.all(),
        )
        for form in formset.forms
        if form not in deleted and form.cleaned_data
    ]


def _shown(request: SignedIn, page: TemplatePage, *, status: int = 200, **forms: Any) -> HttpResponse:
    gatherings = page.template.gatherings.order_by("number").prefetch_related("delivers", "due_before")
    context = {"page": page, "template": page.template, "gatherings": gatherings, **forms}
    return render(request, "training_sessions/template.html", context, status=status)


def _address(template: SeriesTemplate) -> str:
    return reverse("sessions:template", args=[template.uuid])
