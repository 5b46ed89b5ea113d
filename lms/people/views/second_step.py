"""The second step of a sign-in by password: what one has beside it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lms.look.form_view import form_page, said_in
from lms.people.actions import doors
from lms.people.actions import second_step as steps
from lms.people.forms import CardCodeForm
from lms.people.queries import FEW_CODES, card_of
from lms.people.views.entrance import signed_in_here
from lms.refusals import Refused


@never_cache
@sensitive_post_parameters("code")
@form_page
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever has given the right password for the next code of their card."""
    user = steps.who_waits(request.session)
    card = card_of(user) if user else None
    if user is None or card is None:
        return redirect("people:sign-in")
    form = CardCodeForm(card.number, request.POST or None)
    seconds = 0
    if form.is_valid():
        target, is_shared = steps.led_on(request.session)
        try:
            left = steps.sign_in_by_card(request, user, code=form.cleaned_data["code"])
        except Refused as refused:
            seconds = refused.seconds
            said_in(form, refused)
        else:
            _tell_what_is_left(request, left, left <= FEW_CODES)
            return signed_in_here(
                request, user, target or resolve_url(settings.LOGIN_REDIRECT_URL), is_shared=is_shared
            )
    page = render(request, "people/second_step.html", {"form": form, "card": card})
    doors.shut(page, seconds)
    return page


def _tell_what_is_left(request: HttpRequest, left: int, is_few: bool) -> None:
    if is_few:
        messages.info(
            request,
            ngettext(
                "Your code card has %(number)d code left. You can make a new card under My account.",
                "Your code card has %(number)d codes left. You can make a new card under My account.",
                left,
            )
            % {"number": left},
        )
