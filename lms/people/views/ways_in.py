"""The ways in to an account: one's own, and a new one that staff let in on sight."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, said_in
from lms.look.requests import link_of
from lms.people.actions import sign_ins, ways_in
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.errors import InvitationNotValid, IsStaffToo
from lms.people.forms import SeenForm
from lms.people.models import Role
from lms.people.queries import adults_to_see_to, cares_for, own_identities
from lms.people.views.entrance import no_such_link
from lms.people.views.entrance import ways_in as buttons
from lms.people.views.farewells import sign_out


@signed_in
@require_POST
def take_away(request: SignedIn, number: int) -> HttpResponse:
    """Take one of one's own ways in away; who came by it is signed out."""
    identity = get_object_or_404(own_identities(request.user), pk=number)
    kept = sign_ins.kept_in(request.session)
    provider = sign_ins.provider_named(kept.get("provider", ""))
    answer = button_view(
        request,
        act=lambda: ways_in.take_away(identity, by=request.user, here=kept.get("id")),
        onward=reverse("people:sign-ins"),
        said=_("That way in is taken away. All other sign-ins have ended."),
    )
    identity.refresh_from_db()
    came_by_it = provider is not None and provider.issuer == identity.issuer
    return sign_out(request) if identity.removed_at and came_by_it else answer


@never_cache
@sensitive_variables("secret")
@require_safe
def new_way_in(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of a link by which somebody with a new number comes to their own account."""
    try:
        found = ways_in.find_link(secret)
    except InvitationNotValid:
        return no_such_link(request, "people/link_gone.html")
    offered = [(one, words) for one, words in buttons(request) if ways_in.opens(found, one)]
    context = {"person": found.user, "secret": secret, "ways_in": offered}
    return render(request, "people/new_way_in.html", context)


@never_cache
@sensitive_variables("secret")
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def give_way_in(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """Give an adult of a home, whom one has seen, the link for their new number."""
    found = get_object_or_404(adults_to_see_to(request.user, home), pk=adult)
    if not cares_for(request.user, found.home):
        raise PermissionDenied
    form = SeenForm(request.POST or None)
    context = {"form": form, "adult": found, "home": found.home, "days": ways_in.LINK_DAYS}
    if form.is_valid():
        try:
            secret = ways_in.give_link(
                found.user, home=found.home, seen=form.cleaned_data["seen"], by=request.user
            )
        except IsStaffToo as refused:
            said_in(form, refused)
        else:
            context["link"] = link_of("people:new-way-in", secret)
            return render(request, "people/way_in_given.html", context)
    return render(request, "people/give_way_in.html", context, status=422 if form.errors else 200)
