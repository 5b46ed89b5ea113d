"""What families meet: open sessions, one session, what lies ahead and behind."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lms.look.requests import page_asked, uuid_in
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT
from sessions.forms.network_days import ChildrenForm, FeedbackForm
from sessions.forms.seats import SignUpForm
from sessions.models import TrainingSession
from sessions.queries import history
from sessions.queries.access import visible_sessions
from sessions.queries.open_sessions import open_page
from sessions.queries.own_meetings import own_meetings
from sessions.queries.own_sessions import own_sessions
from sessions.queries.session_page import session_page

LOOKING = (FOSTER_PARENT, Role.COORDINATOR, Role.CASEWORKER, Role.TRAINER)
BEHIND_A_PAGE = 20


@require_safe
@role_required(*LOOKING)
def open_sessions(request: SignedIn) -> HttpResponse:
    """Sessions that are open for signing up, nearest first: a family's missing parts before the rest, and
    what lies beyond their reach folded away; with `del`, those alone that deliver that part."""
    part = uuid_in(request.GET.get("del", ""))
    page = open_page(request.user, part=part, language=get_language(), at=timezone.now())
    return render(request, "training_sessions/open.html", {"page": page})


@require_safe
@role_required(FOSTER_PARENT)
def mine(request: SignedIn) -> HttpResponse:
    """One's own sessions: offers first, then what lies ahead, then what one has been to."""
    user = request.user
    page = Paginator(history.behind(user), BEHIND_A_PAGE).get_page(page_asked(request))
    return render(
        request,
        "training_sessions/mine.html",
        {
            "own": own_sessions(user, at=timezone.now()),
            "meetings": own_meetings(user, at=timezone.now()),
            "been": history.told(list(page.object_list)),
            "page": page,
        },
    )


@require_safe
@signed_in
def session(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One session: when, where, what it delivers, and what one can do about it."""
    found = get_object_or_404(visible_sessions(request.user), uuid=uuid)
    if found.traits.is_by_invitation:
        return redirect("sessions:dialogue-meeting", uuid=found.meeting.uuid)
    return show_session(request, found)


def show_session(
    request: SignedIn,
    session: TrainingSession,
    *,
    form: SignUpForm | None = None,
) -> HttpResponse:
    """A session's page; with a form that was refused, in its place."""
    user = request.user
    page = session_page(session, by=user, at=timezone.now())
    if page.sign_up is None or not page.sign_up.is_together:
        form = None
    elif form is None:
        form = SignUpForm()
    day = page.day
    return render(
        request,
        "training_sessions/session.html",
        {
            "page": page,
            "session": session,
            "form": form,
            "children_form": ChildrenForm(counts=day.children) if day and day.children is not None else None,
            "feedback_form": FeedbackForm() if day and day.asks_feedback else None,
        },
    )
