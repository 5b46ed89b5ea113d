"""Checking oneself in: the changing code in the room, and the claim of who has come."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.documents.qr import qr_svg
from lms.look.form_view import form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import IN_A_HOME
from sessions.actions import attendance
from sessions.forms.attendance import CheckInForm
from sessions.queries.access import sessions_that_run, sessions_to_come_to
from sessions.queries.check_in import claim_of, claims_at, code_at
from sessions.queries.seats import session_titles
from sessions.rules.attendance import ATTENDANCE_OPENS, attendance_is_open

LEADING = (Role.TRAINER, Role.COORDINATOR)


@never_cache
@require_safe
@role_required(*LEADING)
def code(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The code for the room, as picture and letters; the page fetches itself anew while it is up."""
    session = get_object_or_404(sessions_that_run(request.user), uuid=uuid)
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
            "here": claims_at(session),
            "opens_at": session.begins_at - ATTENDANCE_OPENS,
        },
    )


@never_cache
@form_page
@role_required(IN_A_HOME)
def check_in(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say that one has come; the trainer confirms it."""
    user = request.user
    session = get_object_or_404(sessions_to_come_to(user), uuid=uuid)
    form = CheckInForm(request.POST or None, initial={"code": request.GET.get("kode", "")[:12]})
    return form_view(
        request,
        form,
        act=lambda: attendance.check_in(session, person=user, code=form.cleaned_data["code"]),
        onward=reverse("sessions:check-in", args=[session.uuid]),
        template="training_sessions/check_in.html",
        context=lambda: {
            "session": session,
            "titles": session_titles(session, user.language),
            "claim": claim_of(user, session),
            "is_over": session.ends_at <= timezone.now(),
        },
    )
