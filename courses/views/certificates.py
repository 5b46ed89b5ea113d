"""Certificates: one's own to download, and anyone's to check against the name on the paper."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from courses.actions.certificates import certificate_pdf, issue_certificate
from courses.errors import NotComplete
from courses.forms import NameOnPaperForm
from courses.queries.certificates import completed_trainings, hash_of_code, matches
from lms.look.form_view import form_page
from lms.people.actions import doors
from lms.people.decorators import SignedIn, signed_in
from lms.people.errors import TooManyTries


@signed_in
@require_safe
def certificates(request: SignedIn) -> HttpResponse:
    """What one has completed, with a certificate of each."""
    return render(request, "courses/certificates.html", {"completed": completed_trainings(request.user)})


@signed_in
@cache_control(no_store=True, private=True)
@require_safe
def certificate(request: SignedIn, evidence: UUID) -> HttpResponse:
    """One's own certificate as PDF, in the language of the page."""
    try:
        issued, code = issue_certificate(request.user, evidence=evidence)
    except NotComplete as error:
        raise Http404 from error
    response = HttpResponse(certificate_pdf(issued, code=code), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="kursbevis-{issued.training_id}.pdf"'
    return response


@never_cache
@sensitive_post_parameters("name")
@form_page
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a certificate is genuine: the page asks for the name on the paper. An unknown code, a
    withdrawn certificate and another name get the same answer."""
    form = NameOnPaperForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    wait = 0
    if request.method == "POST" and form.is_valid():
        try:
            is_match = _is_match(request, code, form.cleaned_data["name"])
        except TooManyTries as error:
            context["is_refused"], wait = True, error.seconds
        else:
            context |= {"is_checked": True, "is_match": is_match}
    response = render(request, "courses/verify.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # With `no-referrer` browsers send `Origin: null` when the form is posted, and that is refused.
    response["Referrer-Policy"] = "same-origin"
    doors.shut(response, wait)
    return response


def _is_match(request: HttpRequest, code: str, name: str) -> bool:
    """Whether the paper bears the name. Raises `TooManyTries` where too many names were tried on this
    certificate, from wherever, or too many of whatever certificates from here."""
    here, paper = doors.network_of(request), f"certificate:{hash_of_code(code)}"
    doors.CERTIFICATE.take_turn(here)
    doors.CERTIFICATE_FROM_ANYWHERE.take_turn(paper)
    found = matches(code, name)
    if found:
        doors.CERTIFICATE.was_no_try(here)
        doors.CERTIFICATE_FROM_ANYWHERE.was_no_try(paper)
    else:
        doors.CERTIFICATE.was_wrong(here)
    return found
