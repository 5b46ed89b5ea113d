"""What those who arrange a session meet: needs, interpreters, the waiting list, and handing over."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import access_of
from sessions.actions.arrangements import call_off_interpreter, confirm_interpreter, order_interpreter
from sessions.actions.calling_off import cancel_session
from sessions.actions.staffing import hand_over
from sessions.errors import SessionsError
from sessions.models import TrainingSession
from sessions.queries.access import led_sessions, seats_of, sessions_to_arrange
from sessions.queries.arrangements import arrangements_of
from sessions.queries.conflicts import free_colleagues
from sessions.queries.seats import session_titles
from sessions.queries.staffing import leaders_of

LEADING = (Role.TRAINER, Role.COORDINATOR)


@never_cache
@require_safe
@role_required(*LEADING)
def arrangements(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Food, childcare, travel, interpreters and the waiting list of one session."""
    session, user = _managed(request, uuid), request.user
    return render(
        request,
        "training_sessions/arrangements.html",
        {
            "session": session,
            "arrangements": arrangements_of(session, by=user),
            "may_sign_off": session.organisation_id in access_of(user).organisations(Role.COORDINATOR)
            and session.begins_at > timezone.now(),
            "titles": session_titles(session, user.language),
        },
    )


@require_POST
@role_required(*LEADING)
def interpreter(request: SignedIn, uuid: UUID, registration: UUID) -> HttpResponse:
    """An interpreter is ordered, confirmed or called off."""
    session, user = _managed(request, uuid), request.user
    found = get_object_or_404(seats_of(session), uuid=registration)
    step = request.POST.get("step")

    def act() -> None:
        if step == "order":
            order_interpreter(found, by=user)
        elif step == "confirm":
            confirm_interpreter(found, is_independent="independent" in request.POST, by=user)
        elif step == "call-off":
            call_off_interpreter(found, by=user)

    return button_view(request, act=act, onward=reverse("sessions:arrangements", args=[session.uuid]))


@form_page
@role_required(Role.TRAINER)
def cannot_lead(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A trainer who cannot come: a colleague takes over, the other leads alone, or it is called off."""
    user = request.user
    session = get_object_or_404(led_sessions(user), uuid=uuid)
    if request.method == "POST":
        return button_view(
            request,
            act=lambda: _settle(request, session, user),
            onward=reverse("sessions:cannot-lead", args=[session.uuid]),
            to=lambda _said: reverse("sessions:teaching"),
            said=lambda said: said,
        )
    others = [leader for leader in leaders_of(session) if leader.pk != user.pk]
    return render(
        request,
        "training_sessions/cannot_lead.html",
        {
            "session": session,
            "others": others,
            "colleagues": free_colleagues(session),
            "titles": session_titles(session, user.language),
        },
    )


def _settle(request: HttpRequest, session: TrainingSession, user: User) -> str:
    if "call-off" in request.POST:
        cancel_session(session, by=user)
        return _("The session is called off. Everyone who was coming is told.")
    colleague = None
    if "to" in request.POST:
        colleagues = [one for one in free_colleagues(session) if str(one.uuid) == request.POST["to"]]
        if not colleagues:
            raise SessionsError
        colleague = colleagues[0]
    hand_over(session, to=colleague, by=user)
    if colleague:
        return _("%(name)s leads instead of you. The coordinators are told.") % {"name": colleague.name}
    return _("You have stepped down. The coordinators are told.")


def _managed(request: SignedIn, uuid: UUID) -> TrainingSession:
    return get_object_or_404(sessions_to_arrange(request.user), uuid=uuid)
