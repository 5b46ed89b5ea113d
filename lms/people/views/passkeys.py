"""One's own passkeys: which there are, one more, and one less."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lms.look.form_view import form_page, said_in
from lms.people.actions import doors, second_step
from lms.people.actions import passkeys as keys
from lms.people.decorators import SignedIn, signed_in
from lms.people.forms import AddPasskeyForm, PresentPasswordForm
from lms.people.queries import passkeys_of
from lms.refusals import Refused


@never_cache
@sensitive_post_parameters("present")
@signed_in
@form_page
def passkeys(request: SignedIn) -> HttpResponse:
    """One's own passkeys, and the name of one to add; the present password is asked for first."""
    user = request.user
    form = AddPasskeyForm(user, request.POST or None) if user.has_usable_password() else None
    if form and form.is_valid():
        try:
            keys.begin_adding(request.session, user, name=form.cleaned_data["name"])
        except Refused as refused:
            said_in(form, refused)
        else:
            return redirect("people:add-passkey")
    context = {
        "form": form,
        "passkeys": passkeys_of(user),
        "is_demanded": second_step.is_lacking(request.session, user),
    }
    page = render(request, "people/passkeys.html", context)
    doors.shut(page, form.must_wait if form else 0)
    return page


@never_cache
@sensitive_post_parameters("credential")
@signed_in
@form_page
def add_passkey(request: SignedIn) -> HttpResponse:
    """Ask the browser for the passkey, and keep what it has made."""
    name = keys.name_being_added(request.session)
    if not name:
        return redirect("people:passkeys")
    said = ""
    if request.method == "POST":
        try:
            keys.add(request.session, request.user, credential=request.POST.get("credential", ""))
        except Refused as refused:
            said = refused.said
        else:
            return _added(request)
    options = keys.ask_to_make(request.session, request.user)
    return render(request, "people/add_passkey.html", {"options": options, "name": name, "refused": said})


@never_cache
@sensitive_post_parameters("present")
@signed_in
@form_page
def remove_passkey(request: SignedIn, number: int) -> HttpResponse:
    """Take one of one's own passkeys away, by the present password."""
    own = passkeys_of(request.user)
    passkey = get_object_or_404(own, pk=number)
    form = PresentPasswordForm(request.user, request.POST or None)
    if form.is_valid():
        keys.remove(passkey, by=request.user)
        messages.success(request, _("The passkey is taken away."))
        return redirect("people:passkeys")
    context = {"form": form, "passkey": passkey, "is_last": own.count() == 1}
    page = render(request, "people/remove_passkey.html", context)
    doors.shut(page, form.must_wait)
    return page


def _added(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("The passkey is added. You are asked for it the next time you sign in."))
    return redirect("people:passkeys")
