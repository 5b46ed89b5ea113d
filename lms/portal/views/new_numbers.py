"""A new national number: the leader of the office lets a colleague's in on sight, two administrators another
one's."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from lms.look.form_view import form_page, said_at, said_in
from lms.look.requests import link_of
from lms.people.actions import administrators_numbers, ways_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Membership, Role, WayInProposal
from lms.people.models.access import LEADER
from lms.portal.forms import NewNumberForm
from lms.portal.queries import administrators, offices
from lms.refusals import NotAllowed, Refused


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


@never_cache
@sensitive_variables("secret")
@role_required(Role.ADMIN)
@form_page
def administrator(request: SignedIn, number: int) -> HttpResponse:
    """The link for the new number of another administrator: proposed, and confirmed by a second."""
    held = get_object_or_404(administrators.other_administrators(request.user), pk=number)
    waits = administrators.proposal_for(held)
    if waits is not None and request.method == "POST":
        return _pressed(request, held, waits)
    form = NewNumberForm(request.POST or None)
    if form.is_valid():
        try:
            administrators_numbers.propose_link(held.user, seen=form.cleaned_data["seen"], by=request.user)
        except NotAllowed as refused:
            said_in(form, refused)
        else:
            messages.success(request, _("It is proposed. Another administrator makes the link."))
            return redirect("portal:staff")
    context = {
        "form": form,
        "held": held,
        "waits": waits,
        "days": ways_in.LINK_DAYS,
        "may_confirm": waits is not None and waits.proposed_by_id != request.user.pk,
    }
    return render(
        request, "portal/staff_administrator_number.html", context, status=422 if form.errors else 200
    )


@sensitive_variables("secret")
def _pressed(request: SignedIn, held: Membership, waits: WayInProposal) -> HttpResponse:
    pressed = request.POST.get("do", "")
    if pressed not in {"confirm", "withdraw"}:
        raise Http404
    try:
        if pressed == "withdraw":
            administrators_numbers.withdraw_link(waits, by=request.user)
            messages.success(request, _("It is taken away. Nothing is changed."))
        else:
            secret = administrators_numbers.confirm_link(waits, by=request.user)
            context = {"held": held, "days": ways_in.LINK_DAYS, "link": link_of("people:new-way-in", secret)}
            return render(request, "portal/staff_administrator_link.html", context)
    except Refused as refused:
        return said_at(request, refused, "portal:staff")
    return redirect("portal:staff")
