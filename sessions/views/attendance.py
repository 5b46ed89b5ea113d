"""What trainers meet: own sessions, the roster, the marks."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.refusals import Refused
from sessions.actions.attendance import (
    add_walk_in,
    ask_correction,
    record_attendance,
    settle_correction,
    withdraw_correction,
)
from sessions.errors import MinutesRefused
from sessions.forms.attendance import MarkForm
from sessions.models import (
    Attendance,
    AttendanceCorrection,
    CheckInClaim,
    Mark,
    Registration,
    TrainingSession,
)
from sessions.models.seats import COMING
from sessions.queries import attendance
from sessions.queries.attendance import (
    Participant,
    found_by_name,
    open_corrections,
    sessions_of_trainer,
    unexpected_claims,
    within_reach,
    without_place,
)
from sessions.queries.briefing import behind
from sessions.queries.seats import session_titles
from sessions.rules.attendance import attendance_is_open, needs_second_person

LEADING = (Role.TRAINER, Role.COORDINATOR)
_SHOWN_AFTER = timedelta(days=21)


@require_GET
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
@require_GET
@role_required(*LEADING)
def roster(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Who comes, what they need, and the mark of each."""
    return _roster_page(request, _managed(request, uuid))


@require_POST
@role_required(*LEADING)
def mark(request: SignedIn, uuid: UUID, registration: UUID) -> HttpResponse:
    """Mark one participant, or ask for a correction that another must confirm."""
    session, user = _managed(request, uuid), request.user
    line = _line(request, session, registration)
    participant = line.person
    standing = Attendance.objects.filter(session=session, person=participant).first()
    corrects = request.POST.get("version", "0") != "0"
    form = MarkForm(request.POST, line=line.uuid, standing=standing if corrects else None)
    if not form.is_valid():
        return _roster_page(request, session, refused=(line, form))
    data = form.cleaned_data
    given = {"mark": data["mark"], "minutes": data["minutes"], "reason": data.get("reason", "")}
    try:
        if "ask" in request.POST:
            ask_correction(session, person=participant, by=user, **given)
            messages.success(request, _("The correction waits for another person's confirmation."))
        else:
            record_attendance(session, person=participant, seen_version=data["version"], by=user, **given)
    except MinutesRefused as error:
        form.add_error("minutes", error.said)
        return _roster_page(request, session, refused=(line, form))
    except Refused as error:
        messages.error(request, error.said)
    return redirect(f"{_roster_url(session)}#p-{line.uuid}")


@require_POST
@role_required(*LEADING)
def mark_all(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Mark everyone without a mark as present: the usual evening in one tap."""
    session, user = _managed(request, uuid), request.user
    marked = 0
    for participant in attendance.roster(session, by=user):
        if participant.attendance is None:
            try:
                record_attendance(
                    session, person=participant.person, mark=Mark.PRESENT, by=user, seen_version=0
                )
            except Refused as error:
                messages.error(request, f"{participant.name}: {error.said}")
            else:
                marked += 1
    messages.success(request, _("Marked as present: %(number)d.") % {"number": marked})
    return redirect("sessions:roster", uuid=session.uuid)


@require_POST
@role_required(*LEADING)
def settle(request: SignedIn, pk: int) -> HttpResponse:
    """Confirm or refuse a correction that another person asked for, or take back one's own."""
    managed = TrainingSession.objects.managed_by(request.user)
    correction = get_object_or_404(
        AttendanceCorrection.objects.select_related("attendance__session"),
        pk=pk,
        attendance__session__in=managed,
    )
    answer, user = request.POST.get("answer"), request.user
    try:
        if answer == "withdraw":
            withdraw_correction(correction, by=user)
        else:
            settle_correction(correction, grant=answer == "yes", by=user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        said = _("You have taken it back. The mark stands as it was.")
        messages.success(request, said if answer == "withdraw" else _("The correction is settled."))
    return redirect("sessions:roster", uuid=correction.attendance.session.uuid)


@require_POST
@role_required(*LEADING)
def walk_in(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Put somebody on the list who came without a place: who has said so by the code, waits for one,
    had given theirs back, or was found by name among those within reach."""
    session, user = _managed(request, uuid), request.user
    guest = _guest(request, session)
    try:
        add_walk_in(session, person=guest, by=user)
    except Refused as error:
        messages.error(request, error.said)
    line = Registration.objects.coming().filter(session=session, person=guest).first()
    return redirect(f"{_roster_url(session)}#p-{line.uuid}" if line else _roster_url(session))


@never_cache
@require_GET
@role_required(*LEADING)
def printed(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The list on paper, for a room without any line at all."""
    session, user = _managed(request, uuid), request.user
    return render(
        request,
        "training_sessions/printed_list.html",
        {
            "session": session,
            "participants": attendance.roster(session, by=user, in_the_room=True),
            "titles": session_titles(session, user.language),
        },
    )


def _roster_url(session: TrainingSession) -> str:
    return reverse("sessions:roster", kwargs={"uuid": session.uuid})


def _managed(request: SignedIn, uuid: UUID) -> TrainingSession:
    sessions = TrainingSession.objects.managed_by(request.user).exclude(status=TrainingSession.Status.DRAFT)
    return get_object_or_404(sessions.select_related("venue", "organisation"), uuid=uuid)


def _line(request: SignedIn, session: TrainingSession, uuid: UUID) -> Registration:
    """A line of the roster: who is on it, or was marked when they were."""
    registrations = Registration.objects.visible_to(request.user).filter(session=session)
    marked = Attendance.objects.filter(session=session).values("person")
    listed = registrations.filter(Q(status__in=COMING) | Q(person__in=marked))
    return get_object_or_404(listed.select_related("person"), uuid=uuid)


def _guest(request: SignedIn, session: TrainingSession) -> User:
    """Whom a walk-in is about: by their claim, by their registration, or found by name."""
    claim, registration = request.POST.get("claim", ""), request.POST.get("registration", "")
    if claim:
        claims = CheckInClaim.objects.filter(session=session).select_related("person")
        return get_object_or_404(claims, pk=int(claim) if claim.isdecimal() and len(claim) < 12 else 0).person
    if registration:
        rows = Registration.objects.filter(session=session).select_related("person")
        return get_object_or_404(rows, uuid=uuid_in(registration)).person
    reached = within_reach(request.user)
    return get_object_or_404(reached, uuid=uuid_in(request.POST.get("person", "")))


def _sheet(
    participants: Sequence[Participant], refused: tuple[Registration, MarkForm] | None
) -> Iterator[tuple[Participant, MarkForm]]:
    """Each participant with the form for their mark; as it was sent, where it was refused."""
    for one in participants:
        if refused and refused[0] == one.registration:
            yield one, refused[1]
        else:
            yield one, MarkForm(line=one.registration.uuid, standing=one.attendance)


def _roster_page(
    request: SignedIn, session: TrainingSession, *, refused: tuple[Registration, MarkForm] | None = None
) -> HttpResponse:
    now, user = timezone.now(), request.user
    name = request.GET.get("name", "").replace("\0", "")[:80]
    participants = attendance.roster(session, by=user)
    is_open = session.is_published and attendance_is_open(session.begins_at, now)
    return render(
        request,
        "training_sessions/roster.html",
        {
            "session": session,
            "sheet": list(_sheet(participants, refused)),
            "behind": behind(session, participants, by=user) if session.begins_at > now else (),
            "unmarked": sum(one.attendance is None for one in participants),
            "is_open": is_open,
            "is_under_way": is_open and now < session.ends_at,
            "needs_second": needs_second_person(session.ends_at, now),
            "corrections": open_corrections(session, by=user),
            "unexpected": unexpected_claims(session, by=user),
            "without_place": without_place(session, by=user),
            "name": name,
            "found": found_by_name(session, name=name, by=user),
            "titles": session_titles(session, user.language),
        },
        status=422 if refused else 200,
    )
