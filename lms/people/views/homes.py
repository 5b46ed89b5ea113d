"""The home as its own adults see it: who lives there, the code for a municipality, moving out."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import form_page
from lms.people.actions import leaving
from lms.people.actions.homes import make_home_code, revoke_home_code
from lms.people.decorators import SignedIn, role_required
from lms.people.models import FosterParent
from lms.people.models.access import FOSTER_PARENT
from lms.people.queries import membership_of, own_home


@role_required(FOSTER_PARENT)
@require_safe
def my_home(request: SignedIn) -> HttpResponse:
    """The person's own foster home: its adults, who is invited, and the code for a municipality."""
    page = own_home(_membership(request), at=timezone.now())
    context = {
        "home": page.membership.home,
        "adults": page.adults,
        "invited": page.invited,
        "deceased": page.deceased,
        "office": page.membership.home.trained_by or page.membership.home.registered_by,
        "code": request.session.pop("home_code", None),
        "standing_code": page.standing_code,
    }
    return render(request, "people/my_home.html", context)


@role_required(FOSTER_PARENT)
@require_POST
def home_code(request: SignedIn) -> HttpResponse:
    """Make a new one-time code for a municipality and show it once; with `revoke`, take it back."""
    home, user = _membership(request).home, request.user
    if "revoke" in request.POST:
        revoke_home_code(home, by=user)
        messages.success(request, _("The code no longer works."))
    else:
        request.session["home_code"] = make_home_code(home, by=user)
    return redirect(f"{reverse('people:my-home')}#code")


@role_required(FOSTER_PARENT)
@form_page
def leave_home(request: SignedIn) -> HttpResponse:
    """Leave the home at once, after one question."""
    membership = _membership(request)
    if request.method == "POST":
        leaving.leave_home(membership, by=request.user)
        messages.success(request, _("You have left the home. Your own training record is still yours."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "people/leave_home.html", {"membership": membership})


def _membership(request: SignedIn) -> FosterParent:
    found = membership_of(request.user)
    if found is None:
        raise Http404
    return found
