"""Documents to download: the approval, the letter to the host municipality, the guidance letter."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lms.approval.forms.homes import GuidanceForm
from lms.approval.models import homes_for
from lms.approval.queries.approval_page import approval_page, rests_on_demonstration
from lms.approval.queries.home.guidance import guidance_for
from lms.approval.views.approvals import approval_or_404, looked_at
from lms.approval.views.desk import STAFF
from lms.approval.wording import papers
from lms.look.form_view import form_page
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role

LANGUAGES = ("nb", "nn")


@role_required(*STAFF)
@require_safe
def approval_paper(request: SignedIn, approval: UUID) -> HttpResponse:
    """«Godkjenning av fosterhjem» in bokmål or nynorsk (`?sprak=nn`)."""
    user = request.user
    found = approval_or_404(user, approval)
    looked_at(found, by=user)
    language = _language(request)
    with translation.override(language):
        page = approval_page(found, user=user, language=language)
        paper = papers.approval_paper(
            found,
            adults=page.adults,
            proofs=page.proofs,
            is_demonstration=rests_on_demonstration(found),
        )
    return _pdf(paper, f"godkjenning-{found.assignment.case_reference}")


@role_required(Role.CASEWORKER)
@require_safe
def host_letter(request: SignedIn, approval: UUID) -> HttpResponse:
    """The letter to the municipality where the home lies."""
    user = request.user
    found = approval_or_404(user, approval)
    with translation.override(_language(request)):
        letter = papers.host_letter(
            found,
            adults=found.parents.order_by("uuid"),
            is_demonstration=rests_on_demonstration(found),
        )
    return _pdf(letter, f"brev-{found.assignment.case_reference}")


@role_required(Role.COORDINATOR)
@form_page
def guidance(request: SignedIn, home: UUID) -> HttpResponse:
    """What the home's training is and what is recommended, to go with a proposal."""
    user = request.user
    found = get_object_or_404(homes_for(user).select_related("host_municipality", "trained_by"), uuid=home)
    form = GuidanceForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or found.trained_by is None:
        look_up(found, by=user)
        return render(request, "approval/guidance.html", {"form": form, "home": found})
    groups = list(form.cleaned_data["target_groups"])
    language = get_language() or "nb"
    learnt, advice = guidance_for(found, groups=groups, language=language)
    letter = papers.guidance_letter(
        found,
        sender=found.trained_by,
        by=user,
        groups=groups,
        learnt=learnt,
        advice=advice,
        at=timezone.now(),
    )
    return _pdf(letter, "veiledningsbrev")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("sprak", "")
    current = get_language() or "nb"
    return asked if asked in LANGUAGES else current if current in LANGUAGES else "nb"


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store, private"
    return response
