"""Subscribing to one's own calendar, and single sessions as files."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import conditional_page, require_POST, require_safe

from lms.documents.calendar_files import IcalEvent, written
from lms.look.form_view import form_page, form_view
from lms.people.actions import doors
from lms.people.decorators import SignedIn, signed_in
from lms.people.errors import TooManyTries
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, access_of
from sessions.actions import calendar_answers, calendar_mail
from sessions.actions import feeds as actions
from sessions.forms.own_calendars import CalendarChoicesForm
from sessions.queries import feeds as queries
from sessions.queries.access import sessions_to_keep
from sessions.queries.feeds import entries_of, feed_behind
from sessions.queries.mailed_entries import answered_no

_TYPE = "text/calendar; charset=utf-8"
_PAGE = "training_sessions/subscription.html"


@conditional_page
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A person's calendar for a program that knows the secret; an unknown one is not even logged."""
    found = feed_behind(secret)
    if found is None:
        response = HttpResponse(status=404)
        try:
            doors.LINK.was_wrong_for(request)
        except TooManyTries as error:
            doors.shut(response, error.seconds)
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response
    with override(found.person.language):
        entries = entries_of(found.person, shows_venues=found.shows_venues)
        response = _answer(entries)
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
@signed_in
def subscription(request: SignedIn) -> HttpResponse:
    """The reader's subscription: whether there is one, and what it shows."""
    reader = request.user
    return render(request, _PAGE, {"form": _form_of(reader), **_page(reader)})


@never_cache
@form_page
@signed_in
def choose(request: SignedIn) -> HttpResponse:
    """Keep how the entries look, and whether they come by mail too."""
    reader = request.user
    form = CalendarChoicesForm(request.POST) if request.method == "POST" else _form_of(reader)
    return form_view(
        request,
        form,
        act=lambda: calendar_mail.choose(reader, **form.cleaned_data),
        onward=reverse("sessions:subscription"),
        template=_PAGE,
        said=_("Your choice is saved."),
        context=lambda: _page(reader),
    )


@never_cache
@require_POST
@signed_in
def renew(request: SignedIn) -> HttpResponse:
    """A new address, shown this once; the one before stops working."""
    reader = request.user
    secret = actions.make_feed(reader, shows_venues="venues" in request.POST)
    address = settings.SITE_URL + reverse("calendar-feed", kwargs={"secret": secret})
    opens = f"webcal://{address.partition('://')[2]}"  # which phones and Outlook hand to the calendar program
    context = {"form": _form_of(reader), "address": address, "opens": opens, **_page(reader)}
    return render(request, _PAGE, context)


@require_POST
@signed_in
def change(request: SignedIn) -> HttpResponse:
    """Stop the subscription, or switch venues on or off."""
    reader = request.user
    if "stop" in request.POST:
        actions.revoke_feeds([reader.pk])
        messages.success(request, _("The address has stopped working."))
    else:
        actions.show_venues(reader, shown="venues" in request.POST)
        messages.success(request, _("Your choice is saved."))
    return redirect("sessions:subscription")


@require_safe
@signed_in
def session_file(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One session as a file for one's calendar."""
    session = get_object_or_404(sessions_to_keep(request.user), uuid=uuid)
    if not session.is_published and not session.is_cancelled:
        raise Http404
    return calendar_file(queries.entries([session], request.user))


@require_POST
@signed_in
def come_after_all(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take back that one's calendar has said no."""
    reader = request.user
    session = get_object_or_404(sessions_to_keep(reader), uuid=uuid)
    for entry in answered_no(session, [reader.pk]).values():
        calendar_answers.come_after_all(entry)
    messages.success(request, _("You keep your place."))
    return redirect("sessions:session", uuid=uuid)


def calendar_file(entries: list[IcalEvent]) -> HttpResponse:
    """Entries as a file that a calendar program opens."""
    response = _answer(entries)
    response["Content-Disposition"] = 'attachment; filename="samling.ics"'
    return response


def _answer(entries: list[IcalEvent]) -> HttpResponse:
    content = written(entries, name=_("My gatherings"), host=queries.host())
    return HttpResponse(content, content_type=_TYPE)


def _page(reader: User) -> dict[str, Any]:
    return {
        "feed": queries.feed_of(reader),
        "is_family": access_of(reader).has(FOSTER_PARENT),
        "mail": reader.email,
    }


def _form_of(reader: User) -> CalendarChoicesForm:
    return CalendarChoicesForm.of(queries.choices_of(reader))
