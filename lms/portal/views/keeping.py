"""What is kept about people and for how long; what goes and has gone, for those who answer for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.dates import today
from lms.documents.spreadsheets import write_table
from lms.look.requests import page_asked
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.portal.actions import keeping
from lms.portal.queries.disposals import disposals
from lms.portal.wording.keeping import about_families, about_staff, heading, in_words, lines


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Every kind of record: what for, on what ground, seen by whom, for how long, and what happens then."""
    context = {"families": about_families(), "staff": about_staff()}
    return render(request, "portal/kept.html", context)


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """The same as the record of processing activities (protokoll), for a spreadsheet."""
    rows = [
        (one.name, one.purpose, one.basis, one.about, one.seen_by, one.kept, one.then, one.note)
        for one in lines()
    ]
    file = write_table("xlsx", f"protokoll-{today().isoformat()}", heading(), rows)
    return HttpResponse(
        file.data,
        content_type=file.content_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )


@role_required(Role.ADMIN, Role.AUDITOR)
@require_safe
def gone(request: SignedIn) -> HttpResponse:
    """What is due to go, kind by kind, what should have gone and has not, and the log of what went."""
    swept = [(one, in_words(one.days)) for one in keeping.due() if one.kind.sweeps]
    page = disposals(page_asked(request))
    names = {kind.code: kind.name for kind in keeping.KINDS}
    context = {
        "due": [line for line in swept if line[0].number],
        "not_due": [line for line in swept if not line[0].number],
        "late": [one.kind for one in keeping.left_over()],
        "page": page,
        "log": [(line, names.get(line.kind, line.kind)) for line in page.object_list],
    }
    return render(request, "portal/gone.html", context)
