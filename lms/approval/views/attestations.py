"""Training given elsewhere and prior training: attest, recognise, and take back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.actions import attestations
from courses.actions.attestations import withdraw_attestation
from courses.models import Attestation
from courses.queries.assistance import adults_of, home_to_sit_with
from courses.queries.trainings import titles
from lms.approval.forms.attestations import AttestForm, RecogniseForm, TakeBackForm
from lms.approval.queries.attestations import attestations_of, attested
from lms.documents.file_types import kind_of
from lms.look.form_view import form_page, form_view
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import FosterHome, Role, User

SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_safe
def elsewhere(request: SignedIn, home: UUID) -> HttpResponse:
    """What is attested and recognised for the adults of a home."""
    user = request.user
    found = _home_or_404(user, home)
    look_up(found, by=user)
    rows = attested(found, language=get_language() or "nb")
    return render(request, "approval/attestations.html", {"home": found, "rows": rows})


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def attest(request: SignedIn, home: UUID) -> HttpResponse:
    """Attest training that somebody else gave an adult of the home."""
    user = request.user
    found = _home_or_404(user, home)
    adults = adults_of(found)
    form = AttestForm(adults, request.POST or None, request.FILES or None)

    def keep() -> object:
        chosen = dict(form.cleaned_data)
        person = _chosen(adults, chosen.pop("person"))
        chosen["document"] = chosen["document"].read()
        return attestations.attest(person, by=user, **chosen)

    return form_view(
        request,
        form,
        act=keep,
        onward=reverse("approval:elsewhere", args=[found.uuid]),
        template="approval/attest.html",
        said=_("The training is attested."),
        context={"home": found},
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def recognise(request: SignedIn, home: UUID) -> HttpResponse:
    """Recognise prior training of an adult of the home."""
    user = request.user
    found = _home_or_404(user, home)
    adults = adults_of(found)
    form = RecogniseForm(adults, request.POST or None)
    if form.is_valid():
        chosen = dict(form.cleaned_data)
        attestations.recognise(_chosen(adults, chosen.pop("person")), by=user, **chosen)
        messages.success(request, _("The prior training is recognised."))
        return redirect("approval:elsewhere", home=found.uuid)
    context = {"form": form, "home": found}
    return render(request, "approval/recognise.html", context, status=422 if form.errors else 200)


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def take_back(request: SignedIn, home: UUID, attestation: UUID) -> HttpResponse:
    """Take back an attestation or recognition; what rests on it is flagged at once."""
    user = request.user
    found = _home_or_404(user, home)
    kept = get_object_or_404(attestations_of(found), pk=attestation)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        withdraw_attestation(kept, by=user, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is taken back, and no longer counts."))
        return redirect("approval:elsewhere", home=found.uuid)
    title = titles({kept.training_id}, get_language() or "nb").get(kept.training_id, kept.training_id)
    context = {"form": form, "home": found, "kept": kept, "title": title}
    return render(request, "approval/take_back.html", context, status=422 if form.errors else 200)


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_safe
def document(request: SignedIn, home: UUID, attestation: UUID) -> HttpResponse:
    """The document that was attested by, to download; opening it is a look-up."""
    user = request.user
    found = _home_or_404(user, home)
    kept = get_object_or_404(attestations_of(found).exclude(document=""), pk=attestation)
    look_up(found, by=user)
    return attested_by(kept)


def attested_by(attestation: Attestation) -> HttpResponse:
    """The document that was attested by, as a download."""
    data = attestation.document.read()
    kind = kind_of(data)
    if kind not in SUFFIXES:
        raise Http404
    return HttpResponse(
        data,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="dokumentasjon.{SUFFIXES[kind]}"',
            "Cache-Control": "no-store, private",
        },
    )


def _home_or_404(user: User, uuid: UUID) -> FosterHome:
    found = home_to_sit_with(user, uuid)
    if found is None:
        raise Http404
    return found


def _chosen(adults: list[User], uuid: str) -> User:
    return next(adult for adult in adults if str(adult.uuid) == uuid)
