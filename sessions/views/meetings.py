"""Dialogue meetings: the list, and what a host does."""

from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.look.requests import link_of, page_asked
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from sessions.actions import meeting_answers
from sessions.actions import meetings as actions
from sessions.forms.meetings import (
    AgreedForm,
    CallForm,
    FactsForm,
    MeetingInviteForm,
    TimesForm,
)
from sessions.models import DialogueMeeting, Invitee
from sessions.queries.meeting_page import agreed_in
from sessions.queries.meetings import (
    INVITED,
    hosted_meetings,
    invitees_of,
    listed_meetings,
    poll_of,
    times_of,
    waiting_for,
)
from sessions.queries.own_meetings import OwnMeetings
from sessions.views.asking import asked
from sessions.views.meeting_pages import LINK, address_of, show_meeting
from sessions.views.planning import organisation_of

A_PAGE = 30


@never_cache
@require_safe
@role_required(*INVITED)
def dialogue_meetings(request: SignedIn) -> HttpResponse:
    """The meetings that the reader calls or is invited to: what waits for an answer, then all."""
    page = Paginator(listed_meetings(request.user), A_PAGE).get_page(page_asked(request))
    context = {
        "meetings": OwnMeetings(waiting=waiting_for(request.user), ahead=()),
        "page": page,
        "may_call": access_of(request.user).has(Role.COORDINATOR),
        "now": timezone.now(),
    }
    return render(request, "training_sessions/dialogue_meetings.html", context)


@never_cache
@form_page
@role_required(Role.COORDINATOR)
def new(request: SignedIn) -> HttpResponse:
    """Call a meeting."""
    organisation = organisation_of(request)
    form = CallForm(request.POST or None, organisation=organisation, by=request.user)

    def act() -> DialogueMeeting:
        data = form.cleaned_data
        return actions.call_meeting(
            organisation=organisation,
            minutes=data["minutes"],
            topics=data["topics"],
            begins_at=data["begins_at"],
            home=data["home"],
            venue=data["venue"],
            meeting_link=data["meeting_link"],
            closes_on=data["closes_on"],
            by=request.user,
        )

    return form_view(
        request,
        form,
        act=act,
        onward=lambda made: f"{address_of(made)}#inviter",
        said=_("The meeting is there. Now invite those who are to come."),
        asks=lambda: _asks(
            request, form.cleaned_data["begins_at"], back=reverse("sessions:dialogue-meetings")
        ),
        template="training_sessions/dialogue_meeting_form.html",
        context={"organisation": organisation},
    )


@never_cache
@form_page
@role_required(Role.COORDINATOR)
def change(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change the agenda, the length and the place."""
    found = _hosted(request, uuid)
    initial = {name: getattr(found, name) for name in ("topics", "minutes", "venue", "meeting_link")}
    form = FactsForm(request.POST or None, organisation=found.organisation, initial=initial)
    return form_view(
        request,
        form,
        act=lambda: actions.change_meeting(found, **form.cleaned_data, by=request.user),
        onward=address_of(found),
        said=_("The change is saved, and those concerned are told."),
        template="training_sessions/dialogue_meeting_form.html",
        context={"meeting": found},
    )


@never_cache
@form_page
@role_required(Role.COORDINATOR)
def times(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Give one time, which the meeting is fixed or moved to, or several to ask about."""
    found = _hosted(request, uuid)
    form = TimesForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: actions.set_times(
            found,
            form.cleaned_data["begins_at"],
            closes_on=form.cleaned_data["closes_on"],
            by=request.user,
        ),
        onward=address_of(found),
        said=_("Those who are invited are told."),
        asks=lambda: _asks(request, form.cleaned_data["begins_at"], back=address_of(found)),
        template="training_sessions/dialogue_meeting_times.html",
        context={"meeting": found},
    )


@require_POST
@role_required(Role.COORDINATOR)
def invite(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Invite an office, a colleague, or a municipality that answers by a link."""
    found = _hosted(request, uuid)
    form = MeetingInviteForm(request.POST, meeting=found)
    if not form.is_valid():
        return show_meeting(request, found, invite=form, status=422)
    data = form.cleaned_data

    def act() -> None:
        if data["office"]:
            meeting_answers.invite_office(found, data["office"], by=request.user)
        elif data["colleague"]:
            meeting_answers.invite_colleague(found, data["colleague"], by=request.user)
        else:
            _invitee, secret = meeting_answers.invite_guest(found, data["municipality"], by=request.user)
            _keep_link(request, secret)

    said = _("They are invited.")
    return button_view(request, act=act, onward=f"{address_of(found)}#inviter", said=said)


@require_POST
@role_required(Role.COORDINATOR)
def withdraw(request: SignedIn, uuid: UUID, invitee: UUID) -> HttpResponse:
    """Take somebody off again."""
    found = _hosted(request, uuid)
    return button_view(
        request,
        act=lambda: meeting_answers.withdraw(_invitee(found, invitee), by=request.user),
        onward=address_of(found),
        said=_("The invitation is withdrawn, and they are told."),
    )


@require_POST
@role_required(Role.COORDINATOR)
def renew_link(request: SignedIn, uuid: UUID, invitee: UUID) -> HttpResponse:
    """A new link for a municipality; the one before stops working."""
    found = _hosted(request, uuid)
    guest = _invitee(found, invitee)
    if guest.party != Invitee.InvitedAs.GUEST:
        raise Http404
    return button_view(
        request,
        act=lambda: _keep_link(request, meeting_answers.renew_link(guest, by=request.user)),
        onward=f"{address_of(found)}#inviter",
    )


@require_POST
@role_required(Role.COORDINATOR)
def pick(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Fix the date to one of the times of the poll, by its number in the list."""
    found = _hosted(request, uuid)
    poll = poll_of(found)
    offered = {str(number): one for number, one in enumerate(times_of(poll) if poll else [], start=1)}
    time = offered.get(request.POST.get("time", ""))
    if time is None:
        raise Http404
    return button_view(
        request,
        act=lambda: actions.pick_time(time, by=request.user),
        onward=address_of(found),
        said=_("The date is fixed, and those who are invited are told."),
        asks=lambda: _asks(request, [time.begins_at], back=address_of(found)),
    )


@require_POST
@role_required(Role.COORDINATOR)
def remind(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Remind those who have not answered the poll."""
    found = _hosted(request, uuid)
    return button_view(
        request,
        act=lambda: meeting_answers.remind_silent(found, by=request.user),
        onward=address_of(found),
        said=lambda number: (
            ngettext(
                "%(number)d person is reminded. Once a day is enough.",
                "%(number)d persons are reminded. Once a day is enough.",
                number,
            )
            % {"number": number}
        ),
    )


@require_POST
@role_required(Role.COORDINATOR)
def call_off(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Call the meeting off."""
    found = _hosted(request, uuid)
    return button_view(
        request,
        act=lambda: actions.call_off(found, by=request.user),
        onward=address_of(found),
        said=_("The meeting is called off, and those concerned are told."),
    )


@require_POST
@role_required(Role.COORDINATOR)
def agree(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Note what was agreed, or take a point back by its number in the list."""
    found = _hosted(request, uuid)
    onward = f"{address_of(found)}#avtalt"
    if "drop" in request.POST:
        numbered = {str(number): line.point for number, line in enumerate(agreed_in(found), start=1)}
        point = numbered.get(request.POST["drop"])
        if point is None:
            raise Http404
        return button_view(request, act=lambda: actions.drop_agreed(point, by=request.user), onward=onward)
    form = AgreedForm(request.POST, meeting=found, invitees=list(invitees_of(found)))
    if not form.is_valid():
        return show_meeting(request, found, agreed=form, status=422)
    return button_view(
        request,
        act=lambda: actions.agree_on(
            found,
            what=form.cleaned_data["what"],
            invitee=form.invitee,
            due_on=form.due,
            by=request.user,
        ),
        onward=onward,
        said=_("It is noted, and those who are invited can read it."),
    )


def _hosted(request: SignedIn, uuid: UUID) -> DialogueMeeting:
    return get_object_or_404(hosted_meetings(request.user), uuid=uuid)


def _invitee(meeting: DialogueMeeting, uuid: UUID) -> Invitee:
    return get_object_or_404(invitees_of(meeting), uuid=uuid)


def _keep_link(request: SignedIn, secret: str) -> None:
    """Keep a link for the next page alone, which shows it once."""
    request.session[LINK] = link_of("sessions:meeting-guest", secret)


def _asks(request: SignedIn, begins_at: list[datetime], *, back: str) -> HttpResponse | None:
    return asked(
        request,
        spans=[(begin, begin) for begin in begins_at],
        title=_("Before it is asked about"),
        yes=_("Go on all the same"),
        back=back,
    )
