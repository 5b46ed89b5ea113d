"""Programmes as files: taken out of this installation, and in from another."""

import tempfile
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.forms.pages import ParcelForm
from cms.queries.pages import programme_page, source_programmes
from cms.transfer import ParcelBroken, Unpacked, left_behind, pack, unpack
from lms.look.form_view import said_in
from lms.people.models import User


def packed(request: HttpRequest, page_id: int) -> FileResponse:
    """The programme with all its languages, as one file."""
    programme = programme_page(page_id)
    if programme is None:
        raise Http404
    if not programme.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    pack(programme, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{programme.slug}.zip")


class TransferView(WagtailAdminTemplateMixin, FormView[ParcelForm]):
    """Every programme to take out, and a form to take one in."""

    page_title = _("Programmes as files")
    header_icon = "download"
    breadcrumbs_items: ClassVar[list[dict[str, str]]] = []
    template_name = "cms/authoring/transfer.html"
    form_class = ParcelForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        taken_out = [(programme, left_behind(programme)) for programme in source_programmes()]
        context: dict[str, Any] = super().get_context_data(programmes=taken_out, **kwargs)
        return context

    def form_valid(self, form: ParcelForm) -> HttpResponse:
        by = cast(User, self.request.user)
        try:
            done = unpack(form.cleaned_data["file"], by=by, publish=form.cleaned_data["publish"])
        except ParcelBroken as broken:
            said_in(form, broken)
            return self.form_invalid(form)
        _tell(self.request, done)
        if done.programme:
            return redirect("wagtailadmin_explore", done.programme.pk)
        return redirect(reverse("cms_transfer"))


def _tell(request: HttpRequest, done: Unpacked) -> None:
    made = ngettext("%d page was made", "%d pages were made", done.made) % done.made
    changed = ngettext("%d got a new draft", "%d got a new draft", done.changed) % done.changed
    messages.success(request, f"{made}, {changed}.")
    for note in done.notes[:10]:
        messages.warning(request, note)
