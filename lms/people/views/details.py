"""One's own name, telephone and e-mail address, changed under My account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lms.look.form_view import form_page, form_view
from lms.people.actions import details as actions
from lms.people.actions import doors
from lms.people.decorators import SignedIn, signed_in
from lms.people.errors import InvitationNotValid
from lms.people.forms import DetailsForm, OwnAddressForm
from lms.people.queries import address_asked
from lms.people.views.entrance import no_such_link


@never_cache
@signed_in
@form_page
def details(request: SignedIn) -> HttpResponse:
    """Write one's own name and telephone number; what staff typed is replaced."""
    person = request.user
    kept = {name: getattr(person, name) for name in ("first_name", "last_name", "telephone")}
    form = DetailsForm(request.POST or None, initial=kept)
    return form_view(
        request,
        form,
        act=lambda: actions.change_details(person, **form.cleaned_data),
        onward=reverse("people:account"),
        template="people/details.html",
        said=_("It is saved."),
    )


@never_cache
@signed_in
@sensitive_post_parameters("present")
@form_page
def own_address(request: SignedIn) -> HttpResponse:
    """Ask that messages go to another address; it is changed once the link that is sent there is used."""
    person = request.user
    form = OwnAddressForm(person, request.POST or None)
    page = form_view(
        request,
        form,
        act=lambda: actions.ask_for_address(person, address=form.cleaned_data["email"]),
        onward=reverse("people:own-address"),
        template="people/own_address.html",
        context=lambda: {"asked": address_asked(person)},
    )
    doors.shut(page, form.must_wait)
    return page


@signed_in
@require_POST
def take_back_address(request: SignedIn) -> HttpResponse:
    """Keep the address that one has; the link that was sent stops."""
    actions.take_back_address(request.user)
    messages.success(request, _("Nothing is changed. The link no longer works."))
    return redirect("people:account")


@never_cache
@form_page
def confirm_address(request: HttpRequest, secret: str) -> HttpResponse:
    """Confirm an address by the link that was sent to it, signed in or not."""
    try:
        asked = actions.find_address_change(secret)
        if request.method == "POST":
            actions.confirm_address(secret)
            return render(request, "people/address_confirmed.html", {"address": asked.address})
    except InvitationNotValid:
        return no_such_link(request, "people/link_gone.html")
    return render(request, "people/confirm_address.html", {"asked": asked})
