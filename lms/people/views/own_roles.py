"""One's own roles at offices, and the answer to those that one is given."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view
from lms.people.actions import staff
from lms.people.decorators import SignedIn, signed_in
from lms.people.queries import roles_standing


@signed_in
@require_safe
def own(request: SignedIn) -> HttpResponse:
    """The roles that one has, and those that wait for a yes."""
    roles = list(roles_standing(request.user))
    context = {
        "offered": [held for held in roles if held.asked_name],
        "held_roles": [held for held in roles if not held.asked_name],
    }
    return render(request, "people/own_roles.html", context)


@signed_in
@require_POST
def answer(request: SignedIn, number: int) -> HttpResponse:
    """Say yes or no to a role."""
    held = get_object_or_404(roles_standing(request.user), pk=number)
    accepts = request.POST.get("answer") == "yes"
    return button_view(
        request,
        act=lambda: staff.answer_offer(held, accepts=accepts, by=request.user),
        onward="people:own-roles",
        said=_("The role is yours.") if accepts else _("Noted. The role is not given."),
    )
