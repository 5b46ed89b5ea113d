"""Who has looked at one's record (hvem har sett)."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lms.people.decorators import SignedIn, signed_in
from lms.people.models import LookUp, Role

LOOK_UPS_A_PAGE = 50


@signed_in
@require_GET
def look_ups(request: SignedIn) -> HttpResponse:
    """Who has opened the signed-in person's record: time, office, role and purpose, never a name."""
    rows = LookUp.objects.filter(person=request.user).select_related("organisation").order_by("-at", "-pk")
    page = Paginator(rows, LOOK_UPS_A_PAGE).get_page(request.GET.get("side"))
    roles = dict(Role.choices)
    rows_with_roles = [(row, roles.get(row.role, "")) for row in page.object_list]
    return render(request, "people/look_ups.html", {"page": page, "rows": rows_with_roles})
