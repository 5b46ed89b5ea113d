"""The second step of a sign-in by password: what one has beside it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lms.look.form_view import form_page, said_in
from lms.people.actions import doors, passkeys
from lms.people.actions import second_step as steps
from lms.people.forms import CardCodeForm
from lms.people.models import User
from lms.people.queries import FEW_CODES, card_of, passkeys_of
from lms.people.views.entrance import signed_in_here
from lms.refusals import Refused


@never_cache
@sensitive_post_parameters("code", "credential")
@form_page
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever has given the right password for a passkey, or for the next code of their card."""
    user = steps.who_waits(request.session)
    if user is None:
        return redirect("people:sign-in")
    card = card_of(user)
    form = CardCodeForm(card.number, request.POST if "code" in request.POST else None) if card else None
    said, seconds = "", 0
    target, is_shared = steps.led_on(request.session)
    try:
        if _is_taken(request, user, form):
            return signed_in_here(
                request, user, target or resolve_url(settings.LOGIN_REDIRECT_URL), is_shared=is_shared
            )
    except Refused as refused:
        seconds = refused.seconds
        if form and "code" in request.POST:
            said_in(form, refused)
        else:
            said = refused.said
    options = passkeys.ask_to_show(request.session, user) if passkeys_of(user).exists() else ""
    context = {"form": form, "card": card, "options": options, "refused": said}
    page = render(request, "people/second_step.html", context)
    doors.shut(page, seconds)
    return page


def _is_taken(request: HttpRequest, user: User, form: CardCodeForm | None) -> bool:
    """Take the step, if something was sent for it; whether the person is in."""
    if form and form.is_valid():
        left = steps.sign_in_by_card(request, user, code=form.cleaned_data["code"])
        _tell_what_is_left(request, left)
        return True
    if "credential" in request.POST:
        steps.sign_in_by_passkey(request, user, credential=request.POST["credential"])
        return True
    return False


def _tell_what_is_left(request: HttpRequest, left: int) -> None:
    if left <= FEW_CODES:
        messages.info(
            request,
            ngettext(
                "Your code card has %(number)d code left. You can make a new card under My account.",
                "Your code card has %(number)d codes left. You can make a new card under My account.",
                left,
            )
            % {"number": left},
        )
