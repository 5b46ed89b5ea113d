"""What families meet: open sessions, one session, what lies ahead and behind."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from lms.look.requests import page_asked, uuid_in
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of
from lms.people.queries import path_is_over
from sessions.forms.network_days import ChildrenForm, FeedbackForm
from sessions.forms.seats import HouseholdForm, SignUpForm
from sessions.models import Registration, TrainingSession
from sessions.queries import collisions, history, seats
from sessions.queries.access import homes_to_sign_up, visible_sessions
from sessions.queries.make_ups import missed_by
from sessions.queries.seats import (
    folded,
    missing_meetings,
    upcoming_for,
)
from sessions.queries.session_page import session_page

LOOKING = (FOSTER_PARENT, Role.COORDINATOR, Role.CASEWORKER, Role.TRAINER)
BEHIND_A_PAGE = 20


@require_GET
@role_required(*LOOKING)
def open_sessions(request: SignedIn) -> HttpResponse:
    """Sessions that are open for signing up, nearest first: a family's missing parts before the rest, and
    what lies beyond their reach folded away; with `del`, those alone that deliver that part."""
    user = request.user
    is_family = access_of(user).has(IN_A_HOME)
    now = timezone.now()
    is_asked = is_family and not path_is_over(user)
    missing = missing_meetings(user, get_language(), after=now) if is_asked else {}
    part = uuid_in(request.GET.get("del", ""))
    asked_for = {part} if part in missing else None
    sittings = seats.open_sessions(user, after=now, part_uuids=asked_for)
    near = [one for one in sittings if one.is_near or one.own]
    wanted = [one for one in near if one.own is None and one.part_uuids & missing.keys()]
    return render(
        request,
        "training_sessions/open.html",
        {
            "part": missing.get(part) if part else None,
            "wanted": wanted,
            "others": [one for one in near if one not in wanted],
            "farther": [one for one in sittings if one not in near],
            "is_family": is_family,
        },
    )


@require_GET
@role_required(FOSTER_PARENT)
def mine(request: SignedIn) -> HttpResponse:
    """One's own sessions: offers first, then what lies ahead, then what one has been to."""
    user = request.user
    registrations = upcoming_for(user)
    offers = [one for one in registrations if one.status == Registration.Status.OFFERED]
    missed = [] if path_is_over(user) else missed_by(user, after=timezone.now())
    page = Paginator(history.behind(user), BEHIND_A_PAGE).get_page(page_asked(request))
    return render(
        request,
        "training_sessions/mine.html",
        {
            "ahead": folded(registrations),
            "missed": [one for one in missed if one.booked is None],
            "offers": [(one, collisions.beside(one, registrations)) for one in offers],
            "choices": collisions.choices_of(registrations),
            "is_in_a_home": access_of(user).has(IN_A_HOME),
            "been": history.told(list(page.object_list)),
            "page": page,
        },
    )


@require_GET
@signed_in
def session(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One session: when, where, what it delivers, and what one can do about it."""
    return show_session(request, get_object_or_404(visible_sessions(request.user), uuid=uuid))


def show_session(
    request: SignedIn,
    session: TrainingSession,
    *,
    form: SignUpForm | None = None,
    household: HouseholdForm | None = None,
) -> HttpResponse:
    """A session's page; with a form that was refused, in its place."""
    user = request.user
    page = session_page(session, by=user, at=timezone.now())
    if page.sign_up is None or not page.sign_up.is_together:
        form = None
    elif form is None:
        form = SignUpForm()
    if household is None and page.may_sign_up_homes:
        household = HouseholdForm(homes=homes_to_sign_up(user))
    day = page.day
    return render(
        request,
        "training_sessions/session.html",
        {
            "page": page,
            "session": session,
            "form": form,
            "household": household,
            "children_form": ChildrenForm(counts=day.children) if day and day.children is not None else None,
            "feedback_form": FeedbackForm() if day and day.asks_feedback else None,
        },
    )
