"""One dialogue meeting: its page, and what those who are invited answer."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from sessions.actions import meeting_answers
from sessions.forms.meetings import AgreedForm, ComingForm, MeetingInviteForm, SuitsForm
from sessions.models import DialogueMeeting
from sessions.queries.meeting_page import MeetingPage, OwnPart, meeting_page
from sessions.queries.meetings import INVITED, poll_of, times_of, visible_meetings

LINK = "meeting_address"
"""Where a new link is kept until the next page, which shows it once."""


@never_cache
@require_safe
@role_required(*INVITED)
def dialogue_meeting(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One meeting: when, where, what it takes up, who is invited, and what the reader answers."""
    found = get_object_or_404(visible_meetings(request.user), uuid=uuid)
    if found.home is not None:
        look_up(found.home, by=request.user)
    return show_meeting(request, found)


@require_POST
@role_required(*INVITED)
def answer_times(request: SignedIn, uuid: UUID, invitee: UUID) -> HttpResponse:
    """Say how the times of the poll suit."""
    found = get_object_or_404(visible_meetings(request.user), uuid=uuid)
    part = _own(found, request, invitee)
    poll = poll_of(found)
    asked_about = times_of(poll) if poll else []
    form = SuitsForm(request.POST, times=asked_about, said=part.said, auto_id=_ids(part))
    if not form.is_valid():
        return show_meeting(request, found, own={part.invitee.pk: form}, status=422)
    suits = meeting_answers.suits_by_time(asked_about, form.said)
    return button_view(
        request,
        act=lambda: meeting_answers.answer_times(part.invitee, suits, by=request.user),
        onward=address_of(found),
        said=_("Thank you. You can change your answer until the poll is closed."),
    )


@require_POST
@role_required(*INVITED)
def answer_coming(request: SignedIn, uuid: UUID, invitee: UUID) -> HttpResponse:
    """Say whether one comes, and who for an office or a home."""
    found = get_object_or_404(visible_meetings(request.user), uuid=uuid)
    part = _own(found, request, invitee)
    form = ComingForm(request.POST, invitee=part.invitee, may_come=part.may_come, auto_id=_ids(part))
    if not form.is_valid():
        return show_meeting(request, found, own={part.invitee.pk: form}, status=422)
    return button_view(
        request,
        act=lambda: meeting_answers.answer_coming(
            part.invitee,
            form.cleaned_data["answer"],
            comes=list(form.cleaned_data.get("comes") or ()),
            by=request.user,
        ),
        onward=address_of(found),
        said=_("Thank you. You can change your answer until the meeting begins."),
    )


def show_meeting(
    request: SignedIn,
    meeting: DialogueMeeting,
    *,
    invite: MeetingInviteForm | None = None,
    agreed: AgreedForm | None = None,
    own: dict[int, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a meeting, with what was filled in wrongly where something was."""
    page = meeting_page(meeting, by=request.user, at=timezone.now())
    context: dict[str, Any] = {
        "meeting": meeting,
        "page": page,
        "own": [_with_form(page, part, own or {}) for part in page.own],
        "address": request.session.pop(LINK, None),
    }
    if page.may_change:
        context["invite"] = invite or MeetingInviteForm(meeting=meeting)
    if page.is_host and not meeting.is_called_off:
        invitees = [one.invitee for one in page.invitees]
        context["agreed_form"] = agreed or AgreedForm(meeting=meeting, invitees=invitees)
    return render(request, "training_sessions/dialogue_meeting.html", context, status=status)


def address_of(meeting: DialogueMeeting) -> str:
    return reverse("sessions:dialogue-meeting", args=[meeting.uuid])


def _with_form(page: MeetingPage, part: OwnPart, filled: dict[int, Any]) -> tuple[OwnPart, Any]:
    if part.invitee.pk in filled:
        return part, filled[part.invitee.pk]
    if part.asks_times and page.poll:
        asked_about = [one.time for one in page.poll.times]
        return part, SuitsForm(times=asked_about, said=part.said, auto_id=_ids(part))
    if part.asks_coming:
        return part, ComingForm(invitee=part.invitee, may_come=part.may_come, auto_id=_ids(part))
    return part, None


def _ids(part: OwnPart) -> str:
    return f"{part.invitee.party}-{part.invitee.uuid.hex[:6]}-%s"


def _own(meeting: DialogueMeeting, request: SignedIn, invitee: UUID) -> OwnPart:
    page = meeting_page(meeting, by=request.user, at=timezone.now())
    found = next((one for one in page.own if one.invitee.uuid == invitee), None)
    if found is None:
        raise Http404
    return found
