"""What families meet: open sessions, signing up and off, offers, what lies ahead."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lms.people.access import FOSTER_PARENT, IN_A_HOME, access_of, reader_of, role_required
from lms.people.days import dated
from lms.people.models import FosterHome, Role, User
from lms.people.queries import oslo_day, path_is_over
from sessions import actions, queries, rules
from sessions.errors import AlreadySignedUp, NotAllowed, OfferNotOpen, SessionsError
from sessions.forms import HouseholdForm, SignUpForm
from sessions.forms.network import ChildrenForm, FeedbackForm
from sessions.models import Registration, SeatOffer, SessionKind, TrainingSession
from sessions.queries import been, collisions, network
from sessions.queries.before import before
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.reach import reach_of
from sessions.queries.seats import come_later, partners_of, place_in_line
from sessions.reader import uuid_in
from sessions.refusals import in_words

LOOKING = (FOSTER_PARENT, Role.COORDINATOR, Role.CASEWORKER, Role.TRAINER)
FOR_OTHERS = (Role.COORDINATOR, Role.CASEWORKER)
BEHIND_A_PAGE = 20


@require_GET
@role_required(*LOOKING)
def open_sessions(request: HttpRequest) -> HttpResponse:
    """Sessions that are open for signing up, nearest first: a family's missing parts before the rest, and
    what lies beyond their reach folded away; with `del`, those alone that deliver that part."""
    user = reader_of(request)
    is_family = access_of(user).has(IN_A_HOME)
    now = timezone.now()
    is_asked = is_family and not path_is_over(user)
    missing = queries.missing_meetings(user, get_language(), after=now) if is_asked else {}
    part = uuid_in(request.GET.get("del", ""))
    asked_for = {part} if part in missing else None
    sittings = queries.open_sessions(user, after=now, part_uuids=asked_for)
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
def mine(request: HttpRequest) -> HttpResponse:
    """One's own sessions: offers first, then what lies ahead, then what one has been to."""
    user = reader_of(request)
    registrations = queries.upcoming_for(user)
    offers = [one for one in registrations if one.status == Registration.Status.OFFERED]
    missed = [] if path_is_over(user) else queries.missed_by(user, after=timezone.now())
    page = Paginator(been.behind(user), BEHIND_A_PAGE).get_page(request.GET.get("side"))
    return render(
        request,
        "training_sessions/mine.html",
        {
            "ahead": queries.folded(registrations),
            "missed": [one for one in missed if one.booked is None],
            "offers": [(one, collisions.beside(one, registrations)) for one in offers],
            "choices": collisions.choices_of(registrations),
            "is_in_a_home": access_of(user).has(IN_A_HOME),
            "been": been.told(list(page.object_list)),
            "page": page,
        },
    )


@require_GET
@login_required
def session(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One session: when, where, what it delivers, and what one can do about it."""
    return _session_page(request, _visible(request, uuid))


@require_POST
@role_required(IN_A_HOME)
def sign_up(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Sign oneself up, or the home together."""
    user, session = reader_of(request), _visible(request, uuid)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _session_page(request, session, form=form)
    who = form.cleaned_data["who"]
    persons = {
        SignUpForm.ALONE: [user],
        SignUpForm.PARTNER: partners_of(user),
        SignUpForm.TOGETHER: [user, *partners_of(user)],
    }[who]
    return _register(request, session, persons, together=who == SignUpForm.TOGETHER)


@require_POST
@role_required(*FOR_OTHERS)
def sign_up_home(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Staff sign a home up on its behalf or, with `invite`, ask its adults to come."""
    session = _visible(request, uuid)
    household = HouseholdForm(request.POST, homes=_homes_of_staff(reader_of(request)))
    if not household.is_valid():
        return _session_page(request, session, household=household)
    if "invite" in request.POST:
        return _invite(request, session, household.persons())
    return _register(request, session, household.persons(), together=household.cleaned_data["together"])


@require_POST
@role_required(FOSTER_PARENT, *FOR_OTHERS)
def sign_off(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give a seat or place in line back, one's own or of one's home; `excuse` says that one had meant to
    come."""
    user, session = reader_of(request), _visible(request, uuid)
    of_the_home = Registration.objects.filter(person__in=partners_of(user))
    whose = (
        Q(uuid=uuid_in(request.POST["registration"])) if "registration" in request.POST else Q(person=user)
    )
    found = (Registration.objects.visible_to(user) | of_the_home).filter(whose, session=session)
    registration = found.live().first() or found.order_by("-changed_at").first()
    if registration is None:
        raise Http404
    is_own = registration.person_id == user.pk
    try:
        if not registration.is_live:
            messages.success(request, _("You are signed off.") if is_own else _("Signed off."))
        elif "excuse" in request.POST:
            actions.excuse(registration, by=user)
            said = _("Thank you for letting us know. Somebody else can have the place now.")
            messages.success(request, said if is_own else _("Somebody else can have the place now."))
        else:
            actions.sign_off(registration, by=user, whole_booking="whole" in request.POST)
            messages.success(request, _("You are signed off.") if is_own else _("Signed off."))
    except NotAllowed as error:
        raise Http404 from error
    except SessionsError as error:
        messages.error(request, in_words(error))
    if request.POST.get("back") == "arrangements":
        return redirect("sessions:arrangements", uuid=session.uuid)
    return _back_to(request, session)


@require_POST
@role_required(FOSTER_PARENT)
def answer_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes or no to a place that is held."""
    user = reader_of(request)
    own = Registration.objects.filter(person=user).of_present_homes().values("booking")
    offer = get_object_or_404(SeatOffer.objects.select_related("booking__session"), pk=pk, booking__in=own)
    accept = request.POST.get("answer") == "yes"
    shown = [uuid for given in request.POST.getlist("instead_of") if (uuid := uuid_in(given))]
    household = [user, *partners_of(user)]
    giving_up = Registration.objects.filter(uuid__in=shown, person__in=household).live()
    taken, given_back = _("The place is yours. See you there."), _("Somebody else can have the place now.")
    try:
        actions.answer_offer(offer, accept=accept, by=user, giving_up=list(giving_up))
    except OfferNotOpen as error:
        if offer.outcome == (SeatOffer.Outcome.TAKEN if accept else SeatOffer.Outcome.DECLINED):
            messages.success(request, taken if accept else given_back)
        else:
            messages.error(request, in_words(error))
    except SessionsError as error:
        messages.error(request, in_words(error))
    else:
        messages.success(request, taken if accept else given_back)
    return _back_to(request, offer.booking.session)


@require_POST
@role_required(FOSTER_PARENT)
def keep_seat(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep this one of several seats at the same time; the others are given back."""
    user = reader_of(request)
    own = Registration.objects.filter(person=user, session__uuid=uuid).live().select_related("session")
    try:
        given = actions.choose_seat(get_object_or_404(own), by=user)
    except SessionsError as error:
        messages.error(request, in_words(error))
    else:
        names = ", ".join(one.session.title for one in given)
        said = _("You keep this place. Given back: %(titles)s.") % {"titles": names}
        messages.success(request, said if given else _("You keep this place."))
    return redirect("sessions:session", uuid=uuid)


def _invite(request: HttpRequest, session: TrainingSession, persons: list[User]) -> HttpResponse:
    try:
        invited = actions.invite_to(session, persons=persons, by=reader_of(request))
    except NotAllowed as error:
        raise Http404 from error
    except SessionsError as error:
        messages.error(request, in_words(error))
    else:
        if invited:
            messages.success(request, _("They get an invitation, and sign up themselves."))
        else:
            messages.info(request, _("They are signed up or invited already."))
    return redirect("sessions:session", uuid=session.uuid)


def _register(
    request: HttpRequest, session: TrainingSession, persons: list[User], *, together: bool
) -> HttpResponse:
    try:
        made = actions.register(
            session, persons=persons, together=together and len(persons) > 1, by=reader_of(request)
        )
    except NotAllowed as error:
        raise Http404 from error
    except AlreadySignedUp as error:
        _say_that_it_stands(request, session, persons, error)
    except SessionsError as error:
        messages.error(request, in_words(error))
    else:
        _say_how_it_went(request, made)
    return _back_to(request, session)


def _back_to(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """To a session's page, or to one's own sessions where it is no longer one's to see."""
    if TrainingSession.objects.visible_to(request.user).filter(pk=session.pk).exists():
        return redirect("sessions:session", uuid=session.uuid)
    return redirect("sessions:mine")


def _say_that_it_stands(
    request: HttpRequest, session: TrainingSession, persons: list[User], error: AlreadySignedUp
) -> None:
    """A second press finds done what the first one did; only where some are on the list and some are not
    has nothing come of it."""
    standing = list(Registration.objects.filter(session=session, person__in=persons).live())
    if len(standing) == len(persons):
        _say_how_it_went(request, standing)
    else:
        messages.error(request, in_words(error))


def _visible(request: HttpRequest, uuid: UUID) -> TrainingSession:
    sessions = TrainingSession.objects.visible_to(request.user).select_related(
        "venue__municipality", "organisation", "series", "group"
    )
    return get_object_or_404(sessions.prefetch_related("delivers"), uuid=uuid)


def _homes_of_staff(user: User) -> list[FosterHome]:
    return list(FosterHome.objects.visible_to(user).active().exclude(parents__user=user).distinct())


def _session_page(
    request: HttpRequest,
    session: TrainingSession,
    *,
    form: SignUpForm | None = None,
    household: HouseholdForm | None = None,
) -> HttpResponse:
    user = reader_of(request)
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
    leaders = actions.planning.leaders_of(session)
    near, farther = _other_groups(session, own, user) if is_open else ([], [])
    if household is None and staff and is_open:
        household = HouseholdForm(homes=_homes_of_staff(user))
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
            "is_under_way": rules.attendance_is_open(session.begins_at, now) and now < session.ends_at,
            "other_groups": near,
            "farther_groups": farther,
            "day": _day(session, own, now) if session.kind == SessionKind.NETWORK_DAY else None,
            "shows_link": own is not None and own.status == Registration.Status.REGISTERED,
            "titles": queries.seats.session_titles(session, user.language),
        },
    )


def _other_groups(
    session: TrainingSession, own: Registration | None, user: User
) -> tuple[list[TrainingSession], list[TrainingSession]]:
    if own is None or own.status == Registration.Status.OFFERED:
        return [], []
    return queries.other_groups(session, user, after=timezone.now())


def _day(session: TrainingSession, own: Registration | None, at: datetime) -> dict[str, object]:
    """What a network day's page shows beside: the programme, children, materials, what one thought."""
    is_over = session.ends_at <= at
    own_children = network.children_of(own) if own else {}
    slots = network.agenda_of(session, own)
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


def _say_how_it_went(request: HttpRequest, made: list[Registration]) -> None:
    if any(one.status == Registration.Status.WAITING for one in made):
        messages.info(
            request, _("It is full. You are on the waiting list and hear from us if a place comes free.")
        )
    else:
        messages.success(
            request,
            ngettext("Signed up: one place.", "Signed up: %(number)d places.", len(made))
            % {"number": len(made)},
        )
