"""Address protection, set by staff with the right and asked for by the person; and a leaving that staff
record on the adult's word."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.approval.actions import protection as protection_actions
from lms.approval.actions.protection import ask_for_protection, set_address_protection
from lms.approval.forms.protection import ProtectionForm
from lms.approval.queries.protection import adults_to_open, changes_for, wish_of
from lms.look.form_view import form_page
from lms.people.actions.protection import take_back_protection_wish
from lms.people.decorators import SignedIn, role_required
from lms.people.errors import AlreadyLeft
from lms.people.models import FosterParent, Role
from lms.people.models.access import FOSTER_PARENT
from lms.people.queries import cares_for, holders_for, home_of
from lms.refusals import NotAllowed


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def protection(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """Set, change or lift an adult's address protection; below it the receipt of the changes before."""
    user, found = request.user, _adult_or_404(request, home, adult)
    if not cares_for(user, found.home, with_right=True):
        raise PermissionDenied
    person = found.user
    wish = wish_of(person)
    if "leave" in request.POST:
        take_back_protection_wish(person, by=user)
        messages.success(request, _("The question is closed, and nothing is changed."))
        return redirect("approval:protection", home=home, adult=adult)
    asked = wish or person
    initial = {
        "protection": wish.protection if wish else person.address_protection,
        "alias": asked.alias or person.alias,
    }
    form = ProtectionForm(person, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            set_address_protection(found, by=user, **form.cleaned_data)
        except NotAllowed as error:
            raise PermissionDenied from error
        messages.success(request, _("It is done, and counts from now. Below stands what stopped working."))
        return redirect("approval:protection", home=home, adult=adult)
    context = {"form": form, "adult": found, "home": found.home, "wish": wish, "changes": changes_for(person)}
    return render(request, "approval/protection.html", context, status=422 if form.errors else 200)


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def record_leaving(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """Record on an adult's word that they have left the home, after one question."""
    user, found = request.user, _adult_or_404(request, home, adult)
    if not cares_for(user, found.home):
        raise PermissionDenied
    if request.method == "POST":
        try:
            renewed = protection_actions.record_leaving(found, by=user)
        except AlreadyLeft as error:
            raise Http404 from error
        except NotAllowed as error:
            raise PermissionDenied from error
        context = {"adult": found, "home": found.home, "renewed": renewed}
        return render(request, "approval/leaving_recorded.html", context)
    return render(request, "approval/record_leaving.html", {"adult": found, "home": found.home})


@never_cache
@role_required(FOSTER_PARENT)
@form_page
def own_protection(request: SignedIn) -> HttpResponse:
    """One's own address protection: what stands, what was changed, and asking for another."""
    user = request.user
    home = home_of(user)
    wish = wish_of(user)
    if home and "take-back" in request.POST:
        take_back_protection_wish(user, by=user)
        messages.success(request, _("You have taken your question back."))
        return redirect("approval:own-protection")
    initial = {"protection": user.address_protection, "alias": user.alias}
    form = ProtectionForm(user, request.POST or None, initial=initial, is_wish=True)
    if home and form.is_valid():
        if ask_for_protection(home, by=user, **form.cleaned_data):
            messages.success(request, _("Your office is told. Ring them if it is urgent."))
        else:
            messages.warning(request, _("Nobody at your office may see to it yet. Ring them at once."))
        return redirect("approval:own-protection")
    context = {
        "form": form if home and wish is None else None,
        "home": home,
        "wish": wish,
        "changes": changes_for(user),
        "is_seen_to": bool(home and holders_for(home)),
    }
    return render(request, "approval/own_protection.html", context, status=422 if form.errors else 200)


def _adult_or_404(request: SignedIn, home: UUID, adult: int) -> FosterParent:
    """An adult who lives in a home that the reader may open."""
    return get_object_or_404(adults_to_open(request.user, home), pk=adult)
