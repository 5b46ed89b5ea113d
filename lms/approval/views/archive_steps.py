"""The office takes an ended assignment into its own archive: number, hand-over, receipt, and back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lms.approval.actions import archive
from lms.approval.forms.archive import HandOverToArchiveForm, NumberForm, ReceiptForm
from lms.approval.models import ArchiveRecord
from lms.approval.queries.approval_page import record_of
from lms.approval.queries.archive_parcel import parcel_of
from lms.approval.views.archive import archived_or_404
from lms.approval.wording.life_line import listed
from lms.look.form_view import button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Assignment, Role, User
from lms.people.models.access import access_of

BACK = {
    "receipt": (
        archive.take_back_receipt,
        gettext_lazy("The receipt is taken back. Nothing is deleted here without one."),
    ),
    "hand_over": (archive.take_back_hand_over, gettext_lazy("The hand-over is taken back.")),
}


@role_required(Role.CASEWORKER)
@form_page
def note_number(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Note the case number that the office's own archive has for it."""
    user = request.user
    found, record = _own_or_404(user, assignment)
    form = NumberForm(request.POST or None, initial={"number": record.number if record else ""})
    return form_view(
        request,
        form,
        act=lambda: archive.note_number(found, by=user, **form.cleaned_data),
        onward=_page(found),
        template="approval/archive_number.html",
        said=_("The case number is kept. The ended assignment is found by it."),
        context={"assignment": found},
    )


@role_required(Role.CASEWORKER)
@form_page
def hand_over(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Look through what is handed over, with the digest of each thing, and record that it was."""
    user = request.user
    found, record = _own_or_404(user, assignment)
    parcel = parcel_of(found)
    initial = {"number": record.number if record else "", "seen": parcel.sha256}
    form = HandOverToArchiveForm(request.POST or None, initial=initial)
    return form_view(
        request,
        form,
        act=lambda: archive.hand_over_to_archive(found, by=user, **form.cleaned_data),
        onward=_page(found),
        template="approval/archive_hand_over.html",
        said=_("The hand-over is recorded. Record the archive’s receipt when it comes."),
        context={"assignment": found, "things": listed(parcel.listing), "sha256": parcel.sha256},
    )


@role_required(Role.CASEWORKER)
@form_page
def confirm(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Record the archive's receipt for what was handed over."""
    user = request.user
    found, record = _own_or_404(user, assignment)
    form = ReceiptForm(request.POST or None, initial={"seen": record.sha256 if record else ""})
    return form_view(
        request,
        form,
        act=lambda: archive.confirm_receipt(found, by=user, **form.cleaned_data),
        onward=_page(found),
        template="approval/archive_receipt.html",
        said=_("The receipt is recorded. The decisions are deleted here when their time is over."),
        context={"assignment": found, "record": record},
    )


@role_required(Role.CASEWORKER)
@require_POST
def take_back(request: SignedIn, assignment: UUID) -> HttpResponse:
    """Take back the last step, recorded by mistake."""
    user = request.user
    found, _record = _own_or_404(user, assignment)
    if (step := BACK.get(request.POST.get("step", ""))) is None:
        raise Http404
    act, said = step
    return button_view(request, act=lambda: act(found, by=user), onward=_page(found), said=str(said))


def _own_or_404(user: User, uuid: UUID) -> tuple[Assignment, ArchiveRecord | None]:
    found = archived_or_404(user, uuid)
    if found.organisation_id not in access_of(user).organisations(Role.CASEWORKER):
        raise Http404
    return found, record_of(found)


def _page(assignment: Assignment) -> str:
    return reverse("approval:archived", args=[assignment.uuid])
