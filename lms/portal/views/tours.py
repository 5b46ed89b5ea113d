"""Sending away a tour, and asking for it again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lms.people.decorators import SignedIn, signed_in
from lms.people.models.access import access_of
from lms.portal.actions.tours import offer_tours_again, take_tour


@signed_in
@require_POST
def tour(request: SignedIn) -> HttpResponse:
    """Remember that one has seen the tour of a role of one's own, or show all of them again."""
    user, role = request.user, request.POST.get("role", "")
    if role in access_of(user).roles:
        take_tour(user, role=role)
    elif not role:
        offer_tours_again(user)
    return redirect("portal:home")
