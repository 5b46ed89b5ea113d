"""A colleague's new national number: the leader of the office lets it in on sight."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from lms.look.form_view import form_page, said_in
from lms.look.requests import link_of
from lms.people.actions import ways_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models.access import LEADER
from lms.portal.forms import NewNumberForm
from lms.portal.queries import offices
from lms.refusals import NotAllowed


@never_cache
@sensitive_variables("secret")
@role_required(LEADER)
@form_page
def give_way_in(request: SignedIn, number: int) -> HttpResponse:
    """Give a colleague, whom one has seen, the link for their new number."""
    held = get_object_or_404(offices.roles_led_by(request.user).in_force(), pk=number)
    form = NewNumberForm(request.POST or None)
    context = {"form": form, "held": held, "days": ways_in.LINK_DAYS}
    if form.is_valid():
        try:
            secret = ways_in.give_colleague_link(held, seen=form.cleaned_data["seen"], by=request.user)
        except NotAllowed as refused:
            said_in(form, refused)
        else:
            context["link"] = link_of("people:new-way-in", secret)
            return render(request, "portal/staff_way_in_given.html", context)
    return render(request, "portal/staff_way_in.html", context, status=422 if form.errors else 200)
