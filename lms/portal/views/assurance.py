"""What the owner of an installation needs beside the platform: the draft of an assessment, the annex of an
agreement, and whom to tell of a weakness."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.dates import today
from lms.documents.spreadsheets import write_table
from lms.portal.wording import assurance


@require_safe
def assessment(request: HttpRequest) -> HttpResponse:
    """The draft of an assessment of data protection (DPIA, GDPR art. 35)."""
    context = {"purposes": assurance.purposes(), "risks": assurance.risks()}
    return render(request, "portal/assurance/assessment.html", context)


@require_safe
def assessment_file(request: HttpRequest) -> HttpResponse:
    """Its risks as a spreadsheet, with room for the controller's judgement."""
    file = write_table(
        "xlsx",
        f"personvernkonsekvenser-{today().isoformat()}",
        assurance.assessment_heading(),
        assurance.assessment_rows(),
    )
    return HttpResponse(
        file.data,
        content_type=file.content_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )


@require_safe
def processor(request: HttpRequest) -> HttpResponse:
    """The annex to an agreement with a data processor (GDPR art. 28 (3))."""
    context = {
        "purposes": assurance.purposes(),
        "measures": assurance.measures(),
        "parties": assurance.parties(),
    }
    return render(request, "portal/assurance/processor.html", context)


@require_safe
def disclosure(request: HttpRequest) -> HttpResponse:
    """How a weakness is told of, and what whoever tells may expect."""
    contact: str = settings.SECURITY_CONTACT
    context = {"contact": contact, "shown": contact.removeprefix("mailto:")}
    return render(request, "portal/assurance/disclosure.html", context)
