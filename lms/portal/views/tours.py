"""Sending away a tour, and asking for it again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lms.people.decorators import reader_of
from lms.people.models.access import access_of
from lms.portal.actions.tours import offer_tours_again, take_tour


@login_required
@require_POST
def tour(request: HttpRequest) -> HttpResponse:
    """Remember that one has seen the tour of a role of one's own, or show all of them again."""
    user, role = reader_of(request), request.POST.get("role", "")
    if role in access_of(user).roles:
        take_tour(user, role=role)
    elif not role:
        offer_tours_again(user)
    return redirect("portal:home")
