"""What families meet: open sessions, one session, what lies ahead and behind."""

from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lms.dates import oslo_day
from lms.look.form_fields import dated
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import FosterHome, Role, User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME, access_of
from lms.people.queries import partners_of, path_is_over
from sessions.actions.planning import leaders_of
from sessions.forms.network_days import ChildrenForm, FeedbackForm
from sessions.forms.seats import HouseholdForm, SignUpForm
from sessions.models import Registration, SeatOffer, TrainingSession
from sessions.queries import collisions, history, network_days, seats
from sessions.queries.briefing import before
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.make_ups import missed_by, other_groups
from sessions.queries.reach import reach_of
from sessions.queries.seats import (
    come_later,
    folded,
    missing_meetings,
    place_in_line,
    session_titles,
    upcoming_for,
)
from sessions.rules.attendance import attendance_is_open

LOOKING = (FOSTER_PARENT, Role.COORDINATOR, Role.CASEWORKER, Role.TRAINER)
FOR_OTHERS = (Role.COORDINATOR, Role.CASEWORKER)
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
    page = Paginator(history.behind(user), BEHIND_A_PAGE).get_page(request.GET.get("side"))
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
    return session_page(request, visible_session(request, uuid))


def visible_session(request: HttpRequest, uuid: UUID) -> TrainingSession:
    """A session that the reader may see, with what its page shows read; 404 for any other."""
    sessions = TrainingSession.objects.visible_to(request.user).select_related(
        "venue__municipality", "organisation", "series", "group"
    )
    return get_object_or_404(sessions.prefetch_related("delivers"), uuid=uuid)


def homes_of_staff(user: User) -> list[FosterHome]:
    """The homes that staff may sign up, never their own."""
    return list(FosterHome.objects.visible_to(user).active().exclude(parents__user=user).distinct())


def session_page(
    request: SignedIn,
    session: TrainingSession,
    *,
    form: SignUpForm | None = None,
    household: HouseholdForm | None = None,
) -> HttpResponse:
    """A session's page; with a form that was refused, in its place."""
    user = request.user
    access = access_of(user)
    now = timezone.now()
    home_registrations = list(
        Registration.objects.filter(session=session, person__in=[user, *partners_of(user)])
        .live()
        .select_related("person", "booking", "logistics")
        .prefetch_related("booking__offers", "booking__events")
        .order_by("pk")
    )
    own = next((one for one in home_registrations if one.person_id == user.pk), None)
    is_ahead = session.is_published and session.ends_at > now
    is_open = session.is_published and session.begins_at > now
    is_open = is_open and TrainingSession.objects.open_to_sign_up(now).filter(pk=session.pk).exists()
    partners = partners_of(user) if access.has(IN_A_HOME) else []
    signed_up = {one.person_id for one in home_registrations}
    may_together = bool(partners) and not signed_up & {user.pk, *(one.pk for one in partners)}
    if form is None and access.has(IN_A_HOME) and is_open and own is None:
        form = SignUpForm(initial={"who": SignUpForm.TOGETHER if may_together else SignUpForm.ALONE})
    if form is not None and not may_together:
        form = None
    manages = TrainingSession.objects.managed_by(user).filter(pk=session.pk).exists()
    staff = access.has(*FOR_OTHERS)
    leaders = leaders_of(session)
    near, farther = _other_groups(session, own, user) if is_open else ([], [])
    if household is None and staff and is_open:
        household = HouseholdForm(homes=homes_of_staff(user))
    return render(
        request,
        "training_sessions/session.html",
        {
            "session": session,
            "own": own,
            "home_registrations": home_registrations,
            "is_family": access.has(FOSTER_PARENT),
            "is_over": session.ends_at <= now,
            "missed_part": next((part.pk for part in session.delivers.all()), None),
            "offer": _open_offer(own),
            "instead_of": _instead_of(session, own, home_registrations),
            "place_in_line": place_in_line(own) if own and own.status == "waiting" else None,
            "is_open": is_open,
            "can_sign_up": is_open and own is None and access.has(IN_A_HOME),
            "form": form,
            "remarks": _remarks(session, user) if is_open and own is None and access.has(IN_A_HOME) else [],
            "household": household,
            "leaders": leaders,
            "manages": manages,
            "before": before(session, by=user) if manages and is_ahead else None,
            "leads": user.pk in {leader.pk for leader in leaders},
            "is_under_way": attendance_is_open(session.begins_at, now) and now < session.ends_at,
            "other_groups": near,
            "farther_groups": farther,
            "day": _day(session, own, now) if session.traits.has_programme else None,
            "shows_link": own is not None and own.status == Registration.Status.REGISTERED,
            "titles": session_titles(session, user.language),
        },
    )


def _other_groups(
    session: TrainingSession, own: Registration | None, user: User
) -> tuple[list[TrainingSession], list[TrainingSession]]:
    if own is None or own.status == Registration.Status.OFFERED:
        return [], []
    return other_groups(session, user, after=timezone.now())


def _day(session: TrainingSession, own: Registration | None, at: datetime) -> dict[str, object]:
    """What a network day's page shows beside: the programme, children, materials, what one thought."""
    is_over = session.ends_at <= at
    own_children = network_days.children_of(own) if own else {}
    slots = network_days.agenda_of(session, own)
    return {
        "slots": slots,
        "has_choice": any(slot.is_choice for slot in slots),
        "children_form": ChildrenForm(counts=own_children) if own and not is_over else None,
        "feedback_form": FeedbackForm() if own and is_over else None,
        "is_over": is_over,
    }


def _remarks(session: TrainingSession, user: User) -> list[str]:
    """What is worth knowing before one signs up: a day that people keep free, a place or day out of reach."""
    first, last = oslo_day(session.begins_at), oslo_day(session.ends_at)
    said = [
        _("%(day)s is %(name)s.") % {"day": dated(day, "l j. F"), "name": name}
        for day, name in days_to_ask_for(first, last).items()
    ]
    reach = reach_of(user)
    if session.venue and not reach.is_near(session.venue.municipality, session.organisation_id):
        place = session.venue.municipality.name
        said.append(_("It is in %(place)s, farther away than you usually go.") % {"place": place})
    if not reach.suits(first, last):
        said.append(_("You have said that you cannot come that day."))
    if come_later(user, session):
        said.append(_("It comes later on your path: something before it is left to do."))
    return said


def _instead_of(
    session: TrainingSession, own: Registration | None, of_the_home: list[Registration]
) -> list[Registration]:
    """The seats elsewhere at the time of a session: one's own where one has a seat here too; where one is
    offered one, those of all who are offered it together."""
    if own is None or not session.is_published or session.begins_at <= timezone.now():
        return []
    concerned = {
        Registration.Status.REGISTERED: [own],
        Registration.Status.OFFERED: [one for one in of_the_home if one.booking_id == own.booking_id],
    }.get(Registration.Status(own.status), [])
    return collisions.clashing([one.person_id for one in concerned], session) if concerned else []


def _open_offer(own: Registration | None) -> SeatOffer | None:
    offers = own.booking.offers.all() if own else []
    return next((one for one in offers if one.outcome == SeatOffer.Outcome.OPEN), None)
