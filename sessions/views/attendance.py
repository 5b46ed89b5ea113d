"""What trainers meet: own sessions, the roster, the marks."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_view, said_at
from lms.look.navigation import named_place
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from sessions.actions.attendance import (
    add_walk_in,
    ask_correction,
    mark_rest_present,
    record_attendance,
    settle_correction,
    withdraw_correction,
)
from sessions.forms.attendance import MarkForm
from sessions.models import Registration, TrainingSession
from sessions.queries import attendance
from sessions.queries.access import corrections_to_settle, lines_of, seats_of, sessions_to_arrange
from sessions.queries.attendance import sessions_of_trainer, within_reach
from sessions.queries.by_clock import is_by_clock
from sessions.queries.check_in import claims_to
from sessions.queries.network_days import chosen_by, points_counted
from sessions.queries.roster_page import RosterLine, roster_page
from sessions.queries.seats import session_titles

LEADING = (Role.TRAINER, Role.COORDINATOR)
_SHOWN_AFTER = timedelta(days=21)


@require_safe
@role_required(*LEADING)
def teaching(request: SignedIn) -> HttpResponse:
    """The sessions that one leads: held with marks missing, today's and those ahead, and held lately."""
    now = timezone.now()
    sessions = sessions_of_trainer(request.user, since=now - _SHOWN_AFTER)
    held = [one for one in sessions if one.ends_at < now]
    return render(
        request,
        "training_sessions/teaching.html",
        {
            "unfinished": [one for one in held if vars(one)["unmarked"]],
            "ahead": [one for one in sessions if one.ends_at >= now],
            "done": [one for one in reversed(held) if not vars(one)["unmarked"]],
        },
    )


@never_cache
@require_safe
@role_required(*LEADING)
def roster(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Who comes, what they need, and the mark of each."""
    session = _managed(request, uuid)
    if session.traits.is_for_visitors:
        return redirect(named_place("visitors", session.uuid))
    return render(request, "training_sessions/roster.html", _roster_context(request, session))


@require_POST
@role_required(*LEADING)
def mark(request: SignedIn, uuid: UUID, registration: UUID) -> HttpResponse:
    """Mark one participant, or ask for a correction that another must confirm."""
    session, user = _managed(request, uuid), request.user
    line = get_object_or_404(lines_of(session, by=user), uuid=registration)
    standing = attendance.mark_of(line.person, session)
    corrects = request.POST.get("version", "0") != "0"
    form = MarkForm(request.POST, session=session, line=line.uuid, standing=standing if corrects else None)
    asks = "ask" in request.POST
    back = f"{_roster_url(session)}#p-{line.uuid}"

    def act() -> None:
        data = form.cleaned_data
        given = {"mark": data["mark"], "minutes": data.get("minutes"), "reason": data.get("reason", "")}
        if asks:
            ask_correction(session, person=line.person, by=user, **given)
        else:
            record_attendance(session, person=line.person, seen_version=data["version"], by=user, **given)

    return form_view(
        request,
        form,
        act=act,
        onward=back,
        said=_("The correction waits for another person's confirmation.") if asks else "",
        refused=lambda error: None if error.field in form.fields else said_at(request, error, back),
        template="training_sessions/roster.html",
        context=lambda: _roster_context(request, session, refused=(line, form)),
    )


@require_POST
@role_required(*LEADING)
def mark_all(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Mark everyone without a mark as present: the usual evening in one tap."""
    session = _managed(request, uuid)
    marked = mark_rest_present(session, by=request.user)
    for name, error in marked.refused:
        messages.error(request, f"{name}: {error.said}")
    messages.success(request, _("Marked as present: %(number)d.") % {"number": marked.number})
    return redirect(_roster_url(session))


@require_POST
@role_required(*LEADING)
def settle(request: SignedIn, pk: int) -> HttpResponse:
    """Confirm or refuse a correction that another person asked for, or take back one's own."""
    correction = get_object_or_404(corrections_to_settle(request.user), pk=pk)
    answer, user = request.POST.get("answer"), request.user

    def act() -> None:
        if answer == "withdraw":
            withdraw_correction(correction, by=user)
        else:
            settle_correction(correction, grant=answer == "yes", by=user)

    taken_back = _("You have taken it back. The mark stands as it was.")
    return button_view(
        request,
        act=act,
        onward=_roster_url(correction.attendance.session),
        said=taken_back if answer == "withdraw" else _("The correction is settled."),
    )


@require_POST
@role_required(*LEADING)
def walk_in(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Put somebody on the list who came without a place: who has said so by the code, waits for one,
    had given theirs back, or was found by name among those within reach."""
    session, user = _managed(request, uuid), request.user
    guest = _guest(request, session)

    def onward() -> str:
        line = attendance.line_of(guest, session)
        return f"{_roster_url(session)}#p-{line.uuid}" if line else _roster_url(session)

    return button_view(request, act=lambda: add_walk_in(session, person=guest, by=user), onward=onward)


@never_cache
@require_safe
@role_required(*LEADING)
def printed(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The list on paper, for a room without any line at all."""
    session, user = _managed(request, uuid), request.user
    chosen = chosen_by(session)
    participants = attendance.roster(session, by=user, in_the_room=True)
    return render(
        request,
        "training_sessions/printed_list.html",
        {
            "session": session,
            "participants": [(one, chosen.get(one.registration.pk, "")) for one in participants],
            "points": points_counted(session),
            "titles": session_titles(session, user.language),
        },
    )


def _roster_url(session: TrainingSession) -> str:
    return reverse("sessions:roster", kwargs={"uuid": session.uuid})


def _managed(request: SignedIn, uuid: UUID) -> TrainingSession:
    return get_object_or_404(sessions_to_arrange(request.user), uuid=uuid)


def _guest(request: SignedIn, session: TrainingSession) -> User:
    """Whom a walk-in is about: by their claim, by their registration, or found by name."""
    claim, registration = request.POST.get("claim", ""), request.POST.get("registration", "")
    if claim:
        return get_object_or_404(
            claims_to(session), pk=int(claim) if claim.isdecimal() and len(claim) < 12 else 0
        ).person
    if registration:
        return get_object_or_404(seats_of(session), uuid=uuid_in(registration)).person
    reached = within_reach(request.user)
    return get_object_or_404(reached, uuid=uuid_in(request.POST.get("person", "")))


def _mark_form(session: TrainingSession, line: RosterLine) -> MarkForm:
    return MarkForm(session=session, line=line.participant.registration.uuid, standing=line.attendance)


def _roster_context(
    request: SignedIn, session: TrainingSession, *, refused: tuple[Registration, MarkForm] | None = None
) -> dict[str, object]:
    """The roster, each line with the form for its mark; as it was sent, where it was refused."""
    name = request.GET.get("name", "").replace("\0", "")[:80]
    page = roster_page(session, name=name, by=request.user, at=timezone.now())
    sheet = [
        (line, refused[1])
        if refused and refused[0] == line.participant.registration
        else (line, _mark_form(session, line))
        for line in page.lines
    ]
    return {"page": page, "session": session, "sheet": sheet, "is_by_clock": is_by_clock(session)}
