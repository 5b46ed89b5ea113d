"""The archive: what was decided in assignments that have ended, to read."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lms.approval.forms.archive import ArchiveFilterForm
from lms.approval.models import archived_for
from lms.approval.queries.archive import archive_page, archived_page, papers_of
from lms.approval.views.attestations import attested_by
from lms.approval.wording.life_line import life_line_of, listed
from lms.look.requests import page_asked
from lms.people.actions.supervision import note_list
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Assignment, Role, User
from lms.people.models.access import access_of
from lms.people.queries.supervision import ARCHIVE

READERS = (Role.CASEWORKER, Role.AUDITOR)


@role_required(*READERS)
@require_safe
def archive(request: SignedIn) -> HttpResponse:
    """The ended assignments that one may still read, the last ended first. That an auditor reads the list is
    noted."""
    note_list(ARCHIVE, by=request.user)
    form = ArchiveFilterForm(request.GET)
    chosen = form.chosen()
    page = archive_page(request.user, chosen=chosen, number=page_asked(request))
    context = {
        "archive": page,
        "form": form,
        "is_narrowed": any(chosen.values()),
        "is_caseworker": access_of(request.user).has(Role.CASEWORKER),
    }
    return render(request, "approval/archive.html", context)


@role_required(*READERS)
@require_safe
def archived(request: SignedIn, assignment: UUID) -> HttpResponse:
    """One ended assignment: its decisions, and the papers that they rest on."""
    user = request.user
    found = archived_or_404(user, assignment)
    page = archived_page(found, user=user, language=get_language() or "nb")
    look_up(found.home, by=user, adults=page.adults)
    lines = [(one, life_line_of(one, page.record)) for one in page.decisions]
    context = {"page": page, "lines": lines, "things": listed(page.record.listing if page.record else ())}
    return render(request, "approval/archived.html", context)


@role_required(*READERS)
@require_safe
def archived_document(request: SignedIn, assignment: UUID, attestation: UUID) -> HttpResponse:
    """A document that a decision in an ended assignment rests on."""
    user = request.user
    found = archived_or_404(user, assignment)
    kept = get_object_or_404(papers_of(found).exclude(document=""), pk=attestation)
    look_up(found.home, by=user, adults=[kept.person])
    return attested_by(kept)


def archived_or_404(user: User, uuid: UUID) -> Assignment:
    read = archived_for(user).select_related("organisation", "home__host_municipality")
    found: Assignment = get_object_or_404(read, uuid=uuid)
    return found
