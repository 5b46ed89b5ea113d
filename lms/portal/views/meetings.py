"""Information meetings: signing up without an account, one's own place, and following who came."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.documents.calendar_files import IcalEvent, written
from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions import doors
from lms.people.actions.doors import network_of
from lms.people.decorators import SignedIn, role_required
from lms.people.errors import TooManyTries
from lms.people.models import Role
from lms.people.models.access import IN_A_HOME, access_of
from lms.portal.actions import meetings as actions
from lms.portal.actions.interest import take_turn_to_write
from lms.portal.forms import VisitorByHandForm, VisitorForm
from lms.portal.queries.meetings import followed_meeting, public_meeting, public_meetings
from sessions.actions.visitors import note_came
from sessions.models import TrainingSession, Visitor
from sessions.queries.feeds import host
from sessions.queries.visitors import known_meetings, meetings_to_follow, visitor_behind, visitors_of

FOLLOWING = (Role.COORDINATOR, Role.TRAINER)


@never_cache
@form_page
def meeting(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Sign up to a meeting without an account; those who are on their path already are told so."""
    session = get_object_or_404(known_meetings(), uuid=uuid)
    form = VisitorForm(request.POST or None)
    response = form_view(
        request,
        form,
        act=lambda: _sign_up(request, session, **form.cleaned_data),
        onward="portal:meeting-thanks",
        template="portal/meeting.html",
        context=lambda: {
            "meeting": public_meeting(session),
            "is_open": session.is_published and session.begins_at > timezone.now(),
            "is_called_off": session.is_cancelled,
            "is_on_the_path": access_of(request.user).has(IN_A_HOME),
            "others": public_meetings(at=timezone.now(), apart_from=uuid),
            "days": settings.RETENTION_DAYS["VISITOR_RETENTION_DAYS"],
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _sign_up(request: HttpRequest, session: TrainingSession, *, website: str, **written_down: Any) -> None:
    if website:
        return  # a program that fills in everything is thanked like everybody else
    take_turn_to_write(network=network_of(request))
    language = get_language() or settings.LANGUAGE_CODE
    actions.sign_up_visitor(session, **written_down, language=language)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens now that one has signed up; the same whatever came of it, since the mail says that."""
    days = settings.RETENTION_DAYS["VISITOR_RETENTION_DAYS"]
    return render(request, "portal/meeting_thanks.html", {"days": days})


@never_cache
@form_page
def place(request: HttpRequest, secret: str) -> HttpResponse:
    """One's own place at a meeting: where it is, and signing off, which deletes what one wrote."""
    found = visitor_behind(secret)
    if found is None:
        return _nobody(request)
    is_gone = request.method == "POST"
    if is_gone:
        actions.erase_visitor(found)
    response = render(
        request,
        "portal/visitor_place.html",
        {
            "is_gone": is_gone,
            "visitor": found,
            "session": found.session,
            "link": found.session.meeting_link if found.status == Visitor.Status.COMING else "",
            "is_over": found.session.ends_at <= timezone.now(),
            "file": reverse("portal:visitor-file", args=[secret]),
            "others": public_meetings(at=timezone.now(), apart_from=found.session.uuid)
            if is_gone or found.session.is_cancelled
            else [],
        },
    )
    return _kept_apart(response)


@never_cache
@require_safe
def place_file(request: HttpRequest, secret: str) -> HttpResponse:
    """The meeting as a file for one's calendar: time and a neutral word."""
    found = visitor_behind(secret)
    if found is None:
        return _nobody(request)
    session = found.session
    entry = IcalEvent(
        uuid=session.uuid,
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        changed_at=session.changed_at,
        revision=session.revision,
        is_cancelled=session.is_cancelled,
        word=_("Meeting"),
    )
    response = HttpResponse(
        written([entry], name=_("Meeting"), host=host()), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="mote.ics"'
    return _kept_apart(response)


@never_cache
@form_page
@role_required(*FOLLOWING)
def visitors(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Who comes to a meeting and how far each has come; staff sign up by hand who rings."""
    session = get_object_or_404(meetings_to_follow(request.user), uuid=uuid)
    form = VisitorByHandForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: actions.sign_up_visitor(
            session,
            **form.cleaned_data,
            language=get_language() or settings.LANGUAGE_CODE,
            by=request.user,
        ),
        onward=reverse("portal:visitors", args=[uuid]),
        said=_said_of,
        template="portal/visitors.html",
        context=lambda: {
            "page": followed_meeting(session, at=timezone.now()),
            "session": session,
            "may_invite": access_of(request.user).has(Role.COORDINATOR),
        },
    )


@require_POST
@role_required(*FOLLOWING)
def follow(request: SignedIn, uuid: UUID, visitor: UUID) -> HttpResponse:
    """Mark who came and wants to go on, invite them, or sign them off."""
    session = get_object_or_404(meetings_to_follow(request.user), uuid=uuid)
    found, by = get_object_or_404(visitors_of(session), uuid=visitor), request.user
    back = reverse("portal:visitors", args=[uuid])
    match request.POST.get("what"):
        case "invite":
            if not access_of(by).has(Role.COORDINATOR):
                raise Http404
            said = _("The home is registered, and the invitation is sent.")
            return button_view(
                request, act=lambda: actions.invite_visitor(found, by=by), onward=back, said=said
            )
        case "erase":
            return button_view(
                request,
                act=lambda: actions.erase_visitor(found, by=by),
                onward=back,
                said=_("Signed off and deleted. The place goes to the next in line."),
            )
        case "came" | "wants_on" | "absent" as what:
            return button_view(
                request,
                act=lambda: note_came(found, came=what != "absent", wants_on=what == "wants_on", by=by),
                onward=back,
                said=_("Noted."),
            )
    raise Http404


def _said_of(visitor: Visitor) -> str:
    if visitor.status == Visitor.Status.WAITING:
        return _("The meeting is full: %(name)s is on the waiting list.") % {"name": visitor.name}
    return _("%(name)s has a place.") % {"name": visitor.name}


def _nobody(request: HttpRequest) -> HttpResponse:
    """The same answer to every secret that opens nothing."""
    wait = 0
    try:
        doors.LINK.was_wrong_for(request)
    except TooManyTries as error:
        wait = error.seconds
    response = _kept_apart(render(request, "portal/visitor_nobody.html", status=404))
    doors.shut(response, wait)
    return response


def _kept_apart(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    # With `no-referrer` browsers send `Origin: null` when the form is posted, and that is refused.
    response["Referrer-Policy"] = "same-origin"
    return response
