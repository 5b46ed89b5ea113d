"""What a municipality meets by the link that it was given: the times to answer about, or the date."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.dates import today
from lms.documents.calendar_files import IcalEvent
from lms.look.form_view import form_page, form_view
from lms.people.actions import doors
from lms.people.errors import TooManyTries
from sessions.actions import meeting_answers
from sessions.forms.meetings import ComingForm, SuitsForm
from sessions.models import Invitee, TrainingSession
from sessions.queries.meeting_page import topics_of
from sessions.queries.meetings import answers_to, guest_behind, poll_of, times_of
from sessions.views.feeds import calendar_file


@never_cache
@form_page
def guest(request: HttpRequest, secret: str) -> HttpResponse:
    """The meeting as its guest may know it: who calls it, when, where and about what; nobody else who is
    invited. A link that opens nothing looks the same whatever it was."""
    found = guest_behind(secret)
    if found is None:
        return _closed(request)
    meeting, poll = found.meeting, poll_of(found.meeting)
    context = {
        "invitee": found,
        "meeting": meeting,
        "session": meeting.session,
        "poll": poll,
        "topics": topics_of(meeting),
        "venue": meeting.venue,
        "link": meeting.meeting_link if meeting.is_fixed and not meeting.is_called_off else "",
        "secret": secret,
    }
    if meeting.is_fixed:
        response = _answer_coming(request, found, context)
    else:
        response = _answer_times(request, found, context)
    return _quiet(response)


@never_cache
@require_safe
def guest_file(request: HttpRequest, secret: str) -> HttpResponse:
    """The fixed date as a file for a calendar, with a neutral word."""
    found = guest_behind(secret)
    if found is None or found.meeting.session is None:
        _wait_after_a_wrong_one(request)
        raise Http404
    return _quiet(calendar_file([entry_of(found.meeting.session)]))


def entry_of(session: TrainingSession) -> IcalEvent:
    """A session as the calendar of somebody without an account may learn it."""
    return IcalEvent(
        uuid=session.uuid,
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        changed_at=session.changed_at,
        revision=session.revision,
        is_cancelled=session.is_cancelled,
        word=_("Gathering"),
    )


def _answer_times(request: HttpRequest, invitee: Invitee, context: Mapping[str, object]) -> HttpResponse:
    poll = poll_of(invitee.meeting)
    is_open = poll is not None and poll.takes_answers(today())
    times = times_of(poll) if poll and (is_open or request.method == "POST") else []
    answered = answers_to(poll) if poll else []
    said = {one.time_id: one.suits for one in answered if one.invitee_id == invitee.pk}
    form = SuitsForm(request.POST if request.method == "POST" else None, times=times, said=said)

    def act() -> None:
        suits = meeting_answers.suits_by_time(times, form.said)
        meeting_answers.answer_times(invitee, suits, by=None)

    return form_view(
        request,
        form,
        act=act,
        onward=request.path,
        said=_("Thank you. You can change your answer until the poll is closed."),
        template="training_sessions/meeting_guest.html",
        context={**context, "asks_times": is_open, "has_answered": bool(said)},
    )


def _answer_coming(request: HttpRequest, invitee: Invitee, context: Mapping[str, object]) -> HttpResponse:
    form = ComingForm(request.POST if request.method == "POST" else None, invitee=invitee, may_come=())
    return form_view(
        request,
        form,
        act=lambda: meeting_answers.answer_coming(invitee, form.cleaned_data["answer"], by=None),
        onward=request.path,
        said=_("Thank you. You can change your answer until the meeting begins."),
        template="training_sessions/meeting_guest.html",
        context={**context, "asks_coming": True},
    )


def _closed(request: HttpRequest) -> HttpResponse:
    """The page of a link that opens nothing."""
    wait = _wait_after_a_wrong_one(request)
    response = render(request, "training_sessions/meeting_guest.html", {"is_gone": True}, status=404)
    doors.shut(response, wait)
    return _quiet(response)


def _quiet(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    # With `no-referrer` browsers send `Origin: null` when the form is posted, and that is refused.
    response["Referrer-Policy"] = "same-origin"
    return response


def _wait_after_a_wrong_one(request: HttpRequest) -> int:
    try:
        doors.LINK.was_wrong_for(request)
    except TooManyTries as error:
        return error.seconds
    return 0
