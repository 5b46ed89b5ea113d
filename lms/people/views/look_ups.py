"""Who has looked at one's record (hvem har sett)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.look.requests import page_asked
from lms.people.decorators import SignedIn, signed_in
from lms.people.queries import look_ups_of


@signed_in
@require_safe
def look_ups(request: SignedIn) -> HttpResponse:
    """Who has opened the signed-in person's record: time, office, role and purpose, never a name."""
    page = look_ups_of(request.user, page=page_asked(request))
    context = {"page": page, "has_supervision": any(row.case for row in page.object_list)}
    return render(request, "people/look_ups.html", context)
