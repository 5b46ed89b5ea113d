"""Checking oneself in: the changing code in the room, and the claim of who has come."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from lms.documents.qr import qr_svg
from lms.people.actions import doors
from lms.people.decorators import SignedIn, role_required
from lms.people.errors import TooManyTries
from lms.people.models import Role
from lms.people.models.access import IN_A_HOME
from lms.refusals import Refused
from sessions.actions import attendance
from sessions.forms.attendance import CheckInForm
from sessions.models import CheckInClaim, TrainingSession
from sessions.queries.check_in import code_at
from sessions.queries.seats import session_titles
from sessions.rules.attendance import ATTENDANCE_OPENS, attendance_is_open

LEADING = (Role.TRAINER, Role.COORDINATOR)


@never_cache
@require_GET
@role_required(*LEADING)
def code(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The code for the room, as picture and letters; the page fetches itself anew while it is up."""
    sessions = TrainingSession.objects.managed_by(request.user).published()
    session = get_object_or_404(sessions.select_related("venue", "organisation"), uuid=uuid)
    now = timezone.now()
    is_open = attendance_is_open(session.begins_at, now) and now < session.ends_at
    letters = code_at(session, now) if is_open else ""
    address = settings.SITE_URL + reverse("sessions:check-in", args=[session.uuid])
    return render(
        request,
        "training_sessions/check_in_code.html",
        {
            "session": session,
            "titles": session_titles(session, request.user.language),
            "is_open": is_open,
            "letters": letters,
            "picture": mark_safe(qr_svg(f"{address}?kode={letters}", fills=True)) if is_open else "",
            "here": CheckInClaim.objects.filter(session=session).count(),
            "opens_at": session.begins_at - ATTENDANCE_OPENS,
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(IN_A_HOME)
def check_in(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say that one has come; the trainer confirms it."""
    user = request.user
    session = get_object_or_404(
        TrainingSession.objects.visible_to(user).published().select_related("venue", "organisation"),
        uuid=uuid,
    )
    form = CheckInForm(request.POST or None, initial={"code": request.GET.get("kode", "")[:12]})
    wait = 0
    if form.is_valid():
        try:
            attendance.check_in(session, person=user, code=form.cleaned_data["code"])
        except TooManyTries as error:
            wait = error.seconds
            form.add_error(None, error.said)
        except Refused as error:
            form.add_error("code", error.said)
        else:
            return redirect("sessions:check-in", uuid=session.uuid)
    page = render(
        request,
        "training_sessions/check_in.html",
        {
            "session": session,
            "titles": session_titles(session, user.language),
            "form": form,
            "claim": CheckInClaim.objects.filter(session=session, person=user).first(),
            "is_over": session.ends_at <= timezone.now(),
        },
        status=422 if form.errors else 200,
    )
    doors.shut(page, wait)
    return page
